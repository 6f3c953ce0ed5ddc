import { sql } from 'kysely';
import type { z } from 'zod';
import { hashSecret } from '#platform/ids.ts';
import { systemActor, type Operation } from '#platform/use-case/index.ts';
import type { needSchema } from '../../../quotation/index.ts';
import { approveProfile, submitProfile } from '../../profile/index.ts';
import { profileWorld } from '../../profile/testing/profile-world.ts';
import { supplierSearch } from '../../search/index.ts';
import { confirmRequest, postRequest, quotationTasks, sendRequest } from '../index.ts';

/** The last day of the requests of these tests; their clock stands at 2 March 2026. */
export const DEADLINE = '2026-03-20';

export const BUYER = {
  name: 'Ute Keller',
  company: 'Keller Fensterbau GmbH',
  email: 'einkauf@keller.example',
  country: 'DE',
};

export const NEED = {
  language: 'de',
  title: 'Strangpressprofile aus Aluminium',
  deadline: DEADLINE,
  destination: { country: 'DE', place: 'Ulm' },
  quantity: 1200,
  incoterm: 'DAP',
} as const;

export const QUOTATION = {
  priceCents: 4_250_000,
  currency: 'EUR',
  leadTimeDays: 40,
  validUntil: '2026-05-01',
  incoterm: 'DAP',
  text: 'Emballage compris.',
} as const;

export const pdf = (name = 'Zeichnung.pdf') => ({
  name,
  data: new TextEncoder().encode('%PDF-1.7 streng geheim'),
});

type NeedInput = Partial<z.input<typeof needSchema>>;

/** Two published suppliers and a buyer without an account. Call at the top of a test file. */
export async function quotationWorld() {
  const world = await profileWorld();
  const { runtime, people, must, begun, fjord, alma } = world;
  for (const companyId of [fjord, alma]) {
    await begun(companyId);
    await must(people.officer, submitProfile, { companyId });
    await must(people.officer, approveProfile, { companyId });
  }
  // A profile is found within a second of being published.
  const followed = async () => (await supplierSearch().search(ALL)).total === 2;
  while (!(await followed())) await new Promise((resolve) => setTimeout(resolve, 10));

  /** Runs what use cases asked for, as the job process does, until nothing is left. */
  const work = async () => {
    for (let jobs = await takeJobs(world.runtime); jobs.length > 0; jobs = await takeJobs(world.runtime))
      for (const { task, payload } of jobs) await runTask(task, payload);
  };
  const runTask = (task: string, payload: unknown = {}) => {
    const stopping = new AbortController().signal;
    return quotationTasks[task]!(payload as never, { runtime, actor: systemActor, stopping });
  };
  /** The letters to an address since it was last looked at, the newest last. */
  const letters = async (to: string) => {
    await work();
    const sent = await runtime.db
      .deleteFrom('mail')
      .where('recipient', '=', to)
      .returning(['subject', 'text', 'locale'])
      .execute();
    return sent;
  };
  const linkIn = (text: string): string => /\/(?:request|watch)\/([\w-]{20,})/.exec(text)?.[1] ?? '';

  const post = async (need: NeedInput = {}, drawings: object[] = []) => {
    const input = { need: { ...NEED, ...need }, buyer: BUYER, drawings };
    await must(people.public, postRequest as Operation<typeof postRequest.input>, input);
    await runtime.db.deleteFrom('turn').execute();
    return linkIn((await letters(BUYER.email)).at(-1)!.text);
  };
  /** A confirmed request that went to some suppliers: the buyer's link, and its id. */
  const sent = async (companyIds: string[], need: NeedInput = {}, drawings: object[] = []) => {
    const token = await post(need, drawings);
    await must(people.public, confirmRequest, { token });
    await must(people.public, sendRequest, { token, companyIds });
    const { requestId } = await runtime.db
      .selectFrom('quotationLink')
      .select('requestId')
      .where('hash', '=', hashSecret(token))
      .executeTakeFirstOrThrow();
    return { token, requestId: requestId! };
  };
  return { ...world, work, runTask, letters, linkIn, post, sent };
}

const ALL = {
  text: '',
  readerLanguage: 'de',
  filters: {},
  today: '2026-03-02',
  facets: [],
  offset: 0,
  limit: 1,
} as const;

async function takeJobs({ db }: Awaited<ReturnType<typeof profileWorld>>['runtime']) {
  const { rows } = await sql<{ task: string; payload: unknown }>`
    with taken as (delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id returning t.identifier as task, j.payload, j.id)
    select task, payload from taken where task like 'network-%' order by id`.execute(db);
  return rows;
}
