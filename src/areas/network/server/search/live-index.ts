import type pg from 'pg';
import type { SearchRequest, SearchResult, Suggestion, SuggestRequest } from '../../search/engine.ts';
import { createLexicon, type Lexicon } from '../../search/lexicon.ts';
import { createSupplierSearch, type InProcessSearch } from '../../search/search.ts';
import { readThesaurus } from './read-thesaurus.ts';
import { keepSnapshot, readSnapshot } from './snapshot.queries.ts';
import { allSuppliers, changesAfter, lastChange, readSuppliers } from './suppliers.queries.ts';

const CHANGES_AT_ONCE = 500;
/** So many changes on, starting from the last snapshot would take noticeably longer: a new one is kept. */
const CHANGES_BEFORE_KEEPING = 500;

export interface Opened {
  /** Where the index came from. */
  from: 'snapshot' | 'profiles';
  suppliers: number;
}

/** An index that follows the database: it starts from the last snapshot and reads every change since. */
export class LiveIndex {
  private search: InProcessSearch;
  private seq = 0;
  private kept = 0;
  private readonly lexicon: Lexicon;
  private readonly pool: pg.Pool;
  private readonly keepEvery: number;

  private constructor(pool: pg.Pool, lexicon: Lexicon, keepEvery: number) {
    this.pool = pool;
    this.lexicon = lexicon;
    this.keepEvery = keepEvery;
    this.search = createSupplierSearch(lexicon);
  }

  static async open(
    pool: pg.Pool,
    root: string,
    keepEvery = CHANGES_BEFORE_KEEPING,
  ): Promise<{ index: LiveIndex; opened: Opened }> {
    const lexicon = createLexicon(await readThesaurus(pool, root));
    const index = new LiveIndex(pool, lexicon, keepEvery);
    const from = (await index.loadSnapshot()) ? 'snapshot' : 'profiles';
    if (from === 'profiles') await index.readAll();
    await index.follow();
    return { index, opened: { from, suppliers: index.search.size } };
  }

  find(request: SearchRequest): SearchResult {
    return this.search.search(request);
  }

  suggest(request: SuggestRequest): Suggestion[] {
    return this.search.suggest(request);
  }

  /** Reads what changed since the last time, until nothing is left. */
  async follow(): Promise<void> {
    for (;;) {
      const changes = await changesAfter(this.pool, this.seq, CHANGES_AT_ONCE);
      if (changes.length === 0) break;
      await this.take([...new Set(changes.map(({ companyId }) => companyId))]);
      this.seq = changes.at(-1)!.seq;
    }
    if (this.seq - this.kept >= this.keepEvery) await this.keep();
  }

  private async take(ids: readonly string[]): Promise<void> {
    const documents = await readSuppliers(this.pool, ids);
    const shown = new Set(documents.map(({ id }) => id));
    for (const document of documents) this.search.upsert(document);
    for (const id of ids) if (!shown.has(id)) this.search.remove(id);
  }

  private async loadSnapshot(): Promise<boolean> {
    const snapshot = await readSnapshot(this.pool, this.lexicon.fingerprint);
    if (!snapshot) return false;
    try {
      this.search.load(snapshot.bytes);
    } catch {
      // One that another version kept, or that was damaged: the profiles themselves are still there.
      return false;
    }
    this.seq = this.kept = snapshot.seq;
    return true;
  }

  private async readAll(): Promise<void> {
    // What changes while it is read is read again by its change.
    this.seq = await lastChange(this.pool);
    for await (const documents of allSuppliers(this.pool)) this.search.index.fill(documents);
    if (this.search.size >= this.keepEvery) await this.keep();
  }

  private async keep(): Promise<void> {
    this.search.index.compact();
    const { seq } = this;
    await keepSnapshot(this.pool, { seq, fingerprint: this.lexicon.fingerprint, bytes: this.search.save() });
    this.kept = seq;
  }
}
