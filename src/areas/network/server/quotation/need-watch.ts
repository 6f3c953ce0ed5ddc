import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, query, refuse, refuseField, useCase } from '#platform/use-case/index.ts';
import { conceptName, LANGUAGES } from '../../capabilities/index.ts';
import { needSchema, needWatchSchema, watchedIn } from '../../quotation/index.ts';
import { personName } from '../profile/person-name.ts';
import { nameConcepts } from '../search/name-concepts.ts';
import { askForLetter } from './letters.ts';
import { supplierPeople } from './policies.ts';
import { readOpenNeeds, readOwnProfile } from './supplier.queries.ts';

const MOST_WATCHES = 20;
const named = z.array(z.object({ id: z.string(), name: z.string() }));

/** What the firm saved, and the needs that buyers showed to the network, those that it saved first. */
export const listOpenNeeds = query({
  name: 'network.list-open-needs',
  summary: text(m.quotation_op_open_needs),
  input: z.object({}),
  output: z.object({
    /** Whether the firm is in the network: only published suppliers read needs. */
    published: z.boolean(),
    watches: z.array(
      z.object({ id: z.uuid(), name: z.string(), concepts: named, countries: z.array(z.string()) }),
    ),
    needs: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        language: z.enum(LANGUAGES),
        concepts: named,
        quantity: z.number().nullable(),
        unit: z.string(),
        deadline: z.string(),
        country: z.string(),
        interested: z.boolean(),
        /** The concepts by which it is one of those saved. */
        watched: z.array(z.string()),
      }),
    ),
  }),
  allow: supplierPeople,
  http: { method: 'GET', path: '/network/open-needs' },
  async run(_input, { tx, actor, locale }) {
    const companyId = await readOwnProfile(tx, actor);
    if (companyId === null) return ok({ published: false, watches: [], needs: [] });
    const saved = await tx
      .selectFrom('needWatch')
      .select(['id', 'name', 'criteria'])
      .where('companyId', '=', companyId)
      .orderBy('createdAt')
      .execute();
    const watches = saved.map(({ criteria, ...one }) => ({ ...one, ...needWatchSchema.parse(criteria) }));
    const rows = (await readOpenNeeds(tx)).map(({ need, ...row }) => ({
      ...row,
      need: needSchema.parse(need),
    }));
    const conceptsOf = (row: (typeof rows)[number]) => [
      ...row.need.processes,
      ...row.need.products,
      ...row.need.materials,
      ...row.need.finishes,
    ];
    const ids = [...rows.flatMap(conceptsOf), ...watches.flatMap(({ concepts }) => concepts)];
    const known = await nameConcepts(tx, ids);
    const name = (id: string) => ({ id, name: conceptName(known.get(id), locale) || id });
    const needs = rows.map((row) => ({
      ...{ id: row.id, title: row.need.title, language: row.language, deadline: row.deadline },
      ...{ quantity: row.need.quantity, unit: row.need.unit, interested: row.interested },
      country: row.need.destination.country,
      concepts: conceptsOf(row).map(name),
      watched: [...new Set(watches.flatMap((watch) => watchedIn(watch, row.need, known)))].map(
        (id) => name(id).name,
      ),
    }));
    return ok({
      published: true,
      watches: watches.map((one) => ({ ...one, concepts: one.concepts.map(name) })),
      needs: needs.sort((a, b) => Number(b.watched.length > 0) - Number(a.watched.length > 0)),
    });
  },
});

/** Saves what the firm wants to hear of: it is written to when a buyer shows such a need to the network. */
export const saveNeedWatch = useCase({
  name: 'network.save-need-watch',
  summary: text(m.quotation_op_save_watch),
  input: z.object({ name: z.string().trim().min(1).max(120), criteria: needWatchSchema }),
  output: z.object({ id: z.uuid() }),
  allow: supplierPeople,
  http: { method: 'POST', path: '/network/need-watches' },
  async run({ name, criteria }, context) {
    const { tx, actor, now } = context;
    const companyId = await readOwnProfile(tx, actor);
    if (companyId === null)
      return refuse('refused', 'not-published', text(m.quotation_refusal_not_published));
    const known = await nameConcepts(tx, criteria.concepts);
    if (criteria.concepts.some((id) => !known.has(id)))
      return refuseField('criteria.concepts', 'no-such-concept', text(m.quotation_problem_concept));
    const held = await tx.selectFrom('needWatch').select('id').where('companyId', '=', companyId).execute();
    if (held.length >= MOST_WATCHES)
      return refuseField('name', 'too-many-watches', text(m.quotation_problem_watches));
    const id = context.newId();
    await tx
      .insertInto('needWatch')
      .values({
        ...{ id, companyId, name, createdAt: now },
        criteria: JSON.stringify(criteria),
        createdByName: await personName(context),
      })
      .execute();
    context.audit('need-watch', id);
    return ok({ id });
  },
});

/** Forgets what the firm saved. */
export const removeNeedWatch = useCase({
  name: 'network.remove-need-watch',
  summary: text(m.quotation_op_remove_watch),
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  allow: supplierPeople,
  http: { method: 'DELETE', path: '/network/need-watches/{id}' },
  async run({ id }, context) {
    const { tx, actor } = context;
    const companyId = await readOwnProfile(tx, actor);
    if (companyId === null) return notFound();
    const gone = await tx
      .deleteFrom('needWatch')
      .where('id', '=', id)
      .where('companyId', '=', companyId)
      .returning('id')
      .executeTakeFirst();
    if (!gone) return notFound();
    context.audit('need-watch', id, { removed: true });
    return ok({ id });
  },
});

/** Tells a buyer that the firm would quote: the buyer decides whether to ask it. */
export const showInterest = useCase({
  name: 'network.show-interest',
  summary: text(m.quotation_op_interest),
  input: z.object({ requestId: z.uuid() }),
  output: z.object({ requestId: z.uuid() }),
  allow: supplierPeople,
  http: { method: 'POST', path: '/network/open-needs/{requestId}/interest' },
  async run({ requestId }, context) {
    const { tx, actor, now } = context;
    const companyId = await readOwnProfile(tx, actor);
    const open = (await readOpenNeeds(tx)).find(({ id }) => id === requestId);
    if (companyId === null || !open) return notFound();
    if (open.interested) return ok({ requestId });
    await tx.insertInto('quotationInterest').values({ requestId, companyId, at: now }).execute();
    const firm = await tx
      .selectFrom('company')
      .select('legalName')
      .where('id', '=', companyId)
      .executeTakeFirstOrThrow();
    const key = `interest:${requestId}:${companyId}`;
    askForLetter(context, { kind: 'interest', requestId, supplier: firm.legalName, key });
    context.audit('quotation-request', requestId, { interested: companyId });
    return ok({ requestId });
  },
});
