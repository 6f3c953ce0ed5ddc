import type { RoadmapSettings } from '#areas/strategy/index.ts';
import { quarterAfter } from '#areas/strategy/index.ts';

/** Eight quarters from the next one, with more money and people after the plant's busy season; one aid of half the costs. */
export function roadmapSettings(now: Date): RoadmapSettings {
  const running = `${now.getUTCFullYear()}-Q${Math.floor(now.getUTCMonth() / 3) + 1}`;
  const dollars = [45_000, 30_000, 60_000, 60_000, 50_000, 35_000, 65_000, 60_000];
  return {
    firstQuarter: quarterAfter(running, 1),
    quarterCount: dollars.length,
    cashCents: dollars.map((amount) => amount * 100),
    peopleDays: [60, 45, 80, 80, 70, 45, 80, 80],
    aid: [
      {
        id: 'aid-1',
        name: 'Aide à la réalisation (exemple)',
        rateBasisPoints: 5000,
        ceilingCents: 10_000_000,
        initiativeIds: null,
      },
    ],
    stackingLimitBasisPoints: 5000,
    budgets: [70, 100, 200],
  };
}
