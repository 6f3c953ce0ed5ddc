import { readSupplier } from '#areas/network/server/public/index.ts';
import { keepAMinute, readPublic } from '../../../public-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const supplier = await readPublic(event, readSupplier, event.params);
  keepAMinute(event);
  return { supplier: { ...supplier, slug: event.params.slug } };
};
