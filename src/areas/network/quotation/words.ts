import de from '../../../../content/network/quotation/de.json' with { type: 'json' };
import en from '../../../../content/network/quotation/en.json' with { type: 'json' };
import es from '../../../../content/network/quotation/es.json' with { type: 'json' };
import fr from '../../../../content/network/quotation/fr.json' with { type: 'json' };
import it from '../../../../content/network/quotation/it.json' with { type: 'json' };
import ja from '../../../../content/network/quotation/ja.json' with { type: 'json' };
import ko from '../../../../content/network/quotation/ko.json' with { type: 'json' };
import nl from '../../../../content/network/quotation/nl.json' with { type: 'json' };
import pl from '../../../../content/network/quotation/pl.json' with { type: 'json' };
import pt from '../../../../content/network/quotation/pt.json' with { type: 'json' };
import sv from '../../../../content/network/quotation/sv.json' with { type: 'json' };
import zh from '../../../../content/network/quotation/zh.json' with { type: 'json' };
import { makeWords, type Said } from '../public/word-file.ts';

export type QuotationWord = keyof typeof fr;
export type QuotationWords = Said<QuotationWord>;

/** What buyers read, on their pages and in their mail, in each of the twelve languages. */
export const quotationWords = makeWords<QuotationWord>({ fr, en, es, de, it, pt, nl, pl, sv, zh, ja, ko });
