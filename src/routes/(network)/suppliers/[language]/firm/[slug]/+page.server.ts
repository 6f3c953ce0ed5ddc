import { readSupplier } from '#areas/network/server/public/index.ts';
import { noteVisit } from '#areas/network/server/visibility/index.ts';
import { keepAMinute, readPublic } from '../../../public-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const supplier = await readPublic(event, readSupplier, event.params);
  const { language } = event.params;
  await noteVisit(event, { kind: 'profile', companyIds: [supplier.profile.companyId], language });
  keepAMinute(event);
  return { supplier: { ...supplier, slug: event.params.slug } };
};
