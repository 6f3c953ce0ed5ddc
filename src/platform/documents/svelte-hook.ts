import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compile } from 'svelte/compiler';

const MESSAGES = 'virage:messages';
const compiled = new URL('../../paraglide/messages/', import.meta.url);

/**
 * Lets this thread import `.svelte` files: plain Node knows nothing of them, and a document must carry the very drawings
 * that the pages show. Styles are left out; a drawing's own attributes are what leaves the page.
 */
export function importSvelte(): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === '#messages') return { url: MESSAGES, format: 'module', shortCircuit: true };
      return next(specifier, context);
    },
    load(url, context, next) {
      if (url === MESSAGES) return { format: 'module', source: messageModule(), shortCircuit: true };
      if (!url.endsWith('.svelte')) return next(url, context);
      return { format: 'module', source: compileFile(fileURLToPath(url)), shortCircuit: true };
    },
  });
}

function compileFile(filename: string): string {
  const options = { filename, generate: 'server', runes: true, css: 'external', dev: false } as const;
  return compile(readFileSync(filename, 'utf8'), options).js.code;
}

/**
 * The product's texts are some thousands of files, of which a drawing says two or three: each is read when it is first
 * said, which takes a second off the first document.
 */
const messageModule = (): string => `
  import { createRequire } from 'node:module';
  const require = createRequire(${JSON.stringify(compiled.href)});
  export const m = new Proxy({}, { get: (_, name) => require('./' + String(name) + '.js')[name] });
`;
