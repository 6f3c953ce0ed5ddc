import { LANGUAGES } from '../../capabilities/index.ts';
import { networkWordFile, type NetworkWord } from '../../public/index.ts';

/** What the widget says, of all that the public pages say. */
const SAID: readonly NetworkWord[] = [
  ...(['site_name', 'search_label', 'search_button', 'search_none'] as const),
  ...(['count_suppliers', 'all_suppliers', 'error_fault_text'] as const),
];

/** The script that others put on their pages, with its words in every language. */
export function widgetScript(source: string): string {
  const words = LANGUAGES.map((language) => {
    const file = networkWordFile(language);
    return [language, Object.fromEntries(SAID.map((key) => [key, file[key]]))];
  });
  return source.replace("'the words'", () => JSON.stringify(Object.fromEntries(words)));
}
