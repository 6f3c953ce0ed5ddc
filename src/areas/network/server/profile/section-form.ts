import { newId } from '#platform/ids.ts';
import type { Locale } from '#platform/text.ts';
import type { Refusal } from '#platform/use-case/index.ts';
import type { ProfileContent, SectionId } from '../../profile/index.ts';
import { formPath, sectionInput } from '../../profile/section-input.rules.ts';
import { currentThesaurus } from '../classification/whole-thesaurus.ts';
import { refuseContent } from './content-problems.ts';

/** A section's form as fields to write; or the refusal that stands beside words that the thesaurus does not know. */
export async function readSectionForm(
  section: SectionId,
  typed: Record<string, unknown>,
  content: ProfileContent,
  locale: Locale,
) {
  const words = await currentThesaurus();
  const tools = { words, concepts: words.concepts, locale, newId };
  const { fields, problems, places } = sectionInput(section, typed, content, tools);
  return {
    fields,
    refusal: problems.length > 0 ? refuseContent(problems).refusal : null,
    /** The same refusal, each problem where its input stands in the form. */
    inForm: (refusal: Refusal): Refusal => ({
      ...refusal,
      fields: refusal.fields.map((problem) => ({ ...problem, path: formPath(problem.path, places) })),
    }),
  };
}
