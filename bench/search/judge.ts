import { ancestorsOf, type Concept } from '#areas/network/capabilities/index.ts';
import type { Invented, World } from './profiles.ts';

export interface Judged {
  recall: number;
  ndcg: number;
}

/** Judges the first ten by what each firm does in truth: all that was asked, part of it, or nothing. */
export function createJudge(
  suppliers: readonly Invented[],
  { byKind }: World,
): (asked: readonly Concept[], ids: readonly string[]) => Judged {
  const byId = new Map([...byKind.values()].flat().map((concept) => [concept.id, concept]));
  const able = new Map(
    suppliers.map(({ id, does }) => [
      id,
      new Set(does.flatMap((concept) => [concept, ...ancestorsOf(concept, byId)].map((one) => one.id))),
    ]),
  );
  const gradeOf = (id: string, asked: readonly Concept[]): number => {
    const met = asked.filter((concept) => able.get(id)?.has(concept.id)).length;
    return met === asked.length ? 2 : Math.min(met, 1);
  };
  return (asked, ids) => {
    const best = suppliers
      .map(({ id }) => gradeOf(id, asked))
      .sort((a, b) => b - a)
      .slice(0, 10);
    const grades = ids.slice(0, 10).map((id) => gradeOf(id, asked));
    const whole = best.filter((grade) => grade === 2).length;
    const found = grades.filter((grade) => grade === 2).length;
    return {
      recall: whole === 0 ? 1 : found / whole,
      ndcg: gain(best) === 0 ? 1 : gain(grades) / gain(best),
    };
  };
}

const gain = (grades: readonly number[]): number =>
  grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
