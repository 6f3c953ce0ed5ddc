import { lpRows, type Model, type Row } from './model.rules.ts';

/** The column of an item's share: it is in the plan, whenever it starts. */
export const shareOf = (item: number): string => `z${item}`;

const ONCE = /^once(\d+)$/;

/**
 * The model of most value with a column for each item's share, and starts that may be split over quarters: it can be
 * solved in a thousandth of a second, and says what a plan may be worth at most.
 * @returns the model's text in CPLEX LP format
 */
export function relaxedText(model: Model, values: readonly number[], forced: ReadonlySet<number>): string {
  const rows = model.rows.map((row): Row => {
    const item = ONCE.exec(row.name)?.[1];
    if (item === undefined) return row.about === 'cash' ? inSmallNumbers(row) : row;
    return {
      name: row.name,
      terms: new Map([...row.terms, [shareOf(Number(item)), -1]]),
      sense: '=',
      limit: 0,
    };
  });
  const shares = values.map((_, item) => shareOf(item));
  return [
    'Maximize',
    ` value: ${values.map((value, item) => `+ ${value} ${shareOf(item)}`).join('\n ')}`,
    'Subject To',
    ...lpRows(rows),
    'Bounds',
    ...shares.map((share, item) => ` ${forced.has(item) ? 1 : 0} <= ${share} <= 1`),
    'End',
    '',
  ].join('\n');
}

/** Cents times hundredths of a percent are numbers of thirteen digits: beside ones and days they cost the solver its accuracy. */
function inSmallNumbers({ terms, limit, ...row }: Row): Row {
  const unit = Math.max(...[...terms.values()].map(Math.abs)) / 100;
  return {
    ...row,
    terms: new Map([...terms].map(([name, factor]) => [name, factor / unit])),
    limit: limit / unit,
  };
}
