import type { Theme, Tokens } from '../colour.ts';

/**
 * A chart's drawing as a file of its own, for PDF and pictures: our charts stretch in percentages and take their
 * colours from the page's tokens, which a file has not. Widths become units, tokens their values, links their words.
 *
 * @param markup what the chart component rendered; the first `<svg>` in it is taken
 * @param width in units of the drawing (its writing is 12 to 14 high)
 * @throws Error when there is no drawing in it, or a colour is no token: a fault of the chart
 */
export function standaloneSvg(markup: string, tokens: Tokens, width: number, theme: Theme = 'light'): string {
  const svg = /<svg[\s\S]*<\/svg>/.exec(markup)?.[0];
  if (!svg) throw new Error('No <svg> in this markup.');
  const height = /^<svg[^>]*\sheight="([\d.]+)"/.exec(svg)?.[1];
  const framed = height
    ? svg.replace(/\swidth="100%"/, ` width="${width}" viewBox="0 0 ${width} ${height}"`)
    : svg;
  return framed
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<\/?a\b[^>]*>/g, '')
    .replace(/\sclass="[^"]*"/g, '')
    .replace(/var\(--([\w-]+)\)/g, (_, name: string) => literal(tokens, name, theme))
    .replace('<svg', `<svg xmlns="http://www.w3.org/2000/svg" font-family="Source Sans 3"`);
}

function literal(tokens: Tokens, name: string, theme: Theme): string {
  const token = tokens[name];
  if (!token) throw new Error(`--${name} is not a colour of tokens.css.`);
  return token[theme];
}
