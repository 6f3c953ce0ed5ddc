import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderPdf } from '#platform/documents/index.ts';
import { readPdf } from '#platform/documents/testing/read-pdf.ts';
import type { Locale } from '#platform/text.ts';
import { frameworkSchema, type Answers, type Framework } from '../../framework/index.ts';
import { frameworkWords, resultOf, USUAL_SETTINGS, type AssessmentResult } from '../../result/index.ts';
import { plainPeers } from '../../result/testing.ts';
import { scoreAnswers } from '../../scoring/index.ts';
import { resultDocument } from './result-document.ts';

const published = (id: string): Framework =>
  frameworkSchema.parse(JSON.parse(readFileSync(`content/frameworks/${id}/1.json`, 'utf8')));

/** Every question answered in the middle or better, in turns; `unknown` of them not at all. */
function answersTo({ questions }: Framework, unknown = 0): Answers {
  const answered = questions.slice(unknown).map(({ id, ...question }, at): [string, Answers[string]] => {
    if (question.type === 'level') return [id, { kind: 'level', level: 1 + (at % 5) }];
    if (question.type === 'boxes')
      return [id, { kind: 'boxes', selected: question.rows.slice(0, 1 + (at % 4)).map((row) => row.id) }];
    if (question.type === 'number') return [id, { kind: 'number', value: question.max ?? 10 }];
    return [id, { kind: 'unknown' }];
  });
  return Object.fromEntries(answered);
}

function assessmentOf(
  framework: Framework,
  { peers = true, firm = 'Usinage du Fjord inc.' } = {},
): AssessmentResult {
  const measure = (stage: 'T0' | 'T1', day: string, unknown: number) => ({
    stage,
    submittedAt: new Date(day),
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    score: scoreAnswers(framework, answersTo(framework, unknown)),
  });
  const current = measure('T1', '2026-03-02T15:00:00Z', 1);
  const figures = plainPeers(Object.fromEntries(framework.dimensions.map(({ id }, at) => [id, 50 + at])));
  const result = resultOf({
    snapshot: { ...current, assessmentId: 'one', submittedBy: 'Ève Tremblay', notes: {} },
    correctedBy: null,
    earlier: [measure('T0', '2025-03-02T15:00:00Z', 2)],
    framework,
    frameworks: [framework],
    peers: peers ? figures : null,
    group: { industry: null, size: null, region: null },
    settings: USUAL_SETTINGS,
  });
  const organisation = { fr: 'Société de la Vallée', en: 'Valley Society' };
  return { id: 'one', firm, organisation, state: 'submitted', framework: frameworkWords(framework), result };
}

const typeset = async (assessment: AssessmentResult, locale: Locale) =>
  readPdf((await renderPdf(resultDocument(assessment, assessment.result!, locale))).bytes);
/** Letters of a drawing are set one by one: words are looked for without spaces. */
const closed = (text: string): string => text.replaceAll(/\s+/g, '');

describe('a result as a document', () => {
  for (const id of ['dma-compatible', 'virage-4-0'])
    for (const locale of ['fr', 'en'] as const)
      it(`of ${id} in ${locale} has every part, its charts with words, and is tagged`, async () => {
        const assessment = assessmentOf(published(id));
        const pdf = await typeset(assessment, locale);
        const told = closed(pdf.text);
        const names = assessment.result!.dimensions.map(({ name }) => name[locale]);
        for (const words of [assessment.firm, 'Ève Tremblay', ...names])
          expect(told).toContain(closed(words));
        for (const heading of {
          fr: ['Forces', 'Priorités', 'Évolution'],
          en: ['Strengths', 'Priorities', 'Change'],
        }[locale])
          expect(told).toContain(heading);
        expect(pdf).toMatchObject({ language: `${locale}-CA`, ua: '1' });
        expect(pdf.structure).toMatchObject({ H1: 1, Figure: 6 });
        expect(pdf.structure.Table).toBeGreaterThanOrEqual(3);
        expect(pdf.alternatives.every((words) => words.length > 10)).toBe(true);
        expect(pdf.fonts.every(({ embedded }) => embedded)).toBe(true);
        expect(pdf.pages).toBeLessThanOrEqual(6);
      });

  it('without peers says that there are not enough of them', async () => {
    const { text } = await typeset(assessmentOf(published('dma-compatible'), { peers: false }), 'fr');
    expect(text).toContain('Pas encore assez de données');
  });

  it('carries a firm’s name as it is, whatever is in it', async () => {
    const firm = 'Forge #panic() & $Fils$ [*] <b> « L’Étau » 株';
    const pdf = await typeset(assessmentOf(published('dma-compatible'), { firm }), 'fr');
    expect(closed(pdf.text)).toContain(closed(firm.replace('株', '□')));
    expect(pdf.title).toContain('#panic()');
  });

  it('with nothing known yet is still a document', async () => {
    const framework = published('dma-compatible');
    const assessment = assessmentOf(framework);
    const nothing = resultOf({
      snapshot: {
        ...{
          stage: 'T0' as const,
          submittedAt: new Date('2026-03-02'),
          frameworkId: framework.id,
          frameworkVersion: 1,
        },
        score: scoreAnswers(framework, {}),
        ...{ assessmentId: 'one', submittedBy: 'Ana', notes: {} },
      },
      correctedBy: null,
      earlier: [],
      framework,
      frameworks: [framework],
      peers: null,
      group: { industry: null, size: null, region: null },
      settings: USUAL_SETTINGS,
    });
    const pdf = await typeset({ ...assessment, result: nothing }, 'en');
    expect(pdf.pages).toBeGreaterThan(0);
  });
});
