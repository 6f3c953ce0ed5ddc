import type { AnyOperation } from '#platform/use-case/index.ts';
import { importPortal } from './import-portal.ts';
import { listPortalRows } from './list-portal-rows.ts';

export { importPortal, listPortalRows };
export { exportPortal } from './export-portal.ts';

export const portalOperations: AnyOperation[] = [listPortalRows, importPortal];
