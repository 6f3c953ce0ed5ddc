import de from '../../../../content/network/de.json' with { type: 'json' };
import en from '../../../../content/network/en.json' with { type: 'json' };
import es from '../../../../content/network/es.json' with { type: 'json' };
import fr from '../../../../content/network/fr.json' with { type: 'json' };
import it from '../../../../content/network/it.json' with { type: 'json' };
import ja from '../../../../content/network/ja.json' with { type: 'json' };
import ko from '../../../../content/network/ko.json' with { type: 'json' };
import nl from '../../../../content/network/nl.json' with { type: 'json' };
import pl from '../../../../content/network/pl.json' with { type: 'json' };
import pt from '../../../../content/network/pt.json' with { type: 'json' };
import sv from '../../../../content/network/sv.json' with { type: 'json' };
import zh from '../../../../content/network/zh.json' with { type: 'json' };
import type { Language } from '../capabilities/index.ts';
import { makeWords, type Said, type WordFile } from './word-file.ts';

export type NetworkWord = keyof typeof fr;
export type NetworkWords = Said<NetworkWord>;

const FILES = { fr, en, es, de, it, pt, nl, pl, sv, zh, ja, ko };

/** The words of one language as they are written, for a script that says them elsewhere. */
export const networkWordFile = (language: Language): WordFile<NetworkWord> => FILES[language];

/** What the public pages of the network say, in the language of their reader: `networkWords('de')('search_button')`. */
export const networkWords = makeWords<NetworkWord>(FILES);
