import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, refuse, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import { initiativeInput, type InitiativeInput } from '../index.ts';
import { inOrder } from './dates.ts';
import { insertWithFreeSlug } from './free-slug.ts';
import { initiativeWriter } from './policies.ts';

/** Opens an initiative of the funder that asks. */
export const createInitiative = useCase({
  name: 'portfolio.create-initiative',
  summary: text(m.portfolio_op_create_initiative),
  input: initiativeInput,
  output: z.object({ slug: z.string() }),
  allow: initiativeWriter,
  http: { method: 'POST', path: '/initiatives' },
  async run(input, context) {
    const funder = await refuseOthers(context);
    if (!funder.ok) return funder;
    const dates = inOrder(input);
    if (!dates.ok) return dates;
    const id = context.newId();
    const row = {
      id,
      organisationId: context.actor.organisationId,
      createdAt: context.now,
      ...initiativeColumns(input, context),
    };
    const slug = await insertWithFreeSlug(context.tx, 'initiative', input.name.fr, row);
    context.audit('initiative', id, { slug, name: input.name.fr });
    return ok({ slug });
  },
});

/** An administrator of any organisation may ask; only a funder's answers for an initiative. */
async function refuseOthers({ tx, actor }: Context): Promise<Result<null>> {
  const own = await tx
    .selectFrom('organisation')
    .select('kind')
    .where('id', '=', actor.organisationId)
    .executeTakeFirst();
  return own?.kind === 'funder'
    ? ok(null)
    : refuse('forbidden', 'not-a-funder', text(m.portfolio_not_a_funder));
}

export const initiativeColumns = (input: InitiativeInput, { now }: Context) => ({
  nameFr: input.name.fr,
  nameEn: input.name.en,
  aimFr: input.aim.fr,
  aimEn: input.aim.en,
  startsOn: input.startsOn ?? null,
  endsOn: input.endsOn ?? null,
  datesNoteFr: input.datesNote?.fr ?? null,
  datesNoteEn: input.datesNote?.en ?? null,
  updatedAt: now,
});
