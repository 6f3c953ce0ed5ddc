import type { CompanyFields } from '../company.ts';
import { fillFrom, together, withdraw, type Contribution, type FilledField } from './fill.rules.ts';

/** A merge that holds: what the merged record gave to the one that stands for it. */
export interface StandingMerge {
  id: string;
  survivorId: string;
  mergedId: string;
  contribution: Contribution;
}

export interface TakenApart {
  /** Records whose fields change. */
  fields: Map<string, CompanyFields>;
  /** Merges that hold and now give something else. */
  contributions: Map<string, Contribution>;
  /** Fields that keep a newer value. */
  kept: FilledField[];
}

/**
 * What undoing one merge changes, in whatever order merges are undone. What the separated record gave is withdrawn;
 * the other records of the firm may now give it instead. When the survivor was itself merged further, the firms above
 * hold a copy of what it had: theirs is withdrawn and filled anew, up to the firm that stands.
 *
 * `others` are the merges that hold into the survivor and each record above it, in the order they were made; `fields`
 * has every record they name.
 */
export function takeApart(
  undone: StandingMerge,
  others: readonly StandingMerge[],
  fields: ReadonlyMap<string, CompanyFields>,
): TakenApart {
  const now = new Map(fields);
  const contributions = new Map(others.map(({ id, contribution }) => [id, contribution]));
  const { kept, left } = give(undone.survivorId, undone.contribution, now);
  refill(undone.survivorId, others, now, contributions, left);
  for (let link = above(undone.survivorId, others); link; link = above(link.survivorId, others)) {
    contributions.set(link.id, give(link.survivorId, contributions.get(link.id)!, now).left);
    refill(link.survivorId, others, now, contributions);
  }
  return { fields: changed(fields, now), contributions, kept };
}

const above = (id: string, merges: readonly StandingMerge[]) =>
  merges.find(({ mergedId }) => mergedId === id);

function give(id: string, contribution: Contribution, now: Map<string, CompanyFields>) {
  const back = withdraw(now.get(id)!, contribution);
  now.set(id, back.fields);
  return back;
}

function refill(
  id: string,
  merges: readonly StandingMerge[],
  now: Map<string, CompanyFields>,
  contributions: Map<string, Contribution>,
  ...before: Contribution[]
): void {
  const into = merges.filter(({ survivorId }) => survivorId === id);
  for (const merge of into) {
    const given = [...before, ...into.map((one) => contributions.get(one.id)!)];
    const { fields, contribution } = fillFrom(now.get(id)!, now.get(merge.mergedId)!, given);
    now.set(id, fields);
    contributions.set(merge.id, together(contributions.get(merge.id)!, contribution));
  }
}

const changed = (before: ReadonlyMap<string, CompanyFields>, now: Map<string, CompanyFields>) =>
  new Map([...now].filter(([id, fields]) => JSON.stringify(fields) !== JSON.stringify(before.get(id))));
