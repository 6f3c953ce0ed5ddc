/** Names of the form's fields: what a category costs, and how much an indicator matters. */
export const costField = (id: string): string => `costs.${id}`;
export const kpiField = (id: string): string => `kpis.${id}`;

interface Typed {
  costs?: Record<string, string>;
  kpis?: Record<string, string>;
}

/**
 * What the form of priorities sends, as its use case takes it: "12,5 %" is 12.5, a category left empty costs nothing, and
 * a list left empty altogether is the usual one.
 */
export function priorityInput({ costs, kpis }: Typed) {
  return {
    ...(costs && {
      costs: mapped(costs, (typed) => typed.replace(/[\s%\u00a0\u202f]/g, '').replace(',', '.')),
    }),
    ...(kpis && { kpis }),
  };
}

const mapped = (values: Record<string, string>, change: (typed: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([id, typed]) => [id, change(typed)]));
