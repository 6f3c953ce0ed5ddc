import { withLast, withoutSent, type Waiting } from '../check-in.rules.ts';

type Sent = 'heard' | 'refused' | 'lost';

const RETRY = 5000;

/** What a phone still has to say to the server: kept until it was heard, through a lost network and a closed page. */
export class CheckInQueue {
  waiting = $state<Waiting[]>([]);
  /** Those the server refused: the page says so, and reads the list again. */
  refused = $state<string[]>([]);
  #storage: string;
  #address: string;
  #busy = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heard: () => void;

  /** @param heard called when everything that waited was sent. */
  constructor(activityId: string, address: string, heard: () => void) {
    this.#storage = `virage.check-in.${activityId}`;
    this.#address = address;
    this.#heard = heard;
  }

  /** Takes up what an earlier visit left, and goes on when the network comes back. Returns how to stop. */
  start(): () => void {
    this.waiting = readKept(this.#storage);
    const go = () => void this.send();
    window.addEventListener('online', go);
    go();
    return () => {
      clearTimeout(this.#timer);
      window.removeEventListener('online', go);
    };
  }

  add(one: Waiting): void {
    this.waiting = withLast(this.waiting, one);
    this.#keep();
    void this.send();
  }

  async send(): Promise<void> {
    if (this.#busy || this.waiting.length === 0) return;
    this.#busy = true;
    const [one] = this.waiting as [Waiting];
    const answer = await this.#post($state.snapshot(one));
    this.#busy = false;
    if (answer === 'lost') return this.#later();
    if (answer === 'refused') this.refused = [...this.refused, one.id];
    this.waiting = withoutSent(this.waiting, one);
    this.#keep();
    if (this.waiting.length > 0) return this.send();
    this.#heard();
  }

  async #post({ action, fields }: Waiting): Promise<Sent> {
    try {
      const response = await fetch(`${this.#address}?/${action}`, {
        method: 'POST',
        headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
        body: formOf(fields),
      });
      if (response.status >= 500) return 'lost';
      const { type, status } = (await response.json()) as { type: string; status: number };
      // A session that ended meanwhile must not cost what was said: it is sent again after signing in.
      if ([401, 403, 429].includes(status)) return 'lost';
      return type === 'success' ? 'heard' : 'refused';
    } catch {
      return 'lost';
    }
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.send(), RETRY);
  }

  #keep(): void {
    try {
      localStorage.setItem(this.#storage, JSON.stringify(this.waiting));
    } catch {
      // Private windows refuse storage: what waits is then kept as long as the page is open.
    }
  }
}

function formOf(fields: Waiting['fields']): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

function readKept(storage: string): Waiting[] {
  try {
    return JSON.parse(localStorage.getItem(storage) ?? '[]') as Waiting[];
  } catch {
    return [];
  }
}
