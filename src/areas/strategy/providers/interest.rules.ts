import type { Interest } from './interest.ts';

type Span = Pick<Interest, 'since' | 'until'>;

/** Whether an interest holds on a day, both ends counted. */
export const isOpenInterest = ({ since, until }: Span, day: string): boolean =>
  since <= day && (until === null || day <= until);

/** Interests that hold on a day in any of some providers. */
export const openInterests = <I extends Span & { providerId: string }>(
  interests: readonly I[],
  providerIds: readonly string[],
  day: string,
): I[] => interests.filter((one) => isOpenInterest(one, day) && providerIds.includes(one.providerId));

/**
 * Whether somebody is bound by an interest of their own in one of the providers asked. Who is may note scores, which
 * count once a person of the firm has confirmed them, and may not record the choice. An interest in one provider is a
 * stake in how the others fare, so it binds for all of them.
 */
export const isBound = (
  interests: readonly Pick<Interest, 'userId' | 'providerId' | 'since' | 'until'>[],
  userId: string,
  providerIds: readonly string[],
  day: string,
): boolean => openInterests(interests, providerIds, day).some((one) => one.userId === userId);
