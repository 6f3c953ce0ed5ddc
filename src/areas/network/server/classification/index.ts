export { importClassification } from './import-classification.ts';
export { readClassificationFile } from './read-file.ts';
export { currentThesaurus } from './whole-thesaurus.ts';
