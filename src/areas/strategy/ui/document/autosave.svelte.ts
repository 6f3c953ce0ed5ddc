import { deserialize } from '$app/forms';
import type { ActionResult } from '$app/forms';
import type { Refusal } from '#platform/use-case/result.ts';
import { dropDraft, entriesOf, keepDraft } from './kept-draft.ts';

export interface Saved {
  outcome: 'saved' | 'unchanged' | 'joined' | 'aside';
  baseId: string | null;
  at: Date;
  other: string | null;
}

type Phase = 'still' | 'waiting' | 'saving' | 'saved' | 'unreachable' | 'refused';

const PAUSE = 1200;
const RETRY = 5000;

/**
 * Saves a form by itself. One request at a time, and what was sent is sent again word for word until the server answers:
 * a lost answer must not turn one's own words into somebody else's.
 */
export class Autosave {
  phase = $state<Phase>('still');
  savedAt = $state<Date | null>(null);
  refusal = $state<Refusal | null>(null);
  /** What another person's writing did to ours, until the page is read again. */
  met = $state<{ outcome: 'joined' | 'aside'; other: string | null } | null>(null);
  baseId = $state<string | null>(null);

  #form: HTMLFormElement | null = null;
  #draft = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Sent and not answered yet. */
  #sent: FormData | null = null;
  #dirty = false;
  #sending: Promise<void> | null = null;

  begin(form: HTMLFormElement, draft: string): void {
    this.#form = form;
    this.#draft = draft;
  }

  /** Something was typed. */
  changed = (): void => {
    if (!this.#form) return;
    this.#dirty = true;
    if (this.phase !== 'saving') this.phase = 'waiting';
    keepDraft(this.#draft, entriesOf(new FormData(this.#form)));
    this.#later(PAUSE);
  };

  /** Saves what there is now, without waiting for a pause. Resolves when the server answered or cannot be reached. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#dirty || this.#sent) {
      await (this.#sending ??= this.#send().finally(() => (this.#sending = null)));
      if (this.phase === 'unreachable' || this.phase === 'refused') return false;
    }
    return true;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #later(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  async #send(): Promise<void> {
    if (!this.#form) return;
    if (!this.#sent) {
      this.#dirty = false;
      this.#sent = new FormData(this.#form);
      this.#sent.set('baseId', this.baseId ?? '');
    }
    this.phase = 'saving';
    const answer = await post(this.#form.action, this.#sent);
    if (!answer) {
      this.phase = 'unreachable';
      this.#later(RETRY);
      return;
    }
    this.#sent = null;
    if (answer.type === 'success') this.#acknowledge((answer.data as { value: Saved }).value);
    else if (answer.type === 'failure') this.#refuse((answer.data as { refusal: Refusal }).refusal);
    // Signed out meanwhile: the draft stays here, and the page that signs in leads back to it.
    else if (answer.type === 'redirect') location.assign(answer.location);
    else this.phase = 'unreachable';
  }

  #acknowledge(saved: Saved): void {
    this.baseId = saved.baseId;
    this.savedAt = saved.at;
    this.refusal = null;
    if (saved.outcome === 'joined' || saved.outcome === 'aside')
      this.met = { outcome: saved.outcome, other: saved.other };
    this.phase = this.#dirty ? 'waiting' : 'saved';
    if (this.#dirty) keepDraft(this.#draft, entriesOf(new FormData(this.#form!)));
    else dropDraft(this.#draft);
  }

  #refuse(refusal: Refusal): void {
    this.refusal = refusal;
    this.phase = 'refused';
  }
}

async function post(action: string, body: FormData): Promise<ActionResult | null> {
  try {
    const response = await fetch(action, {
      method: 'POST',
      headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
      body,
      keepalive: true,
    });
    return deserialize(await response.text());
  } catch {
    return null;
  }
}
