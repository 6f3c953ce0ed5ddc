import { sql } from 'kysely';
import type { Context } from '#platform/use-case/index.ts';
import { organisationOf } from './policies.ts';

/** The organisation's own activity, held until the transaction ends; undefined when it has none such. */
export const lockOwnActivity = ({ tx, actor }: Context, id: string) =>
  tx
    .selectFrom('activity')
    .where('id', '=', id)
    .where('organisationId', '=', organisationOf(actor))
    .selectAll()
    // Not FOR UPDATE: people may go on coming while somebody edits the title.
    .forNoKeyUpdate()
    .executeTakeFirst();

/** The organisation's own participation with its activity, held until the transaction ends. */
export const lockOwnParticipation = ({ tx, actor }: Context, id: string) =>
  tx
    .selectFrom('participation')
    .innerJoin('activity', 'activity.id', 'participation.activityId')
    .where('participation.id', '=', id)
    .where('participation.organisationId', '=', organisationOf(actor))
    .select([
      'participation.id',
      'participation.activityId',
      'participation.companyId',
      'participation.stated',
      'participation.state',
      'participation.source',
      'participation.setAsideAt',
    ])
    .select(sql<string | null>`activity.cancelled_at`.as('cancelledAt'))
    .forNoKeyUpdate('participation')
    .executeTakeFirst();
