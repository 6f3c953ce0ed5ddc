import { bySignIn } from '../../../../answering.server.ts';
import { evidenceEndpoint } from '../../../../answering-evidence.server.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) => evidenceEndpoint(event, bySignIn(event).door);
