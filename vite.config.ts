import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

/** The compiled texts make an `Intl.PluralRules` a call, which costs more than the sentence; two languages need two. */
const keptPluralRules: Plugin = {
  name: 'kept-plural-rules',
  transform(code, id) {
    if (!id.endsWith('/paraglide/registry.js')) return;
    return `const rules = {};\n${code.replace(
      'new Intl.PluralRules(locale, options)',
      '(rules[locale + JSON.stringify(options ?? 0)] ??= new Intl.PluralRules(locale, options))',
    )}`;
  },
};

export default defineConfig({
  plugins: [
    keptPluralRules,
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/paraglide',
      strategy: ['url', 'baseLocale'],
      // French first, at the root; English beside it under /en. One URL per language.
      urlPatterns: [
        {
          pattern: '/:path(.*)?',
          localized: [
            ['en', '/en/:path(.*)?'],
            ['fr', '/:path(.*)?'],
          ],
        },
      ],
    }),
    sveltekit({
      adapter: adapter(),
      // Registered by the pages on which a firm is assessed, and by no other.
      serviceWorker: { register: false },
      compilerOptions: { runes: true },
      csp: {
        mode: 'auto',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          // Charts set their sizes in style attributes.
          'style-src': ['self', 'unsafe-inline'],
          'img-src': ['self', 'data:'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['self'],
        },
      },
    }),
  ],
});
