import type { Locale, Text } from '#platform/text.ts';
import type { SentRecord, Sync } from '../../index.ts';
import type { WaitingFile } from './local-store.ts';

/** What the server said, or why it could not be heard. */
export type Heard<T> =
  | { kind: 'heard'; value: T }
  | { kind: 'refused'; status: number; reason: string }
  | { kind: 'lost' }
  | { kind: 'busy' }
  | { kind: 'signed-out' }
  | { kind: 'closed' };

/** How a page speaks with the server about one assessment. */
export class ServerLine {
  #base: string;
  #locale: Locale;
  #device: string;

  /** @param base the page's own address, below which the endpoints are. */
  constructor(base: string, locale: Locale, device: string) {
    this.#base = base;
    this.#locale = locale;
    this.#device = device;
  }

  sync(records: readonly SentRecord[], since: number): Promise<Heard<Sync>> {
    const body = JSON.stringify({ records, since });
    // What is on its way when a page is closed still arrives.
    const keepalive = body.length < 50_000;
    return this.#ask('/sync', { body, keepalive, headers: { 'content-type': 'application/json' } });
  }

  upload(file: WaitingFile): Promise<Heard<{ id: string }>> {
    const form = new FormData();
    const { id, questionId, authorName, name, content } = file;
    for (const [key, value] of Object.entries({ id, questionId, authorName, device: this.#device }))
      form.set(key, value);
    form.set('file', content, name);
    return this.#ask('/evidence', { body: form });
  }

  async #ask<T>(path: string, init: RequestInit): Promise<Heard<T>> {
    try {
      const response = await fetch(this.#base + path, { method: 'POST', ...init });
      if (response.ok) return { kind: 'heard', value: (await response.json()) as T };
      return await this.#refusal(response);
    } catch {
      return { kind: 'lost' };
    }
  }

  async #refusal(response: Response): Promise<Exclude<Heard<never>, { kind: 'heard' }>> {
    const { status } = response;
    if (status >= 500) return { kind: 'lost' };
    if (status === 429) return { kind: 'busy' };
    if (status === 401 || status === 403) return { kind: 'signed-out' };
    const said = (await response.json().catch(() => null)) as { code?: string; message?: Text } | null;
    // A page of somebody else's in between (a hotel's sign-in, a proxy) is no answer of ours.
    if (!said?.message) return { kind: 'lost' };
    if (status === 404) return { kind: 'closed' };
    return { kind: 'refused', status, reason: said.message[this.#locale] };
  }
}
