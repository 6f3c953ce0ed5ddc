const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const KEEPABLE = new RegExp(`^(?:/en)?/(?:answer/[\\w-]{20,100}|assessments/${UUID})$`);

/** The pages that people work on where there is no network. */
export const isKeepable = (pathname: string): boolean => KEEPABLE.test(pathname);

/** Built files: their names change with their content, so that a kept one is never stale. */
export const isPart = (pathname: string): boolean => pathname.startsWith('/_app/immutable/');

/** A form that ends a person's session. */
export const leavesSession = (pathname: string): boolean => /^(?:\/en)?\/sign-out$/.test(pathname);

/** The built files that a page's HTML names. */
export function partsIn(html: string): string[] {
  const names = html.match(/_app\/immutable\/[\w./-]+/g) ?? [];
  return [...new Set(names)].map((name) => `/${name}`);
}
