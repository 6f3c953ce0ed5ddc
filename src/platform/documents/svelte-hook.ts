import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compile } from 'svelte/compiler';

/**
 * Lets this thread import `.svelte` files: plain Node knows nothing of them, and a document must carry the very drawings
 * that the pages show. Styles are left out; a drawing's own attributes are what leaves the page.
 */
export function importSvelte(): void {
  registerHooks({
    load(url, context, next) {
      if (!url.endsWith('.svelte')) return next(url, context);
      const filename = fileURLToPath(url);
      const source = readFileSync(filename, 'utf8');
      const { js } = compile(source, {
        filename,
        generate: 'server',
        runes: true,
        css: 'external',
        dev: false,
      });
      return { format: 'module', source: js.code, shortCircuit: true };
    },
  });
}
