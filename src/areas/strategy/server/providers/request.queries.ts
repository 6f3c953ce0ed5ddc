import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Actor } from '#platform/use-case/index.ts';
import type {
  ChoiceRecord,
  Exchange,
  ProposalContent,
  Recipient,
  RequestCriterion,
  RequestFile,
  RequestQuestion,
} from '../../providers/request.ts';
import type { RequestState } from '../../providers/request.workflow.ts';
import { visibleStrategies } from './policies.ts';

/** A request as its row has it. */
export interface RequestRow {
  id: string;
  organisationId: string;
  strategyId: string;
  strategyTitle: string;
  companyId: string;
  firm: string;
  initiativeId: string;
  initiative: string;
  title: string;
  need: string;
  context: string;
  criteria: RequestCriterion[];
  questions: RequestQuestion[];
  weightsByName: string;
  weightsByFirm: boolean;
  deadlineAt: Date | null;
  deadlineSetAt: Date | null;
  state: RequestState;
  sentAt: Date | null;
  chosenRecipientId: string | null;
  choiceReason: string | null;
  chosenByName: string | null;
  chosenByFirm: boolean | null;
  chosenAt: Date | null;
  choiceRecord: ChoiceRecord | null;
  cancelReason: string | null;
  updatedAt: Date;
}

const COLUMNS = sql`r.id, r.organisation_id, r.strategy_id, s.title as strategy_title, s.company_id, f.legal_name as firm,
  r.initiative_id, t.title as initiative, r.title, r.need, r.context, r.criteria, r.questions, r.weights_by_name, r.weights_by_firm,
  r.deadline_at, r.deadline_set_at, r.state, r.sent_at, r.chosen_recipient_id, r.choice_reason, r.chosen_by_name, r.chosen_by_firm,
  r.chosen_at, r.choice_record, r.cancel_reason, r.updated_at`;
const SOURCE = sql`proposal_request r join digital_strategy s on s.id = r.strategy_id
  join technology_initiative t on t.id = r.initiative_id
  join company k on k.id = s.company_id join company f on f.id = k.firm_id`;

/** A request of a strategy that the actor sees. */
export async function readRequest(tx: Tx, actor: Actor, id: string): Promise<RequestRow | null> {
  const { rows } = await sql<RequestRow>`select ${COLUMNS} from ${SOURCE}
    where r.id = ${id}::uuid and ${visibleStrategies(actor)}`.execute(tx);
  return rows[0] ?? null;
}

/** The same, held until the transaction ends: providers who answer wait for it, and it waits for them. */
export async function lockRequest(tx: Tx, actor: Actor, id: string): Promise<RequestRow | null> {
  const { rows } = await sql<RequestRow>`select ${COLUMNS} from ${SOURCE}
    where r.id = ${id}::uuid and ${visibleStrategies(actor)} for no key update of r`.execute(tx);
  return rows[0] ?? null;
}

export interface RequestListRow extends RequestRow {
  recipients: number;
  proposals: number;
  declined: number;
  toAnswer: number;
  chosen: string | null;
}

export async function listRequestRows(tx: Tx, actor: Actor, strategyId: string): Promise<RequestListRow[]> {
  const { rows } = await sql<RequestListRow>`
    select ${COLUMNS}, n.*, (select q.n from (select count(*) as n from proposal_question q
      where q.request_id = r.id and q.answer is null) q) as to_answer,
      (select c.provider_name from proposal_recipient c where c.id = r.chosen_recipient_id) as chosen
    from ${SOURCE} cross join lateral (
      select count(*) as recipients, count(*) filter (where c.state in ('submitted', 'chosen', 'not-chosen')) as proposals,
        count(*) filter (where c.state = 'declined') as declined
      from proposal_recipient c where c.request_id = r.id) n
    where r.strategy_id = ${strategyId}::uuid and ${visibleStrategies(actor)}
    order by r.created_at desc, r.id desc`.execute(tx);
  return rows;
}

export interface RecipientRow extends Omit<Recipient, 'proposal' | 'addedBy'> {
  addedByName: string;
  contactName: string | null;
  content: ProposalContent | null;
  submittedAt: Date | null;
  revision: number | null;
}

/** Everyone asked, in an order of their own ids: no provider stands first for its name. */
export async function readRecipients(tx: Tx, requestId: string): Promise<RecipientRow[]> {
  const { rows } = await sql<RecipientRow>`
    select c.id, c.provider_id, c.provider_name as name, c.email, c.contact_name, c.language, c.state, nullif(c.match, '{}') as match,
      c.added_by_name, c.invited_at, c.answered_at, c.decline_reason, p.content, p.submitted_at, p.revision,
      coalesce((select json_agg(json_build_object('id', x.id, 'name', x.name, 'sizeBytes', x.size_bytes) order by pf.added_at)
        from proposal_file pf join file x on x.id = pf.file_id where pf.recipient_id = c.id), '[]') as files
    from proposal_recipient c left join proposal p on p.recipient_id = c.id
    where c.request_id = ${requestId}::uuid order by md5(c.request_id::text || c.provider_id::text)`.execute(
    tx,
  );
  return rows;
}

export async function readDocuments(tx: Tx, requestId: string): Promise<RequestFile[]> {
  const { rows } = await sql<RequestFile>`
    select x.id, x.name, x.size_bytes from proposal_document d join file x on x.id = d.file_id
    where d.request_id = ${requestId}::uuid order by d.added_at, x.id`.execute(tx);
  return rows;
}

export async function readExchanges(tx: Tx, requestId: string): Promise<Exchange[]> {
  const { rows } = await sql<Exchange>`
    select q.id, q.text, q.asked_at, q.answer, q.answered_at, q.answered_by_name as answered_by
    from proposal_question q where q.request_id = ${requestId}::uuid order by q.asked_at, q.id`.execute(tx);
  return rows;
}

export interface ScoreRow {
  recipientId: string;
  criterionId: string;
  scoredBy: string;
  person: string;
  byFirm: boolean;
  score: number;
  interested: boolean;
  confirmedByName: string | null;
}

export async function readScores(tx: Tx, requestId: string): Promise<ScoreRow[]> {
  const { rows } = await sql<ScoreRow>`
    select z.recipient_id, z.criterion_id, z.scored_by, z.scored_by_name as person, z.by_firm, z.score, z.interested,
      z.confirmed_by_name
    from proposal_score z where z.request_id = ${requestId}::uuid
    order by z.scored_by_name, z.scored_by, z.recipient_id, z.criterion_id`.execute(tx);
  return rows;
}
