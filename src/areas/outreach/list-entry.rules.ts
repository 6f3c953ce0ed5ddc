import type { ParticipationState } from './participation.ts';

/** Someone on an activity's list, as far as it takes to find them again. */
export interface Listed {
  id: string;
  name: string | null;
  state: ParticipationState;
  companyId: string | null;
}

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The person among those with one e-mail address: the one with that name, or with none. Colleagues may share an address
 * ("info@"), so another name is another person.
 */
export const findListed = <L extends Listed>(
  sharing: readonly L[],
  name: string | null | undefined,
): L | null =>
  sharing.find((one) => one.name !== null && name && plain(one.name) === plain(name)) ??
  sharing.find((one) => one.name === null || !name) ??
  null;

/** What a further mention makes of someone's state: who came has come, whatever a later list says. */
export const stateAfter = (before: ParticipationState, said: ParticipationState): ParticipationState =>
  before === 'attended' ? before : said;
