import { byLink } from '../../../../answering.server.ts';
import { syncEndpoint } from '../../../../answering-evidence.server.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) => syncEndpoint(event, byLink(event).door);
