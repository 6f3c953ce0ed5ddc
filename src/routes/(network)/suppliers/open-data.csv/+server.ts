import { openDataCsv } from '#areas/network/server/public/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { openDataAnswer } from '../open-data-answer.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () =>
  openDataAnswer(openDataCsv(currentRuntime()), 'text/csv; charset=utf-8');
