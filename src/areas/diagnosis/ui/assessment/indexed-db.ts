const NAME = 'virage-answers';
const VERSION = 1;
type StoreName = 'records' | 'files' | 'states';

/** The browser's own database. @throws when the browser refuses it (private windows, policies). */
export function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(NAME, VERSION);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('records', { keyPath: ['assessmentId', 'id'] });
    opening.result.createObjectStore('files', { keyPath: ['assessmentId', 'id'] });
    opening.result.createObjectStore('states', { keyPath: ['assessmentId'] });
  };
  return settled(opening);
}

/** Everything of one assessment in a store. */
export function readAll<T>(db: IDBDatabase, name: StoreName, assessmentId: string): Promise<T[]> {
  // From the id alone to the id and anything after it: an array sorts behind every text.
  const range = IDBKeyRange.bound([assessmentId], [assessmentId, []]);
  return settled(db.transaction(name).objectStore(name).getAll(range)) as Promise<T[]>;
}

/** All of `work` or none; done when it is on the disk, and not merely on its way there. */
export function write(
  db: IDBDatabase,
  names: StoreName[],
  work: (store: (name: StoreName) => IDBObjectStore) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(names, 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(transaction.error ?? new Error('The browser took back what it was keeping.'));
    work((name) => transaction.objectStore(name));
  });
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser’s database did not answer.'));
  });
