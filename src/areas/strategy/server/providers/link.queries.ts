import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { hashSecret } from '#platform/ids.ts';
import { linkedRequestSchema, type LinkedRequest } from '../../providers/link.ts';
import type { LinkOutcome } from '../../providers/proposal.workflow.ts';
import type { ProposalContent } from '../../providers/request.ts';
import { stateAt } from '../../providers/request.workflow.ts';
import type { Letter, LetterOf } from './proposal-mail.ts';

/** The request that a link opens, as it is now; null for a link that opens nothing. */
export async function readLinked(tx: Tx, token: string, now: Date): Promise<LinkedRequest | null> {
  const { rows } = await sql<{
    found: Omit<LinkedRequest, 'open'> | null;
  }>`select proposal_of_link(${hashSecret(token)}) as found`.execute(tx);
  const found = rows[0]?.found;
  if (!found) return null;
  const requestState = stateAt({ state: found.requestState, deadlineAt: new Date(found.deadlineAt) }, now);
  return linkedRequestSchema.parse({ ...found, requestState, open: requestState === 'sent' });
}

/** Whom a link is for, to write to. */
export async function letterOfLink(tx: Tx, token: string): Promise<{ to: Letter; about: LetterOf } | null> {
  const { rows } = await sql<{ found: LetterParts | null }>`
    select proposal_of_link(${hashSecret(token)}) || proposal_address_of_link(${hashSecret(token)}) as found`.execute(
    tx,
  );
  const found = rows[0]?.found;
  if (!found) return null;
  const { provider, contactName, email, language, title, firm, deadlineAt, organisation } = found;
  return {
    to: { name: provider, contactName, email, language },
    about: { title, firm, deadlineAt: new Date(deadlineAt), organisation },
  };
}

interface LetterParts extends Omit<Letter, 'name'>, Omit<LetterOf, 'deadlineAt'> {
  provider: string;
  deadlineAt: string;
}

/** Each act at a link is one function of the database: whoever holds it is nobody to the policies. */
export type LinkAct =
  | { act: 'keep' | 'submit'; content: ProposalContent }
  | { act: 'decline'; reason: string }
  | { act: 'ask'; id: string; words: string }
  | { act: 'attach'; id: string; name: string; mediaType: string; hash: string; data: Uint8Array }
  | { act: 'detach'; id: string };

export async function actOnLink(tx: Tx, token: string, act: LinkAct, now: Date): Promise<LinkOutcome> {
  const { rows } = await sql<{
    outcome: LinkOutcome;
  }>`select ${callOf(hashSecret(token), act, now)} as outcome`.execute(tx);
  return rows[0]!.outcome;
}

function callOf(hash: string, act: LinkAct, now: Date) {
  switch (act.act) {
    case 'keep':
      return sql`proposal_keep(${hash}, ${JSON.stringify(act.content)}::jsonb, ${now})`;
    case 'submit':
      return sql`proposal_submit(${hash}, ${JSON.stringify(act.content)}::jsonb, ${now})`;
    case 'decline':
      return sql`proposal_decline(${hash}, ${act.reason}, ${now})`;
    case 'ask':
      return sql`proposal_ask(${hash}, ${act.id}::uuid, ${act.words}, ${now})`;
    case 'attach':
      return sql`proposal_attach(${hash}, ${act.id}::uuid, ${act.name}, ${act.mediaType}, ${act.hash},
        ${Buffer.from(act.data)}, ${now})`;
    case 'detach':
      return sql`proposal_detach(${hash}, ${act.id}::uuid, ${now})`;
  }
}
