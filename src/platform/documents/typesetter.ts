import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NodeCompiler, type NodeError, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { coverageOf, writable, writableData, type Coverage } from './coverage.ts';
import { Draughtsman } from './drawing.ts';
import type { Pdf, PdfRequest, PdfStep } from './pdf.ts';
import { importSvelte } from './svelte-hook.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const FACES = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'];
/** Where templates find what a request brings; typst reads these from memory, and else only files of the project. */
const BROUGHT = path.join(ROOT, '.document');
/** Renderings after which typst forgets what it did not need again. */
const MEMORY = 8;

/** Typesets one document after the other; holds fonts and compiled templates in between. */
export class Typesetter {
  readonly #draughtsman: Draughtsman;
  readonly #compiler: NodeCompiler;
  readonly #covers: Coverage;

  constructor() {
    importSvelte();
    const fonts = FACES.map(fontFile);
    this.#draughtsman = new Draughtsman(ROOT);
    this.#compiler = NodeCompiler.create({ workspace: ROOT, fontArgs: [{ fontPaths: fonts }] });
    this.#covers = coverageOf(readFileSync(fonts[0]!));
  }

  async typeset(request: PdfRequest, onStep: (step: PdfStep) => void): Promise<Pdf> {
    onStep('drawing');
    const drawings = await this.#draw(request);
    onStep('typesetting');
    try {
      this.#bring(request, drawings);
      const document = this.#compile(request.template);
      onStep('writing');
      return { ...this.#write(document), drawings: Object.fromEntries(drawings) };
    } finally {
      this.#compiler.resetShadow();
      this.#compiler.evictCache(MEMORY);
    }
  }

  /** Each drawing as an SVG file, by name. */
  async #draw({ drawings = {}, locale }: PdfRequest): Promise<Map<string, string>> {
    const files = new Map<string, string>();
    for (const [name, drawing] of Object.entries(drawings))
      files.set(name, writable(await this.#draughtsman.draw(drawing, locale), this.#covers));
    return files;
  }

  /** Everything from outside comes as files that typst reads as data; none of it is ever part of a source. */
  #bring({ locale, document, data, pictures = {} }: PdfRequest, drawings: Map<string, string>): void {
    const tokens = Object.fromEntries(
      Object.entries(this.#draughtsman.tokens).map(([name, { light }]) => [name, light]),
    );
    const house = { locale, tokens, ...(writableData(document, this.#covers) as PdfRequest['document']) };
    this.#put('house.json', Buffer.from(JSON.stringify(house)));
    this.#put('data.json', Buffer.from(JSON.stringify(writableData(data, this.#covers))));
    for (const [name, svg] of drawings) this.#put(`${name}.svg`, Buffer.from(svg));
    for (const [name, bytes] of Object.entries(pictures)) this.#put(name, Buffer.from(bytes));
  }

  #put(name: string, content: Buffer): void {
    if (!/^[a-z0-9-]+\.[a-z]+$/.test(name)) throw new Error(`Not a name for a file of a document: ${name}`);
    this.#compiler.mapShadow(path.join(BROUGHT, name), content);
  }

  #compile(template: string): NodeTypstDocument {
    const result = this.#compiler.compile({ mainFilePath: path.join(ROOT, template) });
    const error = result.takeError();
    if (error) throw new Error(this.#explain(template, error));
    if (!result.result) throw new Error(`${template} gave no document.`);
    return result.result;
  }

  #explain(template: string, error: NodeError): string {
    const found = this.#compiler.fetchDiagnostics(error) as {
      message: string;
      path: string;
      range?: string;
    }[];
    const lines = found.map(({ message, path: file, range }) => `${file} ${range ?? ''}: ${message}`);
    return `${template} cannot be typeset. ${lines.join('; ')}`;
  }

  #write(document: NodeTypstDocument): Omit<Pdf, 'drawings'> {
    const pdf = this.#compiler.pdf(document, { pdfStandard: 'ua-1' });
    return { bytes: new Uint8Array(pdf), pages: document.numOfPages };
  }
}

const fontFile = (face: string): string =>
  path.join(ROOT, 'node_modules', '@expo-google-fonts', 'source-sans-3', face, `SourceSans3_${face}.ttf`);
