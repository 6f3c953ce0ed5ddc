import type { MatchRecord } from '../../src/areas/companies/matching/record.ts';
import { seeded } from '../../src/areas/companies/matching/random.ts';
import { corrupt } from './corrupt.ts';
import type { Draw } from './draw.ts';
import { draw } from './draw.ts';
import { distinctFirm, neighbourOf, type Firm } from './firm.ts';

export interface Labelled {
  readonly record: MatchRecord;
  /** The firm it is a record of. Used to score, never to match. */
  readonly truth: number;
}

/** Share of firms that appear more than once, and of firms that are easily taken for another. */
const DUPLICATED = 0.15;
const NEIGHBOURS = 0.06;
const BATCH = 5000;

/**
 * An invented register in the patterns of Québec's. One firm in seven appears two to four times, as different
 * people would have typed it. One firm in sixteen only looks like another: a sister firm at the same door and
 * telephone, a branch of a chain under the same name and switchboard, a namesake in another town.
 */
export function* syntheticRegister(records: number, seed = 7): Generator<Labelled[]> {
  const random = draw(seeded(seed));
  let batch: Labelled[] = [];
  let made = 0;
  let firm: Firm | undefined;
  for (let truth = 0; made < records; truth += 1) {
    firm = firm !== undefined && random.chance(NEIGHBOURS) ? neighbourOf(firm, random) : distinctFirm(random);
    for (const record of recordsOf(firm, random).slice(0, records - made)) {
      batch.push({ record, truth });
      made += 1;
    }
    if (batch.length >= BATCH || made === records) {
      yield random.shuffle(batch);
      batch = [];
    }
  }
}

function recordsOf(firm: Firm, random: Draw): MatchRecord[] {
  const copies = random.chance(DUPLICATED) ? 1 + random.skewed(3) : 0;
  return Array.from({ length: copies + 1 }, (_, at) => corrupt(firm, random, at === 0 ? 'register' : 'list'));
}
