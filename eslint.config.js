import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const sizes = {
  'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  'max-depth': ['error', 3],
  'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
};

export default ts.config(
  {
    ignores: [
      'build/',
      '.svelte-kit/',
      'src/paraglide/',
      'node_modules/',
      '.virage/',
      'tour/',
      'coverage/',
      'src/platform/db/schema.ts',
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      ...sizes,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: ['error', 'always'],
      'no-console': ['error', { allow: ['error', 'warn'] }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
    rules: {
      // Addresses are made by href(), which carries the language; SvelteKit's resolve() knows nothing of it.
      'svelte/no-navigation-without-resolve': 'off',
      // `const { data } = $props()` reads as the language means it; runes decide reactivity.
      'prefer-const': 'off',
    },
  },
  // A describe block is a list of sentences, not a function.
  { files: ['**/*.test.ts', 'e2e/**'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['scripts/**', 'src/cli/**', 'bench/**', 'e2e/tour.ts'], rules: { 'no-console': 'off' } },
);
