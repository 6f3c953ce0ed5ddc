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
