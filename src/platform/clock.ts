/** Where the time comes from. Rules and use cases never ask the machine: they are told. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still, and moves when told to: for tests and for the demonstration's history. */
export function fixedClock(start: string | Date): Clock & { set(at: string | Date): void } {
  let at = new Date(start);
  return {
    now: () => new Date(at),
    set: (next) => {
      at = new Date(next);
    },
  };
}

const QUEBEC = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Toronto' });

/** The calendar day (YYYY-MM-DD) in Québec at an instant: the day that programmes count in. */
export const quebecDay = (at: Date): string => QUEBEC.format(at);
