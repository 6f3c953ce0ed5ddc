import { m } from '#messages';
import { renderPdf, type Pdf } from '#platform/documents/index.ts';
import { plainSlug } from '#platform/plain.ts';
import type { Runtime } from '#platform/runtime.ts';
import { text, type Locale } from '#platform/text.ts';
import { ok, perform, refuse, type Actor, type Result } from '#platform/use-case/index.ts';
import type { Door } from '../../assessment/index.ts';
import { getResult } from './get-result.ts';
import { resultDocument } from './result-document.ts';

/** A result as a tagged PDF, in the reader's language, with a name for the file. */
export async function resultPdf(
  runtime: Runtime,
  { actor, locale }: { actor: Actor; locale: Locale },
  door: Partial<Door>,
): Promise<Result<Pdf & { name: string }>> {
  const read = await perform(runtime, { actor, locale, channel: 'page' }, getResult, door);
  if (!read.ok) return read;
  const { result, firm } = read.value;
  if (!result) return refuse('not-found', 'not-submitted', text(m.result_not_submitted));
  const pdf = await renderPdf(resultDocument(read.value, result, locale));
  const name = m.result_document_file(
    { stage: result.stage.id, firm: plainSlug(firm, 80) || 'x' },
    { locale },
  );
  return ok({ ...pdf, name: `${name}.pdf` });
}
