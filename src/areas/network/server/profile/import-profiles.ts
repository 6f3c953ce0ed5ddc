import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import { readTable, shapeOf, TabularError, type TabularRow } from '#platform/tabular/index.ts';
import { text } from '#platform/text.ts';
import { ok, refuse, refuseField, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import {
  changedFields,
  emptyContent,
  type Certificate,
  type Product,
  type ProfileContent,
} from '../../profile/index.ts';
import { PROFILE_COLUMNS } from '../../profile/profile-columns.ts';
import { readProfileTable, type ReadProfile, type TableProblem } from '../../profile/profile-table.rules.ts';
import { wholeThesaurus } from '../classification/whole-thesaurus.ts';
import { networkOfficer } from './policies.ts';
import { lockProfile } from './profile.queries.ts';
import { saveProfile } from './profile-writer.ts';
import { insertProfile } from './write-profile.ts';

/** A programme's network is hundreds of firms: its table is read within the request, and stays small enough for that. */
const MOST_ROWS = 500;
const MOST_BYTES = 4 * 1024 * 1024;
const LIMITS = { rows: MOST_ROWS + 1, columns: 60, cellCharacters: 10_000, memory: 256 };

const counts = z.object({ added: z.number().int(), changed: z.number().int(), same: z.number().int() });

/**
 * Adds and completes profiles from a table, by NEQ: the whole file or nothing of it. What is added is a draft that shows
 * nothing: consent is the firm's to give. `dryRun` says what would happen and changes nothing.
 */
export const importProfiles = useCase({
  name: 'network.import-profiles',
  summary: text(m.profile_op_import),
  input: z.object({ data: z.instanceof(Uint8Array), dryRun: z.boolean().default(false) }),
  output: counts.extend({ dryRun: z.boolean() }),
  allow: networkOfficer,
  async run({ data, dryRun }, context) {
    if (data.byteLength > MOST_BYTES)
      return refuseField('file', 'too-large', text(m.profile_table_too_large));
    const rows = await readRows(data);
    if (!rows.ok) return rows;
    const [header, ...body] = rows.value;
    const tools = { words: await wholeThesaurus(context.tx), newId: context.newId };
    const { profiles, problems } = readProfileTable(header?.cells ?? [], body, tools);
    const plans = await planAll(context, profiles);
    const all = [...problems, ...plans.problems].sort((a, b) => a.row - b.row);
    if (all.length > 0) return refuseTable(all);
    const done = await apply(context, plans.plans, dryRun);
    if (!dryRun) context.audit('supplier-import', context.newId(), done);
    return ok({ ...done, dryRun });
  },
});

async function readRows(data: Uint8Array): Promise<Result<TabularRow[]>> {
  const rows: TabularRow[] = [];
  try {
    const limits = { bytes: MOST_BYTES, expandedBytes: MOST_BYTES * 10, ...LIMITS };
    for await (const row of readTable(data, shapeOf(data, {}, limits), limits)) rows.push(row);
    return ok(rows);
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
    const many = error.problem === 'too-many-rows';
    return refuseField(
      'file',
      error.problem,
      many ? text(m.profile_table_too_many, { limit: MOST_ROWS }) : text(m.profile_table_unreadable),
    );
  }
}

interface Plan extends ReadProfile {
  companyId: string;
  name: string;
  languages: string[];
}

interface Known {
  neq: string;
  id: string;
  name: string;
  languages: string[];
  profile: string | null;
  own: boolean;
}

/** Each row beside the firm that it names; a firm that is not in the register, or that another programme keeps, is a problem. */
async function planAll(
  { tx, actor }: Context,
  profiles: readonly ReadProfile[],
): Promise<{ plans: Plan[]; problems: TableProblem[] }> {
  const { rows } = await sql<Known>`
    select c.neq, f.id, f.legal_name as name, f.languages, supplier_profile_of(f.id) as profile,
      exists (select from supplier_profile p where p.company_id = supplier_profile_of(f.id)
        and p.organisation_id = ${actor.organisationId}::uuid) as own
    from company c join company f on f.id = c.firm_id where c.neq = any(${profiles.map(({ neq }) => neq)})`.execute(
    tx,
  );
  const byNeq = new Map(rows.map((row) => [row.neq, row]));
  const plans: Plan[] = [];
  const problems: TableProblem[] = [];
  const column = PROFILE_COLUMNS[0]!;
  for (const read of profiles) {
    const firm = byNeq.get(read.neq);
    if (!firm) {
      if (/^\d{10}$/.test(read.neq))
        problems.push({ row: read.row, column, message: text(m.profile_table_no_firm) });
    } else if (firm.profile !== null && !firm.own)
      problems.push({ row: read.row, column, message: text(m.profile_problem_exists) });
    else plans.push({ ...read, companyId: firm.id, name: firm.name, languages: firm.languages });
  }
  return { plans, problems };
}

async function apply(
  context: Context,
  plans: readonly Plan[],
  dryRun: boolean,
): Promise<z.output<typeof counts>> {
  const done = { added: 0, changed: 0, same: 0 };
  for (const plan of plans) done[await applyOne(context, plan, dryRun)]++;
  return done;
}

async function applyOne(
  context: Context,
  { companyId, name, languages, fields }: Plan,
  dryRun: boolean,
): Promise<'added' | 'changed' | 'same'> {
  const profile = await lockProfile(context.tx, context.actor, companyId);
  if (!profile) {
    const content: ProfileContent = { ...emptyContent(), languages, ...fields };
    const organisationId = context.actor.organisationId!;
    if (!dryRun)
      await insertProfile(context, { companyId, name, organisationId, projectId: null, content }, 'imported');
    return 'added';
  }
  const content = merged(profile.content, fields);
  const changed = changedFields(profile.content, content);
  if (changed.length === 0) return 'same';
  if (!dryRun) await saveProfile(context, { ...profile, content }, { kind: 'imported', fields: changed });
  return 'changed';
}

/** What the file does not say stays: other languages of a text, a certificate's proof, a product's pictures. */
function merged(before: ProfileContent, fields: Partial<ProfileContent>): ProfileContent {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const joined = given.map(([field, value]) => {
    const known = before[field as keyof ProfileContent];
    const plain = typeof value === 'object' && value !== null && !Array.isArray(value);
    return [field, plain ? { ...(known as object), ...withoutNulls(value) } : value] as const;
  });
  const content = { ...before, ...(Object.fromEntries(joined) as Partial<ProfileContent>) };
  return {
    ...content,
    certificates: content.certificates.map((one) => sameCertificate(before.certificates, one)),
    products: content.products.map((one) => sameProduct(before.products, one)),
  };
}

const withoutNulls = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null && one !== ''));

function sameCertificate(before: readonly Certificate[], read: Certificate): Certificate {
  const known = before.find(({ concept, number }) => concept === read.concept && number === read.number);
  return known ? { ...read, id: known.id, evidenceFileId: known.evidenceFileId } : read;
}

function sameProduct(before: readonly Product[], read: Product): Product {
  const known = before.find(({ slug }) => slug === read.slug);
  return known ? { ...known, name: { ...known.name, ...read.name }, concepts: read.concepts } : read;
}

const SHOWN = 40;

function refuseTable(problems: readonly TableProblem[]): Extract<Result<never>, { ok: false }> {
  const at = ({ row, column, message }: TableProblem, locale: 'fr' | 'en') =>
    m.profile_table_at(
      { row, column: column?.title({}, { locale }) ?? '', problem: message[locale] },
      { locale },
    );
  const fields = problems.slice(0, SHOWN).map((problem) => ({
    path: 'file',
    message: { fr: at(problem, 'fr'), en: at(problem, 'en') },
  }));
  return refuse(
    'invalid',
    'invalid-table',
    text(m.profile_table_problems, { count: problems.length, shown: String(problems.length) }),
    fields,
  );
}
