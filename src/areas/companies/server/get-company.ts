import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, query, type Context } from '#platform/use-case/index.ts';
import { companyFileSchema, type CompanyFile } from '../company-file.ts';
import { nextSteps } from '../company.rules.ts';
import {
  countOpenDuplicates,
  readContacts,
  readIdentity,
  readMergedRecords,
  readNotes,
  readParticipations,
  readReachedBy,
  type FileScope,
} from './company-file.queries.ts';
import { openFile, type OpenedFile } from './file-scope.ts';
import { fileReader } from './policies.ts';
import { readTimeline } from './timeline.queries.ts';

const TIMELINE_PAGE = 20;

/** A firm's file, each part as far as the reader may see it. A merged record answers with the firm that stands for it. */
export const getCompany = query({
  name: 'companies.get',
  summary: text(m.companies_op_get),
  input: z.object({ id: z.uuid(), cursor: z.string().max(500).optional() }),
  output: companyFileSchema,
  allow: fileReader,
  http: { method: 'GET', path: '/companies/{id}' },
  async run({ id, cursor }, context) {
    const file = await openFile(context, id);
    return file ? ok(await readFile(context, file, cursor)) : notFound();
  },
});

async function readFile({ tx }: Context, file: OpenedFile, cursor: string | undefined): Promise<CompanyFile> {
  const { standing, asked, firmId } = file;
  const identity = await readIdentity(tx, firmId);
  const contacts = await readContacts(tx, file);
  const openDuplicates = standing.keeper ? await countOpenDuplicates(tx, firmId) : 0;
  const writes = standing.keeper || standing.ownFirm;
  return {
    identity: identity as CompanyFile['identity'],
    asked: asked.id === firmId ? null : { id: asked.id, legalName: asked.legalName },
    mergedRecords: await readMergedRecords(tx, firmId),
    contacts,
    notes: await readNotes(tx, file),
    participations: await readParticipations(tx, file),
    reachedBy: await readReachedBy(tx, file),
    timeline: await readTimeline(tx, file, { cursor, limit: TIMELINE_PAGE }),
    openDuplicates,
    nextSteps: writes ? nextSteps({ ...identity, contacts, openDuplicates }) : [],
    reader: readerOf(file),
    may: { edit: writes, write: writes },
  };
}

function readerOf({ standing, actor }: FileScope): CompanyFile['reader'] {
  if (standing.keeper) return 'keeper';
  if (standing.ownFirm) return 'firm';
  return actor.role === 'funder' ? 'funder' : 'other';
}
