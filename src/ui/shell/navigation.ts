import { m } from '#messages';
import type { Role } from '#platform/use-case/actor.ts';
import type { IconName } from '../icons.ts';
import type { Session } from './session.ts';

export interface NavigationItem {
  path: string;
  label: string;
  icon: IconName;
}
export interface NavigationGroup {
  label: string;
  items: NavigationItem[];
}

const STAFF: Role[] = ['officer', 'adviser', 'administrator'];
const FOLLOWERS: Role[] = [...STAFF, 'funder'];

interface Entry extends Omit<NavigationItem, 'label'> {
  label: () => string;
  group: 'follow' | 'firms' | 'plan' | 'settings';
  open(session: Session): boolean;
}

const forRoles =
  (roles: Role[]): Entry['open'] =>
  ({ role }) =>
    role !== null && roles.includes(role);

/** Those who make plans with firms, and the firms whose plans they are. */
const planners: Entry['open'] = ({ role, companyId }) =>
  role !== null && (STAFF.includes(role) || companyId !== null);

// prettier-ignore
const ENTRIES: Entry[] = [
  { group: 'follow', path: '/portfolio', label: m.shell_nav_portfolio, icon: 'portfolio', open: forRoles(FOLLOWERS) },
  { group: 'follow', path: '/regions', label: m.shell_nav_regions, icon: 'map', open: forRoles(FOLLOWERS) },
  { group: 'follow', path: '/activities', label: m.shell_nav_activities, icon: 'activity', open: forRoles(FOLLOWERS) },
  { group: 'firms', path: '/companies', label: m.shell_nav_companies, icon: 'company', open: forRoles(FOLLOWERS) },
  { group: 'plan', path: '/assessments', label: m.assessment_nav, icon: 'edit', open: planners },
  { group: 'plan', path: '/strategies', label: m.strategies_nav, icon: 'file', open: planners },
  { group: 'firms', path: '/duplicates', label: m.shell_nav_duplicates, icon: 'duplicates', open: forRoles(STAFF) },
  { group: 'firms', path: '/imports', label: m.shell_nav_imports, icon: 'imports', open: forRoles(STAFF) },
  { group: 'plan', path: '/catalogue', label: m.catalogue_nav, icon: 'file', open: ({ role }) => role !== null },
  { group: 'plan', path: '/providers', label: m.providers_title, icon: 'organisation', open: planners },
  { group: 'plan', path: '/frameworks', label: m.framework_title, icon: 'file', open: forRoles(FOLLOWERS) },
  { group: 'firms', path: '/network', label: m.profile_title, icon: 'link', open: forRoles(STAFF) },
  { group: 'settings', path: '/organisation', label: m.shell_nav_organisation, icon: 'organisation', open: ({ role }) => role !== null },
  { group: 'settings', path: '/api-docs', label: m.shell_nav_api, icon: 'code', open: forRoles(FOLLOWERS) },
  { group: 'settings', path: '/administration', label: m.shell_nav_administration, icon: 'settings', open: ({ role, platform }) => platform && role === 'administrator' },
];

const GROUPS = [
  ['follow', m.shell_nav_group_follow],
  ['firms', m.shell_nav_group_firms],
  ['plan', m.shell_nav_group_plan],
  ['settings', m.shell_nav_group_settings],
] as const;

const ownFirm = ({ role, companyId }: Session): NavigationItem[] =>
  role === 'firm' && companyId
    ? [
        { path: `/companies/${companyId}`, label: m.shell_nav_own_company(), icon: 'company' },
        { path: '/network/mine', label: m.profile_nav_own(), icon: 'link' },
        { path: '/network/requests', label: m.quotation_inbox_title(), icon: 'mail' },
        { path: '/network/visibility', label: m.visibility_title_own(), icon: 'map' },
      ]
    : [];

/** The rooms open to this person, in the order they are worked in. What is not listed is refused by its use case too. */
export function navigationFor(session: Session): NavigationGroup[] {
  return GROUPS.map(([group, label]) => ({
    label: label(),
    items: [
      ...(group === 'firms' ? ownFirm(session) : []),
      ...ENTRIES.filter((entry) => entry.group === group && entry.open(session)).map(
        ({ path, label, icon }) => ({
          path,
          icon,
          label: label(),
        }),
      ),
    ],
  })).filter(({ items }) => items.length > 0);
}

/** Whether a room of the navigation is open to this person: a link to a closed one leads nowhere. */
export const isOpen = (path: string, session: Session): boolean =>
  ENTRIES.some((entry) => entry.path === path && entry.open(session));

/** Whether a page (path without language) is in a room. */
export const isIn = (path: string, room: string): boolean => path === room || path.startsWith(`${room}/`);
