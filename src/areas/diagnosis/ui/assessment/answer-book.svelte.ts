import {
  mergeRecords,
  questionStateIn,
  RECORDS_A_TIME,
  sameValue,
  stateOf,
  type AnswerRecord,
  type AnswerValue,
  type AssessmentRecord,
  type AssessmentState,
  type Evidence,
  type NoteRecord,
  type SentRecord,
  type Sync,
} from '../../index.ts';
import { deviceName, keepAuthor, keptAuthor, newRecordId } from './device.ts';
import { openLocalStore, type LocalStore, type WaitingFile, type WaitingRecord } from './local-store.ts';
import { ServerLine } from './server-line.ts';
import {
  answeredFor,
  asRecord,
  instantNow,
  markTried,
  pauseAfter,
  replacedBy,
  sendable,
  stillOpen,
  takenUp,
  withOne,
  type BookStart,
} from './waiting.ts';

/** What the page says of its line to the server. */
export type LineState = 'still' | 'sending' | 'offline' | 'signed-out' | 'closed';

const GATHER_MS = 400;
const LISTEN_MS = 15_000;

/**
 * Everything said about one assessment: what the server holds, and what this device still has to tell it. Said here, it is
 * on the device's disk before anything else; it is sent in order, again and again, until the server has answered for it.
 */
export class AnswerBook {
  records = $state.raw<AssessmentRecord[]>([]);
  waiting = $state.raw<WaitingRecord[]>([]);
  files = $state.raw<WaitingFile[]>([]);
  evidence = $state.raw<Evidence[]>([]);
  state = $state<AssessmentState>('open');
  line = $state<LineState>('still');
  author = $state('');
  durable = $state(true);
  /** Whether what the device keeps has been read: before that nothing counts as saved. */
  ready = $state(false);

  questions = $derived(stateOf(mergeRecords(this.records, this.waiting.map(asRecord))));
  refused = $derived(this.waiting.filter(({ refused }) => refused !== null));
  unsent = $derived(sendable(this.waiting).length + sendable(this.files).length);
  aside = $derived(this.records.filter(({ aside }) => aside !== null));

  #id: string;
  #position: number;
  #device = 'page';
  #store: Promise<LocalStore> | null = null;
  #line: ServerLine;
  #start: BookStart;
  #busy: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #stopped = false;
  #last = 0;

  constructor(start: BookStart) {
    this.#id = start.assessmentId;
    this.#position = start.position;
    this.#start = start;
    this.#line = new ServerLine(start.base, start.locale, this.#device);
    this.records = start.records;
    this.evidence = start.evidence;
    this.state = start.state;
    this.author = start.author;
  }

