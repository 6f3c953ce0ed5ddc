import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import { asActor } from '#platform/db/scope.ts';
import { readFile, storeFile } from '#platform/files/files.ts';
import { isId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';
import { text } from '#platform/text.ts';
import {
  notFound,
  ok,
  refuseField,
  useCase,
  type Actor,
  type Context,
  type Result,
} from '#platform/use-case/index.ts';
import type { ProfileContent, ProfileField } from '../../profile/index.ts';
import { profileParty } from './policies.ts';
import type { ProfileRow } from './profile.queries.ts';
import { takeStep } from './profile-step.ts';
import { saveProfile } from './profile-writer.ts';

const MOST_BYTES = 10 * 1024 * 1024;
const MOST_DOCUMENTS = 20;
const PDF = [0x25, 0x50, 0x44, 0x46];

/** Documents and proofs are PDF: what everybody opens, and a browser shows in a box of its own. */
function checkedPdf(data: Uint8Array): Result<null> {
  if (data.byteLength === 0) return refuseField('file', 'empty', text(m.profile_picture_empty));
  if (data.byteLength > MOST_BYTES) return refuseField('file', 'too-large', text(m.profile_picture_large));
  return PDF.every((byte, at) => data[at] === byte)
    ? ok(null)
    : refuseField('file', 'not-a-pdf', text(m.profile_file_kind));
}

const file = {
  companyId: z.uuid(),
  name: z.string().trim().max(255).default(''),
  data: z.instanceof(Uint8Array),
};

/** Adds a document for buyers, as PDF. */
export const addSupplierDocument = useCase({
  name: 'network.add-document',
  summary: text(m.profile_op_add_document),
  input: z.object({ ...file, title: z.string().trim().min(1).max(200) }),
  output: z.object({ id: z.uuid() }),
  allow: profileParty,
  async run({ companyId, title, name, data }, context) {
    const step = await takeStep(context, { companyId }, 'edit');
    if (!step.ok) return step;
    const { profile } = step.value;
    const { documents } = profile.content;
    const sound = checkedPdf(data);
    if (!sound.ok) return sound;
    if (documents.length >= MOST_DOCUMENTS)
      return refuseField('file', 'too-many-files', text(m.profile_file_many, { limit: MOST_DOCUMENTS }));
    const id = await hold(context, profile, { name, data, kind: 'document' });
    await save(context, profile, { documents: [...documents, { fileId: id, title }] });
    return ok({ id });
  },
});

/** Adds the proof of a certificate, as PDF, in place of the one before. Only the firm and its programme read it. */
export const addEvidence = useCase({
  name: 'network.add-evidence',
  summary: text(m.profile_op_add_evidence),
  input: z.object({ ...file, certificateId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  allow: profileParty,
  async run({ companyId, certificateId, name, data }, context) {
    const step = await takeStep(context, { companyId }, 'edit');
    if (!step.ok) return step;
    const { profile } = step.value;
    const held = profile.content.certificates.find(({ id }) => id === certificateId);
    if (!held) return notFound();
    const sound = checkedPdf(data);
    if (!sound.ok) return sound;
    const id = await hold(context, profile, { name, data, kind: 'evidence' });
    if (held.evidenceFileId !== null) await release(context, profile, held.evidenceFileId);
    const certificates = profile.content.certificates.map((one) =>
      one.id === certificateId ? { ...one, evidenceFileId: id } : one,
    );
    await save(context, profile, { certificates });
    return ok({ id });
  },
});

/** Removes a document or a proof. */
export const removeSupplierFile = useCase({
  name: 'network.remove-file',
  summary: text(m.profile_op_remove_file),
  input: z.object({ companyId: z.uuid(), fileId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  allow: profileParty,
  http: { method: 'DELETE', path: '/network/profiles/{companyId}/files/{fileId}' },
  async run({ companyId, fileId }, context) {
    const step = await takeStep(context, { companyId }, 'edit');
    if (!step.ok) return step;
    const { profile } = step.value;
    const { content } = profile;
    if (!(await release(context, profile, fileId))) return notFound();
    const documents = content.documents.filter((one) => one.fileId !== fileId);
    const certificates = content.certificates.map((one) =>
      one.evidenceFileId === fileId ? { ...one, evidenceFileId: null } : one,
    );
    await save(
      context,
      profile,
      documents.length < content.documents.length ? { documents } : { certificates },
    );
    return ok({ id: fileId });
  },
});

interface NewSupplierFile {
  name: string;
  data: Uint8Array;
  kind: 'document' | 'evidence';
}

async function hold(
  context: Context,
  { companyId }: ProfileRow,
  { kind, name, data }: NewSupplierFile,
): Promise<string> {
  const fileId = await storeFile(context, { name, data, mediaType: 'application/pdf' });
  await context.tx.insertInto('supplierFile').values({ fileId, companyId, kind }).execute();
  return fileId;
}

/** Lets go of a file. One that the other side added stays its own, and no longer hangs on the profile. */
async function release({ tx }: Context, { companyId }: ProfileRow, fileId: string): Promise<boolean> {
  const { rows } = await sql`delete from supplier_file
    where file_id = ${fileId}::uuid and company_id = ${companyId}::uuid returning file_id`.execute(tx);
  if (rows.length === 0) return false;
  await tx.deleteFrom('file').where('id', '=', fileId).execute();
  return true;
}

async function save(context: Context, profile: ProfileRow, changed: Partial<ProfileContent>): Promise<void> {
  const content = { ...profile.content, ...changed };
  const fields = Object.keys(changed) as ProfileField[];
  await saveProfile(context, { ...profile, content }, { kind: 'edited', fields });
  context.audit('supplier-profile', profile.companyId, { changed: fields });
}

/** A file of a profile that the reader may see: shown documents for everybody, proofs for the two sides; null otherwise. */
export async function readSupplierFile(
  runtime: Runtime,
  actor: Actor,
  fileId: string,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  if (!isId(fileId)) return null;
  return asActor(runtime.db, actor, async (tx) => {
    const { rows } = await sql<{
      name: string;
    }>`select f.name from supplier_file s join file f on f.id = s.file_id
      where s.file_id = ${fileId}::uuid`.execute(tx);
    const [found] = rows;
    if (!found) return null;
    const chunks: Buffer[] = [];
    for await (const chunk of readFile(tx, fileId)) chunks.push(chunk);
    return { name: found.name, bytes: new Uint8Array(Buffer.concat(chunks)) };
  });
}
