import { sql } from 'kysely';
import { m } from '#messages';
import { formatDate, href } from '#i18n';
import { quebecDay } from '#platform/clock.ts';
import { asActor, type Tx } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import type { Task } from '#platform/jobs/task.ts';
import { queueMail } from '#platform/mail/mail.ts';
import type { Locale } from '#platform/text.ts';
import { conceptName, type Concept } from '../../capabilities/index.ts';
import { dueReminders, type Certificate, type Reminder } from '../../profile/index.ts';
import { nameConcepts } from '../search/name-concepts.ts';
import { letterLanguage } from './profile-mail.ts';

interface Watched {
  companyId: string;
  organisationId: string;
  firm: string;
  languages: string[];
  email: string;
  certificates: Certificate[];
  verifiedOn: string | null;
  publishedOn: string | null;
}

const AT_A_TIME = 200;

/**
 * Nightly: one mail to each firm whose certificates expire soon, or whose profile nobody confirmed for a year. What was
 * reminded of once is not again; a new expiry or a new confirmation begins anew. Who has no address is not written to.
 */
export const remindSuppliers: Task = async (_payload, { runtime, actor, stopping }) => {
  const now = runtime.clock.now();
  const today = quebecDay(now);
  let after = '00000000-0000-0000-0000-000000000000';
  while (!stopping.aborted) {
    const watched = await asActor(runtime.db, actor, (tx) => readWatched(tx, after));
    for (const one of watched) {
      const due = dueReminders({ ...one, today });
      if (due.length === 0) continue;
      await asActor(runtime.db, actor, async (tx) => {
        const fresh = await noteReminders(tx, one.companyId, due, now);
        if (fresh.length === 0) return;
        const context = { tx, now, newId: () => newId(now.getTime()) };
        const concepts = await nameConcepts(
          tx,
          one.certificates.map(({ concept }) => concept),
        );
        const mailActor = { ...actor, organisationId: one.organisationId };
        await queueMail(
          { ...context, actor: mailActor },
          letterOf(one, fresh, { concepts, origin: runtime.config.origin }),
        );
      });
    }
    if (watched.length < AT_A_TIME) return;
    after = watched.at(-1)!.companyId;
  }
};

async function readWatched(tx: Tx, after: string): Promise<Watched[]> {
  const { rows } = await sql<Watched>`
    select p.company_id, p.organisation_id, f.legal_name as firm, f.languages,
      p.content->'contact'->>'email' as email, p.content->'certificates' as certificates, p.verified_on,
      case when p.state = 'published' then to_char(p.published_at, 'YYYY-MM-DD') end as published_on
    from supplier_profile p join company r on r.id = p.company_id join company f on f.id = r.firm_id
    where p.state in ('published', 'in-review') and p.content->'contact'->>'email' is not null and p.company_id > ${after}::uuid
    order by p.company_id limit ${AT_A_TIME}`.execute(tx);
  return rows;
}

/** Those of some reminders that were never noted, noted now. */
async function noteReminders(
  tx: Tx,
  companyId: string,
  due: readonly Reminder[],
  sentAt: Date,
): Promise<Reminder[]> {
  const added = await tx
    .insertInto('supplierReminder')
    .values(due.map(({ kind, subject, about }) => ({ companyId, kind, subject, about, sentAt })))
    .onConflict((on) => on.doNothing())
    .returning(['kind', 'subject'])
    .execute();
  return due.filter((one) => added.some(({ kind, subject }) => kind === one.kind && subject === one.subject));
}

interface LetterTools {
  concepts: ReadonlyMap<string, Concept>;
  origin: string;
}

function letterOf(watched: Watched, reminders: readonly Reminder[], { concepts, origin }: LetterTools) {
  const locale = letterLanguage(watched.languages);
  const lines = reminders.map((reminder) => `- ${lineOf(reminder, watched, concepts, locale)}`);
  const address = `${origin}${href(`/network/profiles/${watched.companyId}`, locale)}`;
  return {
    to: watched.email,
    locale,
    subject: m.profile_mail_reminder_subject({ firm: watched.firm }, { locale }),
    text: m.profile_mail_reminder({ firm: watched.firm, lines: lines.join('\n'), address }, { locale }),
  };
}

function lineOf(
  { kind, subject, about }: Reminder,
  { certificates }: Watched,
  concepts: ReadonlyMap<string, Concept>,
  locale: Locale,
): string {
  const date = formatDate(about, locale);
  if (kind === 'stale') return m.profile_reminder_stale({ date }, { locale });
  const held = certificates.find(({ id }) => id === subject);
  const name = conceptName(concepts.get(held?.concept ?? ''), locale);
  return m.profile_reminder_certificate({ name, date }, { locale });
}
