import { error, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { SUPPLIER_GONE } from '#areas/network/server/public/index.ts';
import type { Operation } from '#platform/use-case/index.ts';
import { STATUS } from '#platform/web/form.ts';
import { performShared } from '#platform/web/shared.ts';

/**
 * Runs a reading for a public page, or ends the page: gone is said apart from never there, for readers and robots alike.
 * All visitors are the same to it, so those who ask the same within half a second share one answer, which is frozen.
 */
export async function readPublic<I extends z.ZodType, O extends z.ZodType>(
  event: Pick<RequestEvent, 'locals' | 'setHeaders'>,
  operation: Operation<I, O>,
  input: unknown,
): Promise<z.output<O>> {
  const result = await performShared(event, operation, input, 'anyone');
  if (result.ok) return result.value;
  const { kind, code } = result.refusal;
  // What is wrong with an address makes it one that leads nowhere.
  error(code === SUPPLIER_GONE ? 410 : kind === 'invalid' ? 404 : STATUS[kind], code);
}

/** Caches on the way may keep the page for a minute; after that they ask whether it changed. */
export const keepAMinute = ({ setHeaders }: Pick<RequestEvent, 'setHeaders'>): void =>
  setHeaders({ 'cache-control': 'public, max-age=60, stale-while-revalidate=300' });
