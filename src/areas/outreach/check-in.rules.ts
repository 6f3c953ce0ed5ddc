/** Something a phone at the door still has to say to the server. */
export interface Waiting {
  /** The participation; a new one for someone who walks in. */
  id: string;
  /** The page's form action. */
  action: 'checkIn' | 'undo' | 'add';
  fields: Record<string, string>;
}

/** What waits after one more word: the last about someone counts, and takes the end of the queue. */
export const withLast = (waiting: readonly Waiting[], last: Waiting): Waiting[] => [
  ...waiting.filter(({ id }) => id !== last.id),
  last,
];

/** What still waits once something was sent: a later word about the same person, said meanwhile, stays. */
export const withoutSent = (waiting: readonly Waiting[], sent: Waiting): Waiting[] =>
  waiting.filter(({ id, action }) => id !== sent.id || action !== sent.action);
