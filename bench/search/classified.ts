import { readFileSync } from 'node:fs';
import { LANGUAGES, type Concept, type Language, type Terms } from '#areas/network/capabilities/index.ts';
import { readClassificationFile } from '#areas/network/server/classification/index.ts';

/** The concepts that an installation has after `virage thesaurus import` of a file. */
export async function classified(file: string): Promise<Concept[]> {
  const { concepts, problems } = await readClassificationFile(file, readFileSync(file), 'product');
  if (problems.length > 0) throw new Error(problems[0]!.message.en);
  return concepts.map(({ code, parent, kind, terms }) => ({
    id: `cpv-${code}`,
    kind,
    parent: parent && `cpv-${parent}`,
    terms: Object.fromEntries(
      LANGUAGES.map((language): [Language, Terms] => {
        const [preferred = '', ...synonyms] = terms[language] ?? [];
        return [language, { preferred, synonyms }];
      }),
    ) as Record<Language, Terms>,
    units: [],
    codes: { cpv: [], hs: [], naics: [] },
    ambiguous: [],
  }));
}
