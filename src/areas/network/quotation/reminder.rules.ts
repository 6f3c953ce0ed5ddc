import type { RecipientState, RequestState } from './quotation.workflow.ts';

/** A supplier that has not answered hears of the deadline this many days before it. */
export const DAYS_BEFORE_DEADLINE = 3;
/** A request that nobody decided ends by itself. */
export const DAYS_TO_DECIDE = 60;
/** Days after an award at which a side that has not declared what came of it is asked to. */
export const DAYS_TO_DECLARE = [14, 45] as const;

export interface Remembered {
  state: RequestState;
  deadline: string;
  awardedOn: string | null;
  quotations: number;
  recipients: readonly { id: string; state: RecipientState }[];
  /** The sides that have declared what came of the award. */
  declared: readonly ('buyer' | 'supplier')[];
}

export type DueReminder =
  | { to: 'supplier'; kind: 'deadline-near'; recipientId: string; key: string }
  | { to: 'supplier'; kind: 'outcome'; recipientId: string; key: string }
  | { to: 'buyer'; kind: 'deadline-passed' | 'outcome'; key: string };

/**
 * Whom to remind on a day. A key names a reminder for good: what was sent under it is not sent again, and an extended
 * deadline has keys of its own.
 */
export function remindersOn(request: Remembered, today: string): DueReminder[] {
  if (request.state === 'sent') return beforeDeadline(request, today);
  if (request.state === 'closed') {
    const key = `deadline-passed:${request.deadline}`;
    return [{ to: 'buyer', kind: 'deadline-passed', key }];
  }
  return request.state === 'awarded' ? afterAward(request, today) : [];
}

function beforeDeadline({ deadline, recipients }: Remembered, today: string): DueReminder[] {
  if (daysBetween(today, deadline) > DAYS_BEFORE_DEADLINE) return [];
  return recipients
    .filter(({ state }) => state === 'sent' || state === 'accepted')
    .map(({ id }) => ({
      to: 'supplier',
      kind: 'deadline-near',
      recipientId: id,
      key: `deadline-near:${deadline}:${id}`,
    }));
}

function afterAward({ awardedOn, recipients, declared }: Remembered, today: string): DueReminder[] {
  const waited = awardedOn === null ? 0 : daysBetween(awardedOn, today);
  const distance = DAYS_TO_DECLARE.findLast((days) => waited >= days);
  if (distance === undefined) return [];
  const chosen = recipients.filter(({ state }) => state === 'awarded');
  return [
    ...(declared.includes('buyer')
      ? []
      : [{ to: 'buyer', kind: 'outcome', key: `outcome:buyer:${distance}` } as const]),
    ...(declared.includes('supplier')
      ? []
      : chosen.map(
          ({ id }) =>
            ({ to: 'supplier', kind: 'outcome', recipientId: id, key: `outcome:${id}:${distance}` }) as const,
        )),
  ];
}

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Whether a request ends by itself on a day: an address nobody confirmed in time, or one nobody decided. */
export function expiresOn(
  { state, deadline }: { state: RequestState; deadline: string },
  confirmedLate: boolean,
  today: string,
): boolean {
  if (state === 'unconfirmed') return confirmedLate;
  if (state === 'confirmed') return today > deadline;
  return state === 'closed' && daysBetween(deadline, today) > DAYS_TO_DECIDE;
}
