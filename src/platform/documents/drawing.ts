import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { standaloneSvg } from '#ui/charts/standalone.ts';
import { readTokens, type Tokens } from '#ui/colour.ts';
import { overwriteGetLocale } from '../../paraglide/runtime.js';
import type { Locale } from '../text.ts';
import type { Drawing } from './pdf.ts';

const PAGE_WIDTH = 640;

/** Draws charts of the pages as SVG files. The thread must be able to import `.svelte` files (`importSvelte`). */
export class Draughtsman {
  readonly tokens: Tokens;
  readonly #root: string;
  readonly #components = new Map<string, Component<Record<string, unknown>>>();

  constructor(root: string) {
    this.#root = root;
    this.tokens = readTokens(readFileSync(path.join(root, 'src', 'ui', 'tokens.css'), 'utf8'));
  }

  async draw({ component, props, width = PAGE_WIDTH }: Drawing, locale: Locale): Promise<string> {
    const drawn = await this.#component(component);
    // Texts of a component come from the reader's address on a page; here the document says who reads.
    overwriteGetLocale(() => locale);
    return standaloneSvg(render(drawn, { props }).body, this.tokens, width);
  }

  async #component(file: string): Promise<Component<Record<string, unknown>>> {
    const known = this.#components.get(file);
    if (known) return known;
    const url = pathToFileURL(path.join(this.#root, file)).href;
    const loaded = (await import(url)) as { default: Component<Record<string, unknown>> };
    this.#components.set(file, loaded.default);
    return loaded.default;
  }
}
