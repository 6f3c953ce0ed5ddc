import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { text } from '#platform/text.ts';
import { ok, query } from '#platform/use-case/index.ts';
import { listProjectsInput, projectPageSchema } from '../index.ts';
import { reader } from './policies.ts';
import { listProjects } from './project-list.queries.ts';

/** A page of the projects that the reader may see: searched, filtered, sorted, with the exact number of matches. */
export const listProjectsQuery = query({
  name: 'portfolio.list-projects',
  summary: text(m.portfolio_op_list_projects),
  input: listProjectsInput,
  output: projectPageSchema,
  allow: reader,
  http: { method: 'GET', path: '/projects' },
  async run({ sort, cursor, limit, ...filter }, { tx, actor, now }) {
    return ok(await listProjects(tx, actor, filter, { sort, cursor, limit }, quebecDay(now)));
  },
});
