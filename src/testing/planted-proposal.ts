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

/**
 * A request for proposals with a proposal, a question, a score and files, and an adviser's interest. The provider itself
 * is everybody's: the directory is shared, so nothing of it is marked.
 */
export async function plantProposal({ db }: Runtime, planted: PlantedRequest): Promise<string[]> {
  const { organisationId, strategyId, initiativeId } = planted;
  const mark = `${planted.mark} ${organisationId}`;
  const [provider, request, recipient, question, interest] = Array.from({ length: 5 }, () => newId()) as [
    string,
    string,
    string,
    string,
    string,
  ];
  await db
    .insertInto('provider')
    .values({
      id: provider,
      organisationId,
      name: 'Intégration du Fjord inc.',
      email: 'info@fjord.example.test',
      createdByName: 'Ana',
      createdAt: at,
      updatedByName: 'Ana',
      updatedAt: at,
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
  await db
    .insertInto('proposalRequest')
    .values({
      id: request,
      organisationId,
      strategyId,
      initiativeId,
      title: mark,
      need: mark,
      criteria: JSON.stringify([{ id: 'fit', name: mark, weight: 100 }]),
      weightsByName: mark,
      weightsByFirm: true,
      deadlineAt: at,
      state: 'sent',
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
      email: `${planted.mark}@example.test`,
      language: 'fr',
      state: 'submitted',
      tokenHash: hashSecret(mark),
      addedByName: mark,
    })
    .execute();
  const content = JSON.stringify({ summary: mark });
  await db
    .insertInto('proposal')
    .values({ recipientId: recipient, content, submittedAt: at, draft: content, draftAt: at })
    .execute();
  await db
    .insertInto('proposalQuestion')
    .values({ id: question, requestId: request, recipientId: recipient, text: mark, askedAt: at })
    .execute();
  await db
    .insertInto('proposalScore')
    .values({
      requestId: request,
      recipientId: recipient,
      criterionId: 'fit',
      scoredBy: 'someone',
      scoredByName: mark,
      byFirm: false,
      score: 3,
      scoredAt: at,
      interested: false,
    })
    .execute();
  const files = await plantFiles(db, { organisationId, request, recipient, mark });
  return [provider, request, recipient, question, interest, ...files];
}

async function plantFiles(
  db: Runtime['db'],
  {
    organisationId,
    request,
    recipient,
    mark,
  }: Record<'organisationId' | 'request' | 'recipient' | 'mark', string>,
): Promise<string[]> {
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
