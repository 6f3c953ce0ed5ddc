import { m } from '#messages';
import { text, type Text } from '#platform/text.ts';
import { refuse, type FieldProblem, type Refusal } from '#platform/use-case/index.ts';
import { conceptName, type Concept } from '../../capabilities/index.ts';
import { namedConcepts, type ProfileContent } from '../../profile/index.ts';

/** What the profile has beside its content: what a certificate, a product or a document may name. */
export interface Held {
  pictures: readonly { id: string }[];
  files: readonly { id: string; kind: 'document' | 'evidence' }[];
}

/** What is wrong with written fields beyond their shape, each with its place. */
export function contentProblems(
  fields: Partial<ProfileContent>,
  held: Held,
  concepts: ReadonlyMap<string, Concept>,
): FieldProblem[] {
  return [
    ...conceptProblems(fields, concepts),
    ...dateProblems(fields),
    ...sizeProblems(fields),
    ...heldProblems(fields, held),
  ];
}

export function refuseContent(problems: readonly FieldProblem[]): { ok: false; refusal: Refusal } {
  return refuse('invalid', 'invalid-profile', text(m.refusal_invalid, { count: problems.length }), [
    ...problems,
  ]);
}

const at = (path: string, message: Text): FieldProblem => ({ path, message });
const when = (wrong: boolean, path: string, message: Text): FieldProblem[] =>
  wrong ? [at(path, message)] : [];

function conceptProblems(
  fields: Partial<ProfileContent>,
  known: ReadonlyMap<string, Concept>,
): FieldProblem[] {
  return namedConcepts(fields).flatMap(({ path, id, kinds }) => {
    const concept = known.get(id);
    if (!concept) return [at(path, text(m.profile_problem_concept))];
    return when(
      kinds !== null && !kinds.includes(concept.kind),
      path,
      text(m.profile_problem_kind, { term: conceptName(concept, 'fr') }),
    );
  });
}

function dateProblems({ certificates = [] }: Partial<ProfileContent>): FieldProblem[] {
  return certificates.flatMap(({ issuedOn, expiresOn }, place) =>
    when(
      issuedOn !== null && expiresOn !== null && expiresOn < issuedOn,
      `certificates.${place}.expiresOn`,
      text(m.profile_problem_dates),
    ),
  );
}

function sizeProblems({ envelope, products = [] }: Partial<ProfileContent>): FieldProblem[] {
  const { batchMin = null, batchMax = null } = envelope ?? {};
  const slugs = products.map(({ slug }) => slug);
  return [
    ...when(
      batchMin !== null && batchMax !== null && batchMax < batchMin,
      'envelope.batchMax',
      text(m.profile_problem_batch),
    ),
    ...products.flatMap(({ name }, place) =>
      when(Object.keys(name).length === 0, `products.${place}.name`, text(m.refusal_field_empty)),
    ),
    ...slugs.flatMap((slug, place) =>
      when(slugs.indexOf(slug) !== place, `products.${place}.slug`, text(m.profile_problem_twice)),
    ),
  ];
}

/** A profile names only what was added to it: never a file of somebody else. */
function heldProblems(
  { certificates = [], products = [], documents = [] }: Partial<ProfileContent>,
  { pictures, files }: Held,
): FieldProblem[] {
  const has = (id: string, kind: 'document' | 'evidence') =>
    files.some((file) => file.id === id && file.kind === kind);
  const missing = text(m.profile_problem_file);
  return [
    ...certificates.flatMap(({ evidenceFileId }, place) =>
      when(
        evidenceFileId !== null && !has(evidenceFileId, 'evidence'),
        `certificates.${place}.evidenceFileId`,
        missing,
      ),
    ),
    ...products.flatMap(({ pictureFileIds }, place) =>
      when(
        !pictureFileIds.every((id) => pictures.some((picture) => picture.id === id)),
        `products.${place}.pictureFileIds`,
        missing,
      ),
    ),
    ...documents.flatMap(({ fileId }, place) =>
      when(!has(fileId, 'document'), `documents.${place}.fileId`, missing),
    ),
  ];
}
