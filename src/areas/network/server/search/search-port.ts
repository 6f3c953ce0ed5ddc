import type { SearchRequest, SearchResult, Suggestion, SuggestRequest } from '../../search/engine.ts';
import type { Opened } from './live-index.ts';

/** What the thread is started with. */
export interface ThreadData {
  databaseUrl: string;
  root: string;
  keepEvery?: number;
}

export type Question =
  | { kind: 'search'; request: SearchRequest }
  | { kind: 'suggest'; request: SuggestRequest }
  | { kind: 'opened' };

export type Asked = Question & { id: number };

export type Answer =
  | { id: number; kind: 'search'; result: SearchResult }
  | { id: number; kind: 'suggest'; result: Suggestion[] }
  | { id: number; kind: 'opened'; result: Opened }
  | { id: number; kind: 'fault'; message: string };
