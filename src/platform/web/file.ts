import type { RequestEvent } from '@sveltejs/kit';
import type { ExportedFile, ExportList } from '../exported-list.ts';
import { currentRuntime } from '../runtime.ts';
import { endPage, searchValues } from './load.ts';

/** A file to keep, under its own name; made for one reader at one moment. */
export const attachment = ({
  name,
  mediaType,
  body,
}: Omit<ExportedFile, 'body'> & { body: BodyInit }): Response =>
  new Response(body, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });

/** The whole list that an address filters, as the file it asks for; a page's cursor says nothing here. */
export async function listAsFile(event: RequestEvent, exportList: ExportList): Promise<Response> {
  const { format, cursor: _, ...filter } = searchValues(event.url);
  const file = await exportList(currentRuntime(), event.locals, filter, format === 'xlsx' ? 'xlsx' : 'csv');
  return file.ok ? attachment(file.value) : endPage(event, file.refusal);
}

/** A document as an answer: shown by the browser, under its own name, and kept by nobody on the way. */
export function pdfResponse({ bytes, name }: { bytes: Uint8Array<ArrayBuffer>; name: string }): Response {
  return new Response(bytes, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name}"`,
      'cache-control': 'private, no-store',
      'referrer-policy': 'same-origin',
    },
  });
}
