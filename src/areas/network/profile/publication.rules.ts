import { isBlank } from './content.rules.ts';
import { PROFILE_FIELDS, type ProfileField, type PublicProfile, type SupplierProfile } from './profile.ts';

type Publishable = Pick<SupplierProfile, 'companyId' | 'slug' | 'verifiedOn' | 'consent' | ProfileField>;

/**
 * What the public sees of a profile: the fields that the firm agreed to show, and nothing of any other. Everything public
 * (pages, search, feeds, exports) starts from it.
 */
export function publicView(profile: Publishable): PublicProfile {
  const shown = PROFILE_FIELDS.filter((field) => profile.consent[field] === true);
  const view = Object.fromEntries(shown.map((field) => [field, profile[field]]));
  return {
    ...withoutProofs(view),
    companyId: profile.companyId,
    slug: profile.slug,
    verifiedOn: profile.verifiedOn,
  };
}

function withoutProofs(view: Partial<SupplierProfile>): Partial<PublicProfile> {
  if (!view.certificates) return view;
  const certificates = view.certificates.map(({ evidenceFileId: _proof, ...certificate }) => certificate);
  return { ...view, certificates };
}

/** The fields that tell a buyer what a firm does: without any of them a page would be a name alone. */
export const TELLING_FIELDS = [
  'summary',
  'description',
  'processes',
  'materials',
  'equipment',
  'finishes',
  'services',
  'products',
] as const satisfies readonly ProfileField[];

/** Whether a public view tells a buyer nothing: such a page is not shown. */
export const tellsNothing = (view: PublicProfile): boolean =>
  TELLING_FIELDS.every((field) => isBlank(view[field]));
