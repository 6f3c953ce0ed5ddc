import { afterAll, describe, expect, it } from 'vitest';
import { testRuntime } from '#platform/testing/world.ts';
import { asks } from '../../search/testing/documents.ts';
import { LiveIndex } from '../search/live-index.ts';
import { importClassification, readClassificationFile } from './index.ts';

const runtime = await testRuntime();
const bytes = (text: string) => new TextEncoder().encode(text);
const open = async () => (await LiveIndex.open(runtime.pool, runtime.config.root)).index;
const understood = async (index: LiveIndex, text: string) =>
  index.find(asks(text)).understood.map(({ concept }) => concept);
const heard: (string | undefined)[] = [];
const listener = await runtime.pool.connect();
listener.on('notification', ({ payload }) => heard.push(payload));
await listener.query('listen supplier_change');
afterAll(() => listener.release(true));

describe('a classification brought by an operator', () => {
  it('is part of the search, in its own languages, and each process hears of it', async () => {
    const csv =
      'code;fr;de\n14000000-1;Produits des mines;Bergbauerzeugnisse\n14312000-4;Pyrites de fer;Eisenpyrit\n';
    const { concepts } = await readClassificationFile('cpv.csv', bytes(csv), 'product');
    await importClassification(runtime, { id: 'cpv', fileName: 'cpv.csv', concepts });
    expect(await understood(await open(), 'Eisenpyrit')).toEqual(['cpv-14312000']);
    await expect.poll(() => heard).toContain('thesaurus');
  });

  it('takes the place of the one before, whole', async () => {
    const turtle = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      <http://x.example/9> a skos:Concept ; skos:prefLabel "Wunderblech"@de .`;
    const { concepts, problems } = await readClassificationFile('metals.ttl', bytes(turtle), 'material');
    expect(problems).toEqual([]);
    await importClassification(runtime, { id: 'cpv', fileName: 'metals.ttl', concepts });
    const index = await open();
    expect(await understood(index, 'Wunderblech')).toEqual(['cpv-9']);
    expect(await understood(index, 'Eisenpyrit')).not.toContain('cpv-14312000');
  });

  it('is refused with the line at fault: a quote without end, Turtle that is none, XML', async () => {
    const at = async (name: string, text: string) =>
      (await readClassificationFile(name, bytes(text), 'product')).problems.map(({ row, message }) => [
        row,
        message.en,
      ]);
    expect(await at('x.csv', 'code;fr\n14000000;"Mines\n')).toEqual([
      [expect.any(Number), expect.stringMatching(/quote-not-closed/)],
    ]);
    expect(await at('x.ttl', '<a> <b> <c> .\n<a> oops')).toEqual([
      [2, expect.stringMatching(/cannot be read/)],
    ]);
    expect(await at('x.rdf', '<rdf/>')).toEqual([[null, expect.stringMatching(/Turtle/)]]);
  });
});
