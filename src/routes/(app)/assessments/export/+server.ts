import { exportAssessments } from '#areas/diagnosis/server/index.ts';
import { listAsFile } from '#platform/web/file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => listAsFile(event, exportAssessments);
