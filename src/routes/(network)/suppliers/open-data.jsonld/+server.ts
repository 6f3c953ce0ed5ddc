import { openDataJsonLd } from '#areas/network/server/public/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { openDataAnswer } from '../open-data-answer.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () =>
  openDataAnswer(openDataJsonLd(currentRuntime()), 'application/ld+json; charset=utf-8');
