import { resultPdf } from '#areas/diagnosis/server/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { pdfResponse } from '#platform/web/file.ts';
import { endPage } from '#platform/web/load.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const pdf = await resultPdf(currentRuntime(), event.locals, { token: event.params.token });
  return pdf.ok ? pdfResponse(pdf.value) : endPage(event, pdf.refusal);
};
