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

  const xml = (entity: string, ending = '</rdf:RDF>') => `<?xml version="1.0"?>
    <!DOCTYPE rdf:RDF [ <!ENTITY skos ${entity}> ]>
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
      <skos:Concept rdf:about="http://x.example/metal"><skos:prefLabel xml:lang="de">Wundermetall</skos:prefLabel>
        <skos:narrower><rdf:Description rdf:about="http://x.example/8"><rdf:type rdf:resource="&skos;Concept"/>
          <skos:prefLabel xml:lang="de">Zauberblech</skos:prefLabel></rdf:Description></skos:narrower>
      </skos:Concept>
    ${ending}`;
  const SKOS = '"http://www.w3.org/2004/02/skos/core#"';

  it('is read as RDF/XML and as JSON-LD too', async () => {
    const json = `{ "@context": { "@vocab": ${SKOS} }, "@id": "urn:7", "@type": "Concept",
      "prefLabel": { "@value": "Hexenblech", "@language": "de" } }`;
    for (const [name, text, word, id] of [
      ['metals.rdf', xml(SKOS), 'Zauberblech', 'cpv-8'],
      ['metals.jsonld', json, 'Hexenblech', 'cpv-urn-7'],
    ] as const) {
      const { concepts, problems } = await readClassificationFile(name, bytes(text), 'material');
      expect(problems).toEqual([]);
      expect(await importClassification(runtime, { id: 'cpv', fileName: name, concepts })).toEqual([]);
      expect(await understood(await open(), word)).toEqual([id]);
    }
  });

  it('is refused with what is at fault, and changes nothing', async () => {
    const at = async (name: string, text: string | Uint8Array) =>
      (
        await readClassificationFile(name, typeof text === 'string' ? bytes(text) : text, 'product')
      ).problems.map(({ row, message }) => [row, message.en]);
    const line = expect.any(Number) as number;
    for (const [name, text, row, said] of [
      ['x.csv', 'code;fr\n14000000;"Mines\n', line, /quote-not-closed/],
      ['x.ttl', '<a> <b> <c> .\n<a> oops', 2, /cannot be read/],
      ['x.rdf', '<rdf/>', 1, /cannot be read/],
      ['x.rdf', xml('SYSTEM "file:///etc/hostname"'), null, /refers to another one.*hostname/],
      ['x.rdf', xml('"&a;&a;"'), null, /entities.*\(skos\)/],
      ['x.rdf', xml(SKOS).replace('&skos;', '&what;'), line, /undefined entity/],
      ['x.rdf', xml(SKOS, ''), null, /ends too early/],
      ['x.json', '{ "@context": "https://x.example/c" }', null, /nothing is read from the network/],
      ['x.jsonld', '{ "a": ', null, /cannot be read/],
      ['x.jsonld', '{ "a": 1 }', null, /holds no skos:Concept/],
      ['x.rdf', new Uint8Array([0xff, 0xfe, 0x3c, 0]), null, /cannot be read/],
      ['x.rdf', new Uint8Array(201 * 1024 * 1024), null, /larger than 200 MB/],
    ] as const)
      expect(await at(name, text)).toEqual([[row, expect.stringMatching(said)]]);
    const terms = { de: ['x'] };
    const entry = (code: string) => ({ code, parent: null, kind: 'process' as const, terms });
    for (const [id, codes, said] of [
      ['laser', ['cutting'], /which another concept has already/],
      ['cpv', ['A.1', 'a-1'], /which another concept has already/],
      ['cpv', Array.from({ length: 60_001 }, (_, code) => `${code}`), /holds 60000/],
    ] as const) {
      const classification = { id, fileName: 'x.ttl', concepts: codes.map(entry) };
      const [problem] = await importClassification(runtime, classification);
      expect(problem?.message.en).toMatch(said);
    }
    expect(await understood(await open(), 'Hexenblech')).toEqual(['cpv-urn-7']);
  });
});
