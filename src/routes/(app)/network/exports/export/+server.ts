import { exportExports } from '#areas/network/server/index.ts';
import { listAsFile } from '#platform/web/file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => listAsFile(event, exportExports);
