import { expect, it } from 'vitest';
import { checkThesaurus } from './coherence.rules.ts';
import { ancestorsOf, childrenById } from './tree.rules.ts';

const { concepts } = checkThesaurus([
  [
    { id: 'forming', kind: 'process', preferred: { all: 'F' } },
    { id: 'extrusion', kind: 'process', parent: 'forming', preferred: { all: 'E' } },
    { id: 'impact', kind: 'process', parent: 'extrusion', preferred: { all: 'I' } },
    { id: 'rolling', kind: 'process', parent: 'forming', preferred: { all: 'R' } },
  ],
]);
const byId = new Map(concepts.map((concept) => [concept.id, concept]));

it('a concept widens to its parent first, then up to the root', () => {
  expect(ancestorsOf(byId.get('impact')!, byId).map(({ id }) => id)).toEqual(['extrusion', 'forming']);
  expect(ancestorsOf(byId.get('forming')!, byId)).toEqual([]);
});

it('a concept narrows to its children, in the order of the files', () => {
  const children = childrenById(concepts);
  expect(children.get('forming')?.map(({ id }) => id)).toEqual(['extrusion', 'rolling']);
  expect(children.get(null)?.map(({ id }) => id)).toEqual(['forming']);
  expect(children.get('impact')).toBeUndefined();
});
