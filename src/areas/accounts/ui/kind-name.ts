import { m } from '#messages';
import type { OrganisationKind } from '../membership.ts';

const NAMES = {
  platform: m.accounts_kind_platform,
  delivery: m.accounts_kind_delivery,
  funder: m.accounts_kind_funder,
  firm: m.accounts_kind_firm,
  partner: m.accounts_kind_partner,
} satisfies Record<OrganisationKind, () => string>;

export const kindName = (kind: OrganisationKind): string => NAMES[kind]();
