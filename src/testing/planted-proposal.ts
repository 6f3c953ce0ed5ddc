import { hashSecret, newId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';

/** Whose secrets are planted, and the mark that stands in each. */
export interface PlantedRequest {
  organisationId: string;
  strategyId: string;
  initiativeId: string;
  mark: string;
}

const at = new Date('2026-01-15T15:00:00Z');

interface Planted extends PlantedRequest {
  provider: string;
  request: string;
  recipient: string;
}
type Db = Runtime['db'];

/**
 * A request for proposals with a proposal, a question, a score and files, and an adviser's interest. The provider itself
 * is everybody's: the directory is shared, so nothing of it is marked.
 */
export async function plantProposal({ db }: Runtime, asked: PlantedRequest): Promise<string[]> {
  const [provider, request, recipient] = [newId(), newId(), newId()];
  const planted = { ...asked, mark: `${asked.mark} ${asked.organisationId}`, provider, request, recipient };
  const interest = await plantProvider(db, planted);
  await plantRequest(db, planted);
  const question = await plantAnswer(db, planted);
  return [provider, request, recipient, question, interest, ...(await plantFiles(db, planted))];
}

async function plantProvider(db: Db, { provider, organisationId, mark }: Planted): Promise<string> {
  const interest = newId();
  const written = { createdByName: 'Ana', createdAt: at, updatedByName: 'Ana', updatedAt: at };
  await db
    .insertInto('provider')
    .values({
      id: provider,
      organisationId,
      name: 'Intégration du Fjord inc.',
      email: 'info@example.test',
      ...written,
    })
    .execute();
  await db
    .insertInto('adviserInterest')
    .values({
      id: interest,
      organisationId,
      userId: 'someone',
      userName: mark,
      providerId: provider,
      kind: 'family',
      since: '2026-01-01',
      text: mark,
      declaredAt: at,
      updatedAt: at,
    })
    .execute();
  return interest;
}

async function plantRequest(db: Db, planted: Planted): Promise<void> {
  const { organisationId, strategyId, initiativeId, provider, request, recipient, mark } = planted;
  await db
    .insertInto('proposalRequest')
    .values({
      id: request,
      ...{ organisationId, strategyId, initiativeId, title: mark, need: mark, state: 'sent', deadlineAt: at },
      criteria: JSON.stringify([{ id: 'fit', name: mark, weight: 100 }]),
      weightsByName: mark,
      weightsByFirm: true,
      createdByName: mark,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  await db
    .insertInto('proposalRecipient')
    .values({
      id: recipient,
      requestId: request,
      providerId: provider,
      providerName: mark,
      email: 'secret@example.test',
      language: 'fr',
      state: 'submitted',
      tokenHash: hashSecret(mark),
      addedByName: mark,
    })
    .execute();
}

async function plantAnswer(db: Db, { request, recipient, mark }: Planted): Promise<string> {
  const question = newId();
  const content = JSON.stringify({ summary: mark });
  await db
    .insertInto('proposal')
    .values({ recipientId: recipient, content, submittedAt: at, draft: content, draftAt: at })
    .execute();
  const of = { requestId: request, recipientId: recipient };
  await db
    .insertInto('proposalQuestion')
    .values({ id: question, ...of, text: mark, askedAt: at })
    .execute();
  const scored = { scoredBy: 'someone', scoredByName: mark, scoredAt: at, byFirm: false, interested: false };
  await db
    .insertInto('proposalScore')
    .values({ ...of, ...scored, criterionId: 'fit', score: 3 })
    .execute();
  return question;
}

async function plantFiles(db: Db, { organisationId, request, recipient, mark }: Planted): Promise<string[]> {
  const [document, attached] = [newId(), newId()];
  const file = {
    organisationId,
    name: mark,
    mediaType: 'text/plain',
    sizeBytes: 3,
    sha256: '',
    createdAt: at,
  };
  await db
    .insertInto('file')
    .values([document, attached].map((id) => ({ id, ...file })))
    .execute();
  await db
    .insertInto('proposalDocument')
    .values({ fileId: document, requestId: request, addedAt: at })
    .execute();
  await db
    .insertInto('proposalFile')
    .values({ fileId: attached, recipientId: recipient, addedAt: at })
    .execute();
  return [document, attached];
}
