import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, refuseField, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import {
  changedFields,
  completenessOf,
  consentSchema,
  emptyContent,
  freeSlug,
  namedConcepts,
  PROFILE_FIELDS,
  PROFILE_STATES,
  profileContentSchema,
  slugOf,
  type ProfileContent,
} from '../../profile/index.ts';
import { nameConcepts } from '../search/name-concepts.ts';
import { contentProblems, refuseContent } from './content-problems.ts';
import { personName } from './person-name.ts';
import { profileParty, sideOf } from './policies.ts';
import { readFiles, readPictures } from './profile.queries.ts';
import { takeStep } from './profile-step.ts';
import { noteEvent, saveProfile, type EventKind } from './profile-writer.ts';

/** Begins the profile of a firm, which has one whatever programme keeps it. */
export const createProfile = useCase({
  name: 'network.create-profile',
  summary: text(m.profile_op_create),
  input: z.object({
    companyId: z.uuid(),
    /** For a firm's own people: the programme that is to review it. Staff begin it for their own. */
    organisationId: z.uuid().optional(),
    projectId: z.uuid().optional(),
  }),
  output: z.object({ companyId: z.uuid() }),
  allow: profileParty,
  http: { method: 'POST', path: '/network/profiles' },
  async run({ companyId, organisationId, projectId }, context) {
    const firm = await findFirm(context, companyId);
    if (!firm) return refuseField('companyId', 'no-such-firm', text(m.profile_problem_firm));
    const programme = await findProgramme(context, organisationId, projectId);
    if (!programme.ok) return programme;
    if (firm.taken) return refuseField('companyId', 'profile-exists', text(m.profile_problem_exists));
    const content: ProfileContent = { ...emptyContent(), languages: firm.languages };
    await insertProfile(
      context,
      { companyId: firm.id, name: firm.legalName, ...programme.value, content },
      'created',
    );
    context.audit('supplier-profile', firm.id, { organisationId: programme.value.organisationId });
    return ok({ companyId: firm.id });
  },
});

async function findFirm({ tx, actor }: Context, companyId: string) {
  const own = sql`f.id = (select own.firm_id from company own where own.id = ${actor.companyId}::uuid)`;
  const { rows } = await sql<{ id: string; legalName: string; languages: string[]; taken: boolean }>`
    select f.id, f.legal_name, f.languages, supplier_profile_of(f.id) is not null as taken
    from company c join company f on f.id = c.firm_id
    where c.id = ${companyId}::uuid and ${actor.companyId === null ? sql`true` : own}`.execute(tx);
  return rows[0];
}

async function findProgramme(
  { tx, actor }: Context,
  organisationId: string | undefined,
  projectId: string | undefined,
): Promise<Result<{ organisationId: string; projectId: string | null }>> {
  const wanted = sideOf(actor) === 'firm' ? organisationId : actor.organisationId;
  if (!wanted) return refuseField('organisationId', 'no-programme', text(m.profile_problem_programme));
  const { rows } = await sql`select from organisation o where o.id = ${wanted}::uuid and o.kind = 'delivery'
    and (${projectId ?? null}::uuid is null
      or exists (select from project p where p.id = ${projectId ?? null}::uuid and p.organisation_id = o.id))`.execute(
    tx,
  );
  if (rows.length > 0) return ok({ organisationId: wanted, projectId: projectId ?? null });
  return projectId
    ? notFound()
    : refuseField('organisationId', 'no-programme', text(m.profile_problem_programme));
}

interface NewProfile {
  companyId: string;
  name: string;
  organisationId: string;
  projectId: string | null;
  content: ProfileContent;
}

/** Inserts a profile as a draft, under a slug that nobody has. */
export async function insertProfile(
  context: Context,
  { companyId, name, organisationId, projectId, content }: NewProfile,
  kind: EventKind,
): Promise<void> {
  const { tx, actor, now } = context;
  const updatedByName = await personName(context);
  await tx
    .insertInto('supplierProfile')
    .values({
      ...{ companyId, organisationId, projectId },
      slug: await slugFor(context, name),
      content: JSON.stringify(content),
      completeness: completenessOf(content, {}).percent,
      createdBy: actor.userId,
      createdAt: now,
      updatedByName,
      updatedAt: now,
    })
    .execute();
  await noteEvent(context, { companyId, updatedByName }, { kind });
}

