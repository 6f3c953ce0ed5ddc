import { toLocalTime } from '#platform/quebec-time.ts';
import { currentRuntime, type Runtime } from '#platform/runtime.ts';
import type { Language } from '../../capabilities/index.ts';
import { cameFrom, countryOf, isReading, type SeenKind } from '../../visibility/index.ts';
import { supplierSearch } from '../search/search-host.ts';
import { visibilityBuffer } from './visibility-buffer.ts';

/** What a page showed, of which suppliers. */
export interface Shown {
  kind: SeenKind;
  companyIds: readonly string[];
  language: string;
  /** What was searched for, when the page knows; read from where the visitor came otherwise. */
  concept?: string | null;
  product?: string;
}

/** A request as far as it matters here. */
export interface Visitor {
  request: Pick<Request, 'method' | 'headers'>;
  url: Pick<URL, 'origin'>;
}

/**
 * Counts what a page showed, unless a robot asked for it. Never fails a page: a fault is logged, and the view is lost.
 * @returns whether it was counted.
 */
export async function noteVisit(
  visitor: Visitor,
  shown: Shown,
  runtime = currentRuntime(),
): Promise<boolean> {
  const { headers, method } = visitor.request;
  if (shown.companyIds.length === 0 || !isReading(method, headers)) return false;
  try {
    const concept = shown.concept ?? (await conceptBefore(visitor, runtime));
    const key = { kind: shown.kind, concept: concept ?? '', product: shown.product ?? '' };
    const place = {
      country: countryOf(headers.get('x-virage-country'), headers.get('accept-language')),
      language: shown.language as Language,
      // Being shown in a list makes nobody a visitor of the firm.
      who: shown.kind === 'impression' ? null : whoIs(headers),
    };
    visibilityBuffer(runtime).note(shown.companyIds.map((companyId) => ({ ...key, ...place, companyId })));
    return true;
  } catch (error) {
    runtime.log.error({ err: error }, 'a view was not counted');
    return false;
  }
}

const whoIs = (headers: Headers): string =>
  `${headers.get('x-virage-address') ?? ''} ${headers.get('user-agent') ?? ''}`;

/** The concept of the search or list that the visitor came from. */
async function conceptBefore({ request, url }: Visitor, runtime: Runtime): Promise<string | null> {
  const came = cameFrom(request.headers.get('referer'), url.origin);
  if (!came) return null;
  return 'concept' in came ? came.concept : conceptOfWords(came.words, came.language, runtime);
}

const MOST_KEPT = 1000;
const READ = new Map<string, string | null>();

/** Words are read as the search reads them; those read before are remembered. */
async function conceptOfWords(text: string, language: Language, runtime: Runtime): Promise<string | null> {
  const name = `${language} ${text}`;
  const known = READ.get(name);
  if (known !== undefined) return known;
  const today = toLocalTime(runtime.clock.now()).slice(0, 10);
  const asked = { text, readerLanguage: language, filters: {}, today, facets: [], offset: 0, limit: 1 };
  const { understood } = await supplierSearch().search(asked);
  const concept = understood[0]?.concept ?? null;
  if (READ.size >= MOST_KEPT) READ.clear();
  READ.set(name, concept);
  return concept;
}
