import { m } from '#messages';
import type { FunnelKind } from './event.ts';

/** The steps of the funnel, as people say them. */
export const FUNNEL_NAMES = {
  impression: m.visibility_kind_impression,
  profile: m.visibility_kind_profile,
  product: m.visibility_kind_product,
  contact: m.visibility_kind_contact,
  request: m.visibility_kind_request,
  award: m.visibility_kind_award,
} satisfies Record<FunnelKind, unknown>;
