import { byLink } from '../../../../../answering.server.ts';
import { evidenceContent } from '../../../../../answering-evidence.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  evidenceContent(event, byLink(event).door, event.params.evidence);
