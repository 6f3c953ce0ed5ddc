import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const ROOT = import.meta.dirname;

/** Code that looks for a file beside itself (a thread, the migrations) still looks beside its source. */
const placesOfSources: Plugin = {
  name: 'places-of-sources',
  transform(code, id) {
    const source = path.relative(ROOT, id);
    if (!source.startsWith('src') || !code.includes('import.meta.')) return;
    const file = `new URL('../../${source}', import.meta.url).href`;
    const folder = `(import.meta.dirname + '/../../${path.dirname(source)}')`;
    return {
      code: code.replaceAll('import.meta.url', file).replaceAll('import.meta.dirname', folder),
      map: null,
    };
  },
};

// The processes of `npm start`, each in a few files: loading 1,600 sources and 4,000 texts one by one takes seconds.
export default defineConfig({
  plugins: [placesOfSources],
  publicDir: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'build/cli',
    minify: false,
    rolldownOptions: {
      input: { serve: 'src/cli/serve.ts', server: 'src/cli/server.ts', worker: 'src/cli/worker.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
