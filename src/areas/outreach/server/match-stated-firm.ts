import { matchInRegister, type RegisterCandidate } from '#areas/companies/server/index.ts';
import { readNeq } from '#areas/companies/index.ts';
import type { Tx } from '#platform/db/scope.ts';
import type { StatedFirm } from '../participation.ts';

type Match = Awaited<ReturnType<typeof matchInRegister>>;
export type FirmCandidate = Match['candidates'][number] & { record: RegisterCandidate };

/** What the person said that also tells of the firm. */
export interface SaidBesides {
  email?: string | null | undefined;
  phone?: string | null | undefined;
}

/** The firms of the register that a list or a form may have meant, as the register's own matching judges. */
export function matchStatedFirm(tx: Tx, stated: StatedFirm, besides: SaidBesides = {}): Promise<Match> {
  if (!stated.firm) return Promise.resolve({ decision: 'new', candidates: [], probabilityNew: 1 });
  const described = {
    names: [stated.firm],
    neq: neqOf(stated.neq),
    bn: stated.businessNumber,
    address: stated.street,
    city: stated.city,
    postalCode: stated.postalCode,
    website: stated.website,
    email: besides.email ?? undefined,
    phone: besides.phone ?? undefined,
  };
  const known = Object.entries(described).filter(([, value]) => value !== undefined);
  return matchInRegister(tx, Object.fromEntries(known) as { names: string[] });
}

/** The firm when there is no doubt; null leaves it to a person. */
export async function firmWithoutDoubt(
  tx: Tx,
  stated: StatedFirm,
  besides?: SaidBesides,
): Promise<string | null> {
  const { decision, candidates } = await matchStatedFirm(tx, stated, besides);
  return decision === 'same' ? (candidates[0]?.record.id ?? null) : null;
}

/** A NEQ that fails its check says nothing. */
function neqOf(typed: string | undefined): string | undefined {
  const reading = typed === undefined ? null : readNeq(typed);
  return reading?.ok ? reading.value : undefined;
}
