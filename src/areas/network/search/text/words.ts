import { skeletonOf } from './skeleton.ts';
import { Spelling, type SavedSpelling } from './spelling.ts';
import { Vocabulary } from './vocabulary.ts';

/** What a word of the index is: a stem of a text, a word of a firm's name, or a value that results are counted by. */
export type WordKind = 't' | 'n' | 'f';

export interface SavedWords {
  codes: Uint16Array;
  starts: Uint32Array;
  spelling: SavedSpelling;
  skeletons: SavedSpelling;
  beginnings: SavedSpelling;
}

/** A firm's name is looked up by so many of its first letters, while someone types. */
const LONGEST_BEGINNING = 5;

/**
 * Every word of the index with its number, which is that of its list of suppliers. Concepts have the first numbers:
 * their list is that of their own number.
 */
export class Words {
  private readonly vocabulary: Vocabulary;
  private readonly spelling: Spelling;
  private readonly skeletons: Spelling;
  private readonly beginnings: Spelling;
  /** Numbers below are those of concepts and common words. */
  readonly first: number;

  constructor(first: number, saved?: SavedWords) {
    this.first = first;
    this.vocabulary = new Vocabulary(saved);
    this.spelling = new Spelling(saved?.spelling);
    this.skeletons = new Spelling(saved?.skeletons);
    this.beginnings = new Spelling(saved?.beginnings);
  }

  /** How many lists there are, those of concepts included. */
  get size(): number {
    return this.first + this.vocabulary.size;
  }

  add(kind: WordKind, word: string): number {
    const before = this.vocabulary.size;
    const entry = this.vocabulary.add(kind + word);
    if (entry === before && kind !== 'f') this.learn(kind, word, entry);
    return this.first + entry;
  }

  find(kind: WordKind, word: string): number {
    const entry = this.vocabulary.find(kind + word);
    return entry < 0 ? -1 : this.first + entry;
  }

  textOf(list: number): string {
    return this.vocabulary.textOf(list - this.first).slice(1);
  }

  kindOf(list: number): WordKind {
    return String.fromCharCode(this.vocabulary.firstOf(list - this.first)) as WordKind;
  }

  /** Words, of texts and names, that what was typed may be a mistake for, the nearest first. */
  near(typed: string): { list: number; distance: number }[] {
    return this.spelling
      .near(typed, (entry) => this.vocabulary.textOf(entry).slice(1))
      .map(({ entry, distance }) => ({ list: this.first + entry, distance }));
  }

  /** Stems that sound as this one would in another language. */
  related(stem: string): number[] {
    const skeleton = skeletonOf(stem);
    if (skeleton === '') return [];
    return this.skeletons.exact(skeleton).map((entry) => this.first + entry);
  }

  /** Words of names that begin so, at most `limit`, in no order. */
  namesFrom(beginning: string, limit: number): number[] {
    return this.beginnings
      .exact(beginning.slice(0, LONGEST_BEGINNING))
      .map((entry) => this.first + entry)
      .filter((list) => beginning.length <= LONGEST_BEGINNING || this.textOf(list).startsWith(beginning))
      .slice(0, limit);
  }

  save(): SavedWords {
    return {
      ...this.vocabulary.save(),
      spelling: this.spelling.save(),
      skeletons: this.skeletons.save(),
      beginnings: this.beginnings.save(),
    };
  }

  get bytes(): number {
    return this.vocabulary.bytes + this.spelling.bytes + this.skeletons.bytes + this.beginnings.bytes;
  }

  private learn(kind: WordKind, word: string, entry: number): void {
    this.spelling.add(word, entry);
    if (kind === 't') return this.skeletons.addExact(skeletonOf(word), entry);
    for (let length = 1; length <= Math.min(word.length, LONGEST_BEGINNING); length++)
      this.beginnings.addExact(word.slice(0, length), entry);
  }
}
