/**
 * What words of one origin share across languages: `pirites`, `pyrites` and `Pyrit`, `Zylinder` and `cylindre`. Sounds
 * that spellings confuse are one letter, vowels after the first letter go. It opens a door for words that no thesaurus
 * holds; empty when too little is left to tell words apart.
 */
export function skeletonOf(stem: string): string {
  if (/[\d\u0250-\uffff]/.test(stem)) return '';
  const sounds = stem
    .replace(/sch|sh|cz|ch|ck|qu|kw/g, 'k')
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/rh/g, 'r')
    .replace(/x/g, 'ks')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/[cq]/g, 'k')
    .replace(/z/g, 's')
    .replace(/w/g, 'v')
    .replace(/y/g, 'i')
    .replace(/j/g, 'i')
    .replace(/^h/, '');
  const bones = sounds.slice(0, 1) + sounds.slice(1).replace(/[aeiouh]/g, '');
  const single = bones.replace(/(.)\1+/g, '$1').slice(0, 7);
  return single.length >= 4 ? single : '';
}
