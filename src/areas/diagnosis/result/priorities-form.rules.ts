/** Names of the form's fields: what a category costs, and how much an indicator matters. */
export const costField = (id: string): string => `costs.${id}`;
export const kpiField = (id: string): string => `kpis.${id}`;

interface Typed {
  costs?: Record<string, string>;
  kpis?: Record<string, string>;
  /** The button that gives the own profile up. */
  usual?: string;
}

/**
 * What the form of priorities sends, as its use case takes it: "12,5 %" is 12.5, a category left empty costs nothing, and
 * a list left empty altogether is the usual one.
 */
export function priorityInput({ costs, kpis, usual }: Typed) {
  if (usual) return {};
  return {
    ...(costs && {
      costs: mapped(costs, plainNumber),
    }),
    ...(kpis && { kpis }),
  };
}

const plainNumber = (typed: string): string => typed.replace(/[\s%]/g, '').replace(',', '.');

/** What is typed so far adds up to, in percent; what is no number counts for nothing yet. */
export const typedTotal = (typed: readonly string[]): number =>
  typed.map((one) => Number(plainNumber(one)) || 0).reduce((sum, value) => sum + value, 0);

const mapped = (values: Record<string, string>, change: (typed: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([id, typed]) => [id, change(typed)]));
