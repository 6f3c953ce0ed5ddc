import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CONCEPT_KINDS, formatClassificationProblem, type ConceptKind } from '#areas/network/index.ts';
import { importClassification, readClassificationFile } from '#areas/network/server/index.ts';
import type { Command } from './command.ts';

const USAGE = 'Usage: thesaurus import <file> [name] [kind]';
/** It stands at the head of ids that addresses and profiles hold. */
const NAME = /^(?=.{1,30}$)[a-z0-9]+(-[a-z0-9]+)*$/;
const MOST_SHOWN = 50;

/** Brings a classification: its entries become concepts of this installation's search. */
export const thesaurusCommand: Command = {
  usage: 'import <file> [name] [kind]',
  summary: 'Adds a classification to the search: CPV as CSV, or SKOS as Turtle, RDF/XML or JSON-LD.',
  async run(runtime, [verb, file, named, kind = 'product']) {
    if (verb !== 'import' || !file) throw new Error(USAGE);
    const name =
      named ??
      path
        .parse(file)
        .name.toLowerCase()
        .replace(/[^a-z0-9]+/g, '-');
    if (!NAME.test(name))
      throw new Error(`"${name}" is no name: small letters, digits and hyphens, 30 at most. ${USAGE}`);
    if (!isKind(kind)) throw new Error(`"${kind}" is no kind: ${CONCEPT_KINDS.join(', ')}.`);
    // npm runs scripts from the project's folder; the file was named from where the person stood.
    const bytes = await read(path.resolve(process.env.INIT_CWD ?? '.', file));
    const { concepts, problems: unread } = await readClassificationFile(file, bytes, kind);
    const classification = { id: name, fileName: path.basename(file), concepts };
    const problems = unread.length > 0 ? unread : await importClassification(runtime, classification);
    for (const problem of problems.slice(0, MOST_SHOWN))
      console.log(formatClassificationProblem(problem, 'en'));
    if (problems.length > 0)
      throw new Error(
        `${file} was not imported: ${problems.length} to put right. What was there is unchanged.`,
      );
    console.log(
      `${concepts.length} concepts of ${path.basename(file)} are part of the search, as "${name}".`,
    );
  },
};

const isKind = (kind: string): kind is ConceptKind => CONCEPT_KINDS.some((one) => one === kind);

async function read(file: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    throw new Error(`${file} cannot be read: is the name right?`, { cause: error });
  }
}
