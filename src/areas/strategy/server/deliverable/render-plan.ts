import { renderPdf, type PdfStep } from '#platform/documents/index.ts';
import { drawingsOf, type Deliverable } from '../../deliverable/index.ts';

export type PlanStep = PdfStep | 'word';

export interface RenderedPlan {
  pdf: Uint8Array<ArrayBuffer>;
  pages: number;
  word: Uint8Array<ArrayBuffer>;
}

/**
 * The two documents of one plan, with the same words and the same drawings.
 * @param root the project's root
 * @throws Error when a template or a drawing is wrong: a fault of ours
 */
export async function renderPlan(
  plan: Deliverable,
  root: string,
  onStep: (step: PlanStep) => void = () => undefined,
): Promise<RenderedPlan> {
  // What writes Word files is large: it is loaded while the other thread typesets.
  const loading = import('./word.ts');
  const pdf = await renderPdf(
    {
      template: 'src/areas/strategy/server/deliverable/plan.typ',
      locale: plan.locale,
      document: {
        title: `${plan.kind} · ${plan.firm}`,
        author: plan.author,
        date: plan.day,
        footer: plan.running,
      },
      data: plan,
      drawings: drawingsOf(plan),
    },
    onStep,
  );
  onStep('word');
  const { renderWord } = await loading;
  return { pdf: pdf.bytes, pages: pdf.pages, word: await renderWord(plan, pdf.drawings, root) };
}
