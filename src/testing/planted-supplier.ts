import { emptyContent } from '#areas/network/index.ts';
import { newId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';

interface Owner {
  organisationId: string;
  companyId: string;
  mark: string;
}

/** A supplier profile in review, with all that hangs on it. */
export async function plantSupplier({ db }: Runtime, { organisationId, companyId, mark }: Owner) {
  const [event, picture, file] = [newId(), newId(), newId()];
  const at = new Date('2026-01-15T15:00:00Z');
  await db
    .insertInto('supplierProfile')
    .values({
      ...{ companyId, organisationId, slug: `f-${companyId}`, state: 'in-review', updatedByName: mark },
      content: JSON.stringify({ ...emptyContent(), summary: { fr: mark } }),
      consent: JSON.stringify({ summary: true }),
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  await db
    .insertInto('supplierProfileEvent')
    .values({ id: event, companyId, kind: 'sent-back', comment: mark, byName: mark, bySide: 'staff', at })
    .execute();
  await db
    .insertInto('supplierPicture')
    .values({
      ...{ id: picture, companyId, name: mark, mediaType: 'image/webp', width: 1, height: 1, createdAt: at },
      data: Buffer.from(mark),
      small: Buffer.from(mark),
    })
    .execute();
  await db
    .insertInto('file')
    .values({
      ...{ id: file, organisationId, name: mark, mediaType: 'application/pdf', sha256: '' },
      sizeBytes: 1,
      createdAt: at,
    })
    .execute();
  await db.insertInto('supplierFile').values({ fileId: file, companyId, kind: 'evidence' }).execute();
  return [companyId, event, picture, file];
}
