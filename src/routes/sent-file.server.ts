/**
 * A file that somebody sent, to be kept and never to be run: whatever it says it is, a browser downloads it and does not
 * open it as a page of ours.
 */
export function sentFile({ name, data }: { name: string; data: Uint8Array<ArrayBuffer> }): Response {
  return new Response(data, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}
