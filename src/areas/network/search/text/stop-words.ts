import type { Language } from '../../capabilities/index.ts';

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Small words that say nothing of what is made, folded. Signs of zh, ja and ko are left: terms hold them. */
const STOP_WORDS: Readonly<Partial<Record<Language, ReadonlySet<string>>>> = {
  fr: list(
    'a au aux avec ce ces cette dans de des du d en et l la le les leur leurs ne nos notre nous ou par pas pour qu que qui s sa se ses son sont sous sur un une vos votre est autre autres ainsi dont c n',
  ),
  en: list(
    'a an and are as at be by for from in into is it its of on or our that the their this to we with your other than such which who not s',
  ),
  es: list(
    'a al con de del el en es esta la las lo los o para por que se sin sobre su sus un una y e otros otras otro otra como',
  ),
  de: list(
    'am an auf aus bei das dem den der des die durch ein eine einem einen einer eines fur im in ist mit nach oder sich sind uber und unter vom von vor wir zu zum zur sowie andere anderen als bzw',
  ),
  it: list(
    'a ad ai al alla alle all con da dal dalla dei del della delle dell degli di e ed i gli il in la le lo l nel nella o per su sul sulla tra un una uno altri altre altro come d',
  ),
  pt: list(
    'a ao aos as com da das de do dos e em na nas no nos o os ou para pela pelo por que se sem sobre um uma outros outras outro outra como',
  ),
  nl: list(
    'aan als bij de der des die dat een en het in is met naar of om onze op te tot uit van voor wij zijn andere door over',
  ),
  pl: list('a albo dla do i inne jak jest lub na nie o od oraz po przy sa sie w we z za ze u'),
  sv: list(
    'att av de den det efter en ett for fran i med och om pa samt som till under vid var vara andra eller',
  ),
};

const NONE: ReadonlySet<string> = new Set();

export const stopWordsOf = (language: Language): ReadonlySet<string> => STOP_WORDS[language] ?? NONE;