  /** In the browser: reads what the device keeps, and goes on sending and listening. Returns how to stop. */
  start(): () => void {
    this.#device = deviceName();
    this.#line = new ServerLine(this.#start.base, this.#start.locale, this.#device);
    this.author = keptAuthor(this.#id) ?? this.author;
    this.#store = openLocalStore();
    void this.#takeUp();
    const go = () => void this.sync();
    const away = () => (this.line = 'offline');
    window.addEventListener('online', go);
    window.addEventListener('offline', away);
    document.addEventListener('visibilitychange', go);
    return () => {
      this.#stopped = true;
      clearTimeout(this.#timer);
      window.removeEventListener('online', go);
      window.removeEventListener('offline', away);
      document.removeEventListener('visibilitychange', go);
    };
  }

  async #takeUp(): Promise<void> {
    const store = await this.#store!;
    const kept = await store.load(this.#id);
    this.durable = store.durable;
    this.waiting = takenUp(kept.waiting, this.waiting);
    this.files = takenUp(kept.files, this.files);
    if (kept.state && kept.state.position > this.#position) {
      this.#position = kept.state.position;
      this.evidence = kept.state.evidence;
    }
    if (kept.state) this.records = mergeRecords(kept.state.records, this.records);
    this.ready = true;
    await this.sync();
  }

  answer(questionId: string, value: AnswerValue): void {
    const { heads, conflict, value: standing } = questionStateIn(this.questions, questionId);
    if (!conflict && standing && sameValue(standing, value)) return;
    this.#say({ questionId, kind: 'answer', value, replaces: heads.map(({ id }) => id) });
  }

  /** Chooses one of several answers: a third one that says the same, and replaces them all. */
  settle(questionId: string, chosen: AnswerRecord): void {
    const { heads } = questionStateIn(this.questions, questionId);
    this.#say({ questionId, kind: 'answer', value: chosen.value, replaces: heads.map(({ id }) => id) });
  }

  /** The note that this device wrote; others' notes stand beside it. */
  ownNote(questionId: string): NoteRecord | undefined {
    return questionStateIn(this.questions, questionId).notes.findLast(
      ({ device }) => device === this.#device,
    );
  }

  note(questionId: string, text: string): void {
    const own = this.ownNote(questionId);
    if ((own?.value.text ?? '') === text.trim()) return;
    this.#say({ questionId, kind: 'note', value: { text: text.trim() }, replaces: own ? [own.id] : [] });
  }

  rename(name: string): void {
    this.author = name.trim() || this.author;
    keepAuthor(this.#id, this.author);
  }

  #say(said: Pick<SentRecord, 'questionId' | 'kind' | 'value' | 'replaces'>): void {
    const stamp = { authorName: this.author, device: this.#device, answeredAt: instantNow() };
    // Still at hand and never sent: the thumb is moving, and the last it touched is what it says.
    const open = stillOpen(this.waiting, said);
    const id = open?.id ?? newRecordId();
    const record = { ...said, ...stamp, id, replaces: replacedBy(said, open) };
    const order = open?.order ?? this.#nextOrder();
    const one = { assessmentId: this.#id, id: record.id, order, record, tried: false, refused: null };
    this.waiting = withOne(this.waiting, one);
    this.#keep((store) => store.putRecord(one));
    this.#later(GATHER_MS);
  }

  attach(questionId: string, files: readonly File[]): void {
    for (const content of files) {
      const { name, size } = content;
      const own = { assessmentId: this.#id, id: newRecordId(), order: this.#nextOrder(), refused: null };
      const one = { ...own, questionId, name, size, content, authorName: this.author };
      this.files = [...this.files, one];
      this.#keep((store) => store.putFile(one));
    }
    this.#later(0);
  }

  async detach(file: WaitingFile): Promise<void> {
    this.files = this.files.filter(({ id }) => id !== file.id);
    await (await this.#store)?.dropFile(file);
  }

  /** A device that is full keeps nothing more: the page says so, and what was said lives as long as it does. */
  #keep(put: (store: LocalStore) => Promise<void>): void {
    this.#store?.then(put).catch(() => (this.durable = false));
  }

  #nextOrder(): number {
    return (this.#last = Math.max(this.#last + 1, Date.now() * 1000));
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => void this.sync(), ms);
  }

  /** Sends what waits and hears what others said. Resolves when nothing more can be done now. */
  sync(): Promise<void> {
    this.#busy ??= this.#exchange()
      .catch(() => this.#missed('lost'))
      .finally(() => {
        this.#busy = null;
        const idle = this.unsent === 0 || this.line !== 'still';
        this.#later(this.#failures > 0 ? pauseAfter(this.#failures) : idle ? LISTEN_MS : GATHER_MS);
      });
    return this.#busy;
  }

  async #exchange(): Promise<void> {
    if (!this.ready || (document.hidden && this.unsent === 0)) return;
    for (let size = RECORDS_A_TIME; ;) {
      const batch = sendable(this.waiting).slice(0, size);
      const step = await this.#sendRecords(batch);
      if (step === 'stop') return;
      // One of them is what the server will not read: they go one by one, so that only that one stays behind.
      if (step === 'split') size = 1;
      else if (sendable(this.waiting).length === 0) break;
    }
    await this.#sendFiles();
  }

  async #sendRecords(batch: readonly WaitingRecord[]): Promise<'on' | 'split' | 'stop'> {
    if (batch.length > 0) this.line = 'sending';
    await this.#markTried(batch);
    const heard = await this.#line.sync(
      batch.map(({ record }) => record),
      this.#position,
    );
    if (heard.kind === 'heard') {
      if (await this.#take(heard.value, batch)) return 'on';
      this.#missed('lost');
      return 'stop';
    }
    if (heard.kind === 'refused' && batch.length > 1) return 'split';
    if (heard.kind === 'refused' && batch[0]) {
      await this.#refuse(batch[0], heard.reason);
      return 'on';
    }
    this.#missed(heard.kind);
    return 'stop';
  }

  async #markTried(batch: readonly WaitingRecord[]): Promise<void> {
    const { fresh, waiting } = markTried(this.waiting, batch);
    if (fresh.length === 0) return;
    this.waiting = waiting;
    const store = await this.#store!;
    await Promise.all(fresh.map((one) => store.putRecord(one)));
  }

  /** False when the server answered for nothing that was sent. */
  async #take(sync: Sync, batch: readonly WaitingRecord[]): Promise<boolean> {
    this.#failures = 0;
    this.line = 'still';
    this.state = sync.state;
    this.#position = Math.max(this.#position, sync.position);
    if (sync.records.length > 0) this.records = mergeRecords(this.records, sync.records);
    if (JSON.stringify(sync.evidence) !== JSON.stringify(this.evidence)) this.evidence = sync.evidence;
    const { heard, left } = answeredFor(this.waiting, batch, sync.outcomes);
    this.waiting = left;
    const answered = heard.length > 0 || batch.length === 0;
    if (heard.length === 0 && sync.records.length === 0) return answered;
    const store = await this.#store!;
    // First what the server holds, then what no longer waits: cut short in between, it is only sent once more.
    const { records, evidence } = this;
    await store.putState({ assessmentId: this.#id, position: this.#position, records, evidence });
    await store.dropRecords(heard);
    return answered;
  }

  async #refuse(one: WaitingRecord, refused: string): Promise<void> {
    const told = { ...one, tried: true, refused };
    this.waiting = withOne(this.waiting, told);
    await (await this.#store!).putRecord(told);
  }

  #missed(kind: 'lost' | 'busy' | 'signed-out' | 'closed' | 'refused'): void {
    this.#failures++;
    this.line = kind === 'signed-out' || kind === 'closed' ? kind : 'offline';
  }

  async #sendFiles(): Promise<void> {
    for (const file of sendable(this.files)) {
      this.line = 'sending';
      const heard = await this.#line.upload(file);
      if (heard.kind === 'heard') await this.detach(file);
      else if (heard.kind === 'refused') await this.#refuseFile(file, heard.reason);
      else return this.#missed(heard.kind);
    }
    if (this.line !== 'sending') return;
    this.line = 'still';
    await this.#sendRecords([]);
  }

  async #refuseFile(file: WaitingFile, reason: string): Promise<void> {
    const told = { ...file, refused: reason };
    this.files = this.files.map((other) => (other.id === file.id ? told : other));
    await (await this.#store!).putFile(told);
  }
}
