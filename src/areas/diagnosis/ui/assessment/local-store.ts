import type { AssessmentRecord, Evidence, SentRecord } from '../../index.ts';
import { openDatabase, readAll, write } from './indexed-db.ts';

/** Something said here that the server may not have heard. */
export interface WaitingRecord {
  assessmentId: string;
  id: string;
  /** Things are sent in the order they were said. */
  order: number;
  record: SentRecord;
  /** Once on its way it is never changed: the server may have it already. */
  tried: boolean;
  /** Why the server would not take it; kept to be shown. */
  refused: string | null;
}

export interface WaitingFile {
  assessmentId: string;
  id: string;
  order: number;
  questionId: string;
  name: string;
  size: number;
  content: Blob;
  authorName: string;
  refused: string | null;
}

/** What the server was last heard to hold. */
export interface KeptState {
  assessmentId: string;
  position: number;
  records: AssessmentRecord[];
  evidence: Evidence[];
}

export interface Kept {
  waiting: WaitingRecord[];
  files: WaitingFile[];
  state: KeptState | null;
}

export interface LocalStore {
  /** False where the browser refuses to keep anything: what waits lives as long as the page. */
  durable: boolean;
  load(assessmentId: string): Promise<Kept>;
  putRecord(one: WaitingRecord): Promise<void>;
  putFile(one: WaitingFile): Promise<void>;
  putState(state: KeptState): Promise<void>;
  dropRecords(ones: readonly WaitingRecord[]): Promise<void>;
  dropFile(one: WaitingFile): Promise<void>;
}

export async function openLocalStore(): Promise<LocalStore> {
  const db = await openDatabase().catch(() => null);
  return {
    durable: db !== null || canJournal(),
    async load(assessmentId) {
      const journal = readJournal(assessmentId);
      if (!db) return { waiting: journal, files: [], state: null };
      await write(db, ['records'], (store) => journal.forEach((one) => store('records').put(one)));
      journal.forEach(forget);
      return {
        // After a page that died nobody knows what reached the server: from here on nothing of it is changed.
        waiting: inOrder(await readAll<WaitingRecord>(db, 'records', assessmentId)).map((one) => ({
          ...one,
          tried: true,
        })),
        files: inOrder(await readAll<WaitingFile>(db, 'files', assessmentId)),
        state: (await readAll<KeptState>(db, 'states', assessmentId))[0] ?? null,
      };
    },
    async putRecord(one) {
      note(one);
      if (!db) return;
      await write(db, ['records'], (store) => store('records').put(one));
      forget(one);
    },
    putFile: async (one) => void (db && (await write(db, ['files'], (store) => store('files').put(one)))),
    putState: async (state) =>
      void (db && (await write(db, ['states'], (store) => store('states').put(state)))),
    async dropRecords(ones) {
      ones.forEach(forget);
      if (db)
        await write(db, ['records'], (store) => ones.forEach((one) => store('records').delete(keyOf(one))));
    },
    dropFile: async (one) =>
      void (db && (await write(db, ['files'], (store) => store('files').delete(keyOf(one))))),
  };
}

const keyOf = ({ assessmentId, id }: { assessmentId: string; id: string }): [string, string] => [
  assessmentId,
  id,
];
const inOrder = <T extends { order: number }>(list: T[]): T[] => list.sort((a, b) => a.order - b.order);

// The database answers a moment later than the thumb. Until it has, what was said stands in a journal that is written at
// once: a page killed between the two loses nothing.
const JOURNAL = 'virage.said.';
const journalKey = (one: WaitingRecord): string => `${JOURNAL}${one.assessmentId}.${one.id}`;

function note(one: WaitingRecord): void {
  try {
    localStorage.setItem(journalKey(one), JSON.stringify(one));
  } catch {
    // Private windows refuse storage: `durable` says so to the person.
  }
}

function forget(one: WaitingRecord): void {
  try {
    localStorage.removeItem(journalKey(one));
  } catch {
    // Nothing was kept there either.
  }
}

function readJournal(assessmentId: string): WaitingRecord[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(`${JOURNAL}${assessmentId}.`));
    return inOrder(
      keys.map((key) => ({ ...(JSON.parse(localStorage.getItem(key)!) as WaitingRecord), tried: true })),
    );
  } catch {
    return [];
  }
}

function canJournal(): boolean {
  try {
    localStorage.setItem(`${JOURNAL}probe`, '1');
    localStorage.removeItem(`${JOURNAL}probe`);
    return true;
  } catch {
    return false;
  }
}
