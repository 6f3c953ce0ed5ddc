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
  /** The secret of the link that was followed; null for people who signed in. */
  #token: string | null;

  /** @param base the page's own address, below which the endpoints are. */
  constructor(base: string, locale: Locale, device: string) {
    this.#base = base;
    this.#locale = locale;
    this.#device = device;
    this.#token = /\/answer\/([\w-]+)$/.exec(base)?.[1] ?? null;
  }

  sync(records: readonly SentRecord[], since: number): Promise<Heard<Sync>> {
    const token = this.#token;
    const body = JSON.stringify({ since, ...(records.length > 0 && { records }), ...(token && { token }) });
    // What is on its way when a page is closed still arrives.
    const keepalive = body.length < 50_000;
    const headers = { 'content-type': 'application/json', 'accept-language': this.#locale };
    // A link needs nothing of a page's machinery, and the secret stays out of the address; a session does.
    const api = records.length > 0 ? '/api/v1/answers' : '/api/v1/answers/heard';
    return this.#ask(token ? api : `${this.#base}/sync`, { body, keepalive, headers });
  }

  upload(file: WaitingFile): Promise<Heard<{ id: string }>> {
    const form = new FormData();
    const { id, questionId, authorName, name, content } = file;
    for (const [key, value] of Object.entries({ id, questionId, authorName, device: this.#device }))
      form.set(key, value);
    form.set('file', content, name);
    return this.#ask(`${this.#base}/evidence`, { body: form });
  }

  async #ask<T>(path: string, init: RequestInit): Promise<Heard<T>> {
    try {
      const response = await fetch(path, { method: 'POST', ...init });
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
    const said = (await response.json().catch(() => null)) as {
      message?: Text;
      type?: string;
      detail?: string;
    } | null;
    const reason =
      said?.message?.[this.#locale] ?? (said?.type?.startsWith('urn:virage:') ? said.detail : undefined);
    // A page of somebody else's in between (a hotel's sign-in, a proxy) is no answer of ours.
    if (reason === undefined) return { kind: 'lost' };
    return status === 404 ? { kind: 'closed' } : { kind: 'refused', status, reason };
  }
}
