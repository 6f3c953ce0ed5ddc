import type { RequestHandler } from '@sveltejs/kit';
import { forwardToAuth } from '#areas/accounts/server/index.ts';
import { currentRuntime } from '#platform/runtime.ts';

const forward: RequestHandler = ({ request, getClientAddress, locals }) =>
  forwardToAuth(currentRuntime(), request, getClientAddress(), locals.locale);

export const GET = forward;
export const POST = forward;