async function slugFor({ tx }: Context, name: string): Promise<string> {
  const wanted = slugOf(name);
  const tries = [wanted, ...Array.from({ length: 30 }, (_, at) => `${wanted}-${at + 2}`)];
  const { rows } = await sql<{ slug: string }>`
    select slug from unnest(${tries}::text[]) tried(slug) where supplier_slug_taken(slug)`.execute(tx);
  const taken = new Set(rows.map(({ slug }) => slug));
  return freeSlug(wanted, (slug) => taken.has(slug));
}

/** Writes fields of a profile in place of what they said. Those that are not given stay as they are. */
export const updateProfile = useCase({
  name: 'network.update-profile',
  summary: text(m.profile_op_update),
  input: z.object({
    companyId: z.uuid(),
    /** The revision that was read: a later one is refused, and nothing is lost. */
    revision: z.coerce.number().int().min(1).optional(),
    fields: profileContentSchema.partial(),
  }),
  output: z.object({
    companyId: z.uuid(),
    revision: z.number().int(),
    changed: z.array(z.enum(PROFILE_FIELDS)),
    state: z.enum(PROFILE_STATES),
  }),
  allow: profileParty,
  http: { method: 'PATCH', path: '/network/profiles/{companyId}' },
  async run({ companyId, revision, fields }, context) {
    const step = await takeStep(context, { companyId, revision }, 'edit');
    if (!step.ok) return step;
    const { profile } = step.value;
    const held = {
      pictures: await readPictures(context.tx, profile.companyId),
      files: await readFiles(context.tx, profile.companyId),
    };
    const named = namedConcepts(fields).map(({ id }) => id);
    const concepts = await nameConcepts(context.tx, named);
    const problems = contentProblems(fields, held, concepts);
    if (problems.length > 0) return refuseContent(problems);
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const content: ProfileContent = { ...profile.content, ...given };
    const changed = changedFields(profile.content, content);
    const answer = { companyId: profile.companyId, changed };
    if (changed.length === 0) return ok({ ...answer, revision: profile.revision, state: profile.state });
    const saved = await saveProfile(context, { ...profile, content }, { kind: 'edited', fields: changed });
    context.audit('supplier-profile', profile.companyId, { changed });
    return ok({ ...answer, revision: saved.revision, state: saved.state });
  },
});

/** Says, field by field, what the public may see. Fields that are not named stay as they were. */
export const setConsent = useCase({
  name: 'network.set-consent',
  summary: text(m.profile_op_consent),
  input: z.object({ companyId: z.uuid(), fields: consentSchema }),
  output: z.object({
    companyId: z.uuid(),
    shown: z.array(z.enum(PROFILE_FIELDS)),
    state: z.enum(PROFILE_STATES),
    /** Whether this took the profile away from the public: nothing that tells was left to show. */
    emptied: z.boolean(),
  }),
  allow: profileParty,
  http: { method: 'PUT', path: '/network/profiles/{companyId}/consent' },
  async run({ companyId, fields }, context) {
    const step = await takeStep(context, { companyId }, 'consent');
    if (!step.ok) return step;
    const { profile } = step.value;
    const consent = { ...profile.consent, ...fields };
    const changed = PROFILE_FIELDS.filter(
      (field) => (consent[field] ?? false) !== (profile.consent[field] ?? false),
    );
    const shown = PROFILE_FIELDS.filter((field) => consent[field] === true);
    if (changed.length === 0)
      return ok({ companyId: profile.companyId, shown, state: profile.state, emptied: false });
    const saved = await saveProfile(context, { ...profile, consent }, { kind: 'consent', fields: changed });
    context.audit('supplier-profile', profile.companyId, { shown });
    const emptied = saved.state !== profile.state;
    return ok({ companyId: profile.companyId, shown, state: saved.state, emptied });
  },
});
