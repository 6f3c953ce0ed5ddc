import { z } from 'zod';
import { m } from '#messages';
import { asActor } from '#platform/db/scope.ts';
import { isId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, refuseField, useCase, type Actor, type Context } from '#platform/use-case/index.ts';
import type { Product } from '../../profile/index.ts';
import { safePicture, type Picture } from './picture.ts';
import { profileParty } from './policies.ts';
import type { ProfileRow } from './profile.queries.ts';
import { takeStep } from './profile-step.ts';
import { saveProfile } from './profile-writer.ts';

const MOST_PICTURES = 8;

/** Adds a picture to a product. What came is not kept: it is decoded, made smaller and written anew. */
export const addPicture = useCase({
  name: 'network.add-picture',
  summary: text(m.profile_op_add_picture),
  input: z.object({
    companyId: z.uuid(),
    productId: z.uuid(),
    name: z.string().trim().max(255).default(''),
    data: z.instanceof(Uint8Array),
  }),
  output: z.object({ id: z.uuid() }),
  allow: profileParty,
  async run({ companyId, productId, name, data }, context) {
    const step = await takeStep(context, { companyId }, 'edit');
    if (!step.ok) return step;
    const { profile } = step.value;
    const product = profile.content.products.find(({ id }) => id === productId);
    if (!product) return notFound();
    if (product.pictureFileIds.length >= MOST_PICTURES)
      return refuseField('file', 'too-many-pictures', text(m.profile_picture_many, { limit: MOST_PICTURES }));
    const picture = await safePicture(data);
    if (!picture.ok) return picture;
    const id = await insertPicture(context, profile, name, picture.value);
    await withPictures(context, profile, productId, [...product.pictureFileIds, id]);
    context.audit('supplier-profile', profile.companyId, { picture: id });
    return ok({ id });
  },
});

/** Removes a picture from a product, and for good. */
export const removePicture = useCase({
  name: 'network.remove-picture',
  summary: text(m.profile_op_remove_picture),
  input: z.object({ companyId: z.uuid(), pictureId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  allow: profileParty,
  http: { method: 'DELETE', path: '/network/profiles/{companyId}/pictures/{pictureId}' },
  async run({ companyId, pictureId }, context) {
    const step = await takeStep(context, { companyId }, 'edit');
    if (!step.ok) return step;
    const { profile } = step.value;
    const gone = await context.tx
      .deleteFrom('supplierPicture')
      .where('id', '=', pictureId)
      .where('companyId', '=', profile.companyId)
      .returning('id')
      .execute();
    if (gone.length === 0) return notFound();
    const product = profile.content.products.find(({ pictureFileIds }) => pictureFileIds.includes(pictureId));
    const rest = product?.pictureFileIds.filter((id) => id !== pictureId) ?? [];
    await withPictures(context, profile, product?.id ?? '', rest);
    context.audit('supplier-profile', profile.companyId, { removed: pictureId });
    return ok({ id: pictureId });
  },
});

async function insertPicture(
  { tx, actor, now, newId }: Context,
  { companyId }: ProfileRow,
  name: string,
  picture: Picture,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('supplierPicture')
    .values({ id, companyId, name, ...picture, createdBy: actor.userId, createdAt: now })
    .execute();
  return id;
}

async function withPictures(
  context: Context,
  profile: ProfileRow,
  productId: string,
  pictureFileIds: string[],
): Promise<void> {
  const products = profile.content.products.map((product): Product =>
    product.id === productId ? { ...product, pictureFileIds } : product,
  );
  await saveProfile(
    context,
    { ...profile, content: { ...profile.content, products } },
    { kind: 'edited', fields: ['products'] },
  );
}

/** A picture that the reader may see, public ones included; null for any other. `small` is at most 480 px wide and high. */
export async function readPicture(
  runtime: Runtime,
  actor: Actor,
  id: string,
  size: 'large' | 'small' = 'large',
): Promise<{ mediaType: string; data: Buffer<ArrayBuffer>; shown: boolean } | null> {
  if (!isId(id)) return null;
  const row = await asActor(runtime.db, actor, (tx) =>
    tx
      .selectFrom('supplierPicture')
      .select(['mediaType', 'shown', size === 'small' ? 'small as data' : 'data as data'])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
  return row ? { ...row, data: Buffer.from(row.data) } : null;
}
