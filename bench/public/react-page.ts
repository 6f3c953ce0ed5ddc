import { createServer } from 'node:http';
import { createElement, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';

/** An element of a page as a browser read it: its name, attributes and what is in it. */
export type Markup = string | { name: string; attributes: Record<string, string>; inside: Markup[] };

// The same markup as our page, rendered by React for each request. It reads no database and searches nothing: only the
// rendering and the answering are compared, in its favour.
process.once('message', (page: Markup) => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html>${renderToString(toReact(page, 0))}`);
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send!(typeof address === 'object' ? address!.port : 0);
  });
});

const RENAMED: Readonly<Record<string, string>> = {
  class: 'className',
  for: 'htmlFor',
  tabindex: 'tabIndex',
  charset: 'charSet',
  maxlength: 'maxLength',
  autocapitalize: 'autoCapitalize',
  inputmode: 'inputMode',
  crossorigin: 'crossOrigin',
  hreflang: 'hrefLang',
  viewbox: 'viewBox',
};

function toReact(markup: Markup, key: number): ReactNode {
  if (typeof markup === 'string') return markup;
  const props = Object.entries(markup.attributes).flatMap(([name, value]): [string, unknown][] => {
    if (name === 'style') return [];
    if (['checked', 'selected', 'hidden', 'open'].includes(name)) return [[name, true]];
    if (name === 'value' && markup.name !== 'option' && markup.name !== 'button')
      return [['defaultValue', value]];
    return [[RENAMED[name] ?? name, value]];
  });
  return createElement(
    markup.name,
    { key, ...Object.fromEntries(props) },
    ...markup.inside.map((one, at) => toReact(one, at)),
  );
}
