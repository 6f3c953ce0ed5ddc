/** What a spreadsheet cell can hold once its formula, if any, is left aside. */
export type CellValue = string | number | boolean | Date | null;

/**
 * A cell as the text a person would have typed in a CSV file: whole numbers without exponent (an NEQ kept as a number
 * stays ten digits), fractions without binary noise, days as YYYY-MM-DD.
 */
export function cellText(value: CellValue): string {
  if (value === null) return '';
  // Neither can be kept as JSON; a replacement sign shows that something was there.
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '\ufffd');
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return value instanceof Date ? dateText(value) : numberText(value);
}

function numberText(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString();
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : '';
}

function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const text = value.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
}
