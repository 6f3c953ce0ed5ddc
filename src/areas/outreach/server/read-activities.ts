import { z } from 'zod';
import { m } from '#messages';
import { pageOf } from '#platform/paging.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query, signedIn } from '#platform/use-case/index.ts';
import { activitySchema, activitySummarySchema, listActivitiesInput } from '../activity.ts';
import {
  listActivities,
  ownNames,
  ownProjects,
  projectsWithActivities,
  readActivity,
} from './activity.queries.ts';
import { organisationOf, outreachReader, outreachStaff } from './policies.ts';

/** A page of activities: the organisation's own, and those of projects it pays for. */
export const listActivitiesQuery = query({
  name: 'outreach.list-activities',
  summary: text(m.outreach_op_list_activities),
  input: listActivitiesInput,
  output: pageOf(activitySummarySchema),
  allow: outreachReader,
  http: { method: 'GET', path: '/activities' },
  async run({ sort, cursor, limit, ...filter }, { tx, actor }) {
    return ok(await listActivities(tx, actor, filter, { sort, cursor, limit }));
  },
});

/** One activity with its figures. A firm finds those it was at. */
export const getActivity = query({
  name: 'outreach.get-activity',
  summary: text(m.outreach_op_get_activity),
  input: z.object({ id: z.uuid() }),
  output: activitySchema,
  allow: signedIn,
  http: { method: 'GET', path: '/activities/{id}' },
  async run({ id }, { tx, actor }) {
    const activity = await readActivity(tx, actor, id);
    return activity ? ok(activity) : notFound();
  },
});

const projectChoice = z.object({ id: z.uuid(), nameFr: z.string(), nameEn: z.string() });

/** What the list of activities can be narrowed to. */
export const activityChoices = query({
  name: 'outreach.activity-choices',
  summary: text(m.outreach_op_activity_choices),
  input: z.object({}),
  output: z.object({ projects: z.array(projectChoice) }),
  allow: outreachReader,
  async run(_input, { tx, actor }) {
    return ok({ projects: await projectsWithActivities(tx, actor) });
  },
});

/** Projects that the organisation may hold an activity in. */
export const projectChoices = query({
  name: 'outreach.project-choices',
  summary: text(m.outreach_op_project_choices),
  input: z.object({}),
  output: z.object({
    projects: z.array(projectChoice.extend({ slug: z.string() })),
    organisation: z.object({ nameFr: z.string(), nameEn: z.string() }),
  }),
  allow: outreachStaff,
  async run(_input, { tx, actor }) {
    const id = organisationOf(actor);
    return ok({ projects: await ownProjects(tx, id), organisation: await ownNames(tx, id) });
  },
});
