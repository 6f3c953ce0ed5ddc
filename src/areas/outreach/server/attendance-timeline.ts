import { sql } from 'kysely';
import { m } from '#messages';
import { removeTimeline, writeTimeline, type Writer } from '#areas/companies/server/index.ts';
import { text, type Text } from '#platform/text.ts';
import type { ActivityKind } from '../activity.ts';

interface Attended {
  id: string;
  companyId: string;
  activityId: string;
  projectId: string;
  startsAt: Date;
  kind: ActivityKind;
  titleFr: string;
  titleEn: string;
}

const SENTENCES = {
  conference: m.outreach_timeline_conference,
  webinar: m.outreach_timeline_webinar,
  workshop: m.outreach_timeline_workshop,
  visit: m.outreach_timeline_visit,
  campaign: m.outreach_timeline_campaign,
};

const sentence = ({ kind, titleFr, titleEn }: Attended): Text => ({
  fr: text(SENTENCES[kind], { title: titleFr }).fr,
  en: text(SENTENCES[kind], { title: titleEn }).en,
});

/**
 * Brings the files of firms into line with participations that changed: an attended activity stands in the file of the
 * firm that came, and nothing else does. Say which participations, after writing them.
 */
export async function followAttendance(writer: Writer, participationIds: readonly string[]): Promise<void> {
  if (participationIds.length === 0) return;
  await removeTimeline(writer, 'participation', participationIds);
  const { rows } = await sql<Attended>`
    select pa.id, pa.company_id, a.id as activity_id, a.project_id, a.starts_at, a.kind, a.title_fr, a.title_en
    from participation pa join activity a on a.id = pa.activity_id
    where pa.id = any(${participationIds}::uuid[]) and pa.organisation_id = ${writer.actor.organisationId}::uuid
      and pa.state = 'attended' and pa.company_id is not null`.execute(writer.tx);
  await writeTimeline(writer, rows.map(toEntry));
}

// No person's name in it: the project's funders read the entry too.
const toEntry = (attended: Attended) => ({
  companyId: attended.companyId,
  at: attended.startsAt,
  kind: 'activity-attended',
  text: sentence(attended),
  path: `/activities/${attended.activityId}`,
  projectId: attended.projectId,
  subjectType: 'participation',
  subjectId: attended.id,
});

/** The same for all participations of an activity that was moved, renamed or given to another project. */
export async function followActivity(writer: Writer, activityId: string): Promise<void> {
  const rows = await writer.tx
    .selectFrom('participation')
    .where('activityId', '=', activityId)
    .where('companyId', 'is not', null)
    .select('id')
    .execute();
  await followAttendance(
    writer,
    rows.map(({ id }) => id),
  );
}
