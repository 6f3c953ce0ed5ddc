import { openLoop } from '../support/load.ts';
import { milliseconds } from '../support/machine.ts';
import { startServer } from '../support/server.ts';
import { addressOf, headersOf, isPerson, LANGUAGES, RATE, SECONDS } from './visitors.ts';

interface Way {
  name: string;
  kind: 'profile' | 'contact';
  method: 'GET' | 'POST';
  pathOf: (slug: string, at: number) => string;
}

const languageAt = (at: number): string => LANGUAGES[at % LANGUAGES.length]!;

const WAYS: readonly Way[] = [
  {
    ...{ name: 'whole pages of suppliers', kind: 'profile', method: 'GET' },
    pathOf: (slug, at) => `/suppliers/${languageAt(at)}/firm/${slug}`,
  },
  {
    ...{ name: 'what a page tells of an address taken', kind: 'contact', method: 'POST' },
    pathOf: (slug, at) => `/suppliers/contact/${slug}?language=${languageAt(at)}`,
  },
];

/** Sends both ways to the built server, and compares what it counted once it has ended. */
export async function measureOverHttp(
  databaseUrl: string,
  slugs: readonly string[],
  countedOf: (kind: Way['kind']) => Promise<number>,
): Promise<void> {
  for (const way of WAYS) {
    const before = await countedOf(way.kind);
    // Addresses are a proxy's to say: each visitor has one of its own, as in life.
    const server = await startServer(databaseUrl, { VIRAGE_BEHIND_PROXY: '1' });
    const total = RATE * SECONDS;
    const urls = Array.from(
      { length: total },
      (_, at) => server.origin + way.pathOf(slugs[(at * 7) % slugs.length]!, at),
    );
    const result = await openLoop(urls, {
      ...{ rate: RATE, seconds: SECONDS, method: way.method },
      // A browser says where it writes from; a form of another origin would be refused.
      headersOf: (at) => ({ ...headersOf(at), 'x-forwarded-for': addressOf(at), origin: server.origin }),
    });
    await server.stop();
    const people = urls.filter((_, at) => isPerson(at)).length;
    const counted = (await countedOf(way.kind)) - before;
    const { took, failed, p50, p99 } = result;
    console.log(`\nover HTTP, ${way.name}: ${RATE} a second offered, ${(total / took).toFixed(0)} answered`);
    console.log(
      `p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)} from when each was due, ${failed} failed`,
    );
    console.log(`views of people sent: ${people}\nviews counted:        ${counted}`);
    if (failed > 0 || counted !== people) throw new Error('Some views were not counted, or counted twice.');
  }
}
