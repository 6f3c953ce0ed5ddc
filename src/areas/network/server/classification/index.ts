export { importClassification } from './import-classification.ts';
export { readClassificationFile } from './read-file.ts';
