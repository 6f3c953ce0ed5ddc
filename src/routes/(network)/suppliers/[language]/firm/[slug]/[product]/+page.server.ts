import { error } from '@sveltejs/kit';
import { readSupplier } from '#areas/network/server/public/index.ts';
import { noteVisit } from '#areas/network/server/visibility/index.ts';
import { keepAMinute, readPublic } from '../../../../public-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { language, slug } = event.params;
  const supplier = await readPublic(event, readSupplier, { language, slug });
  const product = supplier.profile.products?.find((one) => one.slug === event.params.product);
  if (!product) error(404, 'not-found');
  const companyIds = [supplier.profile.companyId];
  await noteVisit(event, { kind: 'product', companyIds, language, product: product.slug });
  keepAMinute(event);
  return { supplier: { ...supplier, slug }, product };
};
