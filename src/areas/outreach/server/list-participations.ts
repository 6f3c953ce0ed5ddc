import { m } from '#messages';
import { pageOf } from '#platform/paging.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query, signedIn } from '#platform/use-case/index.ts';
import { listParticipationsInput, participationSchema } from '../participation.ts';
import { readActivity } from './activity.queries.ts';
import { listParticipations } from './participation.queries.ts';

/** Who came, or said they would. A funder learns which firms, never who; a firm sees its own people. */
export const listParticipationsQuery = query({
  name: 'outreach.list-participations',
  summary: text(m.outreach_op_list_participations),
  input: listParticipationsInput,
  output: pageOf(participationSchema),
  allow: signedIn,
  http: { method: 'GET', path: '/activities/{id}/participations' },
  async run({ cursor, limit, ...filter }, { tx, actor }) {
    if (!(await readActivity(tx, actor, filter.id))) return notFound();
    return ok(await listParticipations(tx, actor, filter, { cursor, limit }));
  },
});
