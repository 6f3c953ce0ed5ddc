import type { Runtime } from '#platform/runtime.ts';
import { publicActor, type Actor, type AnyOperation } from '#platform/use-case/index.ts';

/** Who asks, from the cookies of a request. */
export async function resolveVisitor(_runtime: Runtime, _headers: Headers): Promise<{ actor: Actor; visitor: App.Locals['visitor'] }> {
  return { actor: publicActor, visitor: null };
}

/** The organisation whose API key a request carries; null when the key is unknown, expired or revoked. */
export async function resolveApiKey(_runtime: Runtime, _authorization: string | null): Promise<Actor | null> {
  return null;
}

export const operations: AnyOperation[] = [];
