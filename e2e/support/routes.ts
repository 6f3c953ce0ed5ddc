import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROUTES = path.resolve(import.meta.dirname, '../../src/routes');

export interface Route {
  /** As SvelteKit names it, without groups: "/companies/[id]/edit". */
  pattern: string;
  kind: 'page' | 'endpoint';
  /** Matches a path without its language prefix. */
  matches: RegExp;
  /** Names of its parameters, in order. */
  parameters: string[];
  /** Whether its server side looks at the query of the address at all. */
  readsQuery: boolean;
}

/** Every page and endpoint that the product has, from the files that make them. */
export function allRoutes(): Route[] {
  const files = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' });
  return files.flatMap((file): Route[] => {
    const name = path.basename(file);
    const leadsOn = name === '+page.server.ts' && onlyLeadsOn(file, files);
    const kind = name === '+page.svelte' || leadsOn ? 'page' : name === '+server.ts' ? 'endpoint' : null;
    return kind ? [toRoute(path.dirname(file), kind)] : [];
  });
}

/** A page that leads to another has no more than its server side; so has the one that answers whatever nobody else does. */
const onlyLeadsOn = (file: string, files: string[]): boolean =>
  !file.includes('[...') && !files.includes(file.replace('+page.server.ts', '+page.svelte'));

function toRoute(folder: string, kind: Route['kind']): Route {
  const parts = folder.split(path.sep).filter((part) => part !== '.' && !part.startsWith('('));
  const pattern = `/${parts.join('/')}`;
  const source = parts
    .map((part) =>
      part
        .replaceAll('.', '\\.')
        .replaceAll(/\[\\.\\.\\.\w+\]/g, '.+')
        .replaceAll(/\[\w+\]/g, '[^/]+'),
    )
    .join('/');
  return {
    pattern,
    kind,
    matches: new RegExp(`^/${source}$`),
    parameters: [...pattern.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map((match) => match[1]!),
    readsQuery: readsQuery(folder),
  };
}

const readsQuery = (folder: string): boolean =>
  readdirSync(path.join(ROUTES, folder))
    .filter((name) => name.endsWith('.ts'))
    .some((name) => /searchValues|searchParams|url\.search|listAsFile/.test(read(folder, name)));

const read = (...parts: string[]): string => readFileSync(path.join(ROUTES, ...parts), 'utf8');

/** A path without language prefix, query and fragment. */
export const plainPath = (address: string): string =>
  new URL(address, 'http://x').pathname.replace(/^\/en(?=\/|$)/, '') || '/';

/** The page a path belongs to; a fixed name goes before a parameter. */
export function routeOf(routes: Route[], address: string): Route | undefined {
  const fitting = routes.filter((route) => route.matches.test(plainPath(address)));
  return fitting.sort((a, b) => a.parameters.length - b.parameters.length)[0];
}
