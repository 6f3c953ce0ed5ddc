// What a spreadsheet takes for a formula when it opens a CSV file (OWASP, "CSV injection").
const RISKY = /^'*[=+\-@\t\r\n]/;
const ESCAPED = /^'+[=+\-@\t\r\n]/;

/**
 * A text as a CSV cell that no spreadsheet runs: an apostrophe goes before what looks like a formula, and before
 * apostrophes that would be taken for ours, so that `unescapeCell` gives back exactly what was there.
 */
export const escapeCell = (text: string): string => (RISKY.test(text) ? `'${text}` : text);

export const unescapeCell = (text: string): string => (ESCAPED.test(text) ? text.slice(1) : text);
