import { m } from '#messages';
import type { Role } from '#platform/use-case/actor.ts';

const NAMES = {
  officer: m.shell_role_officer,
  adviser: m.shell_role_adviser,
  firm: m.shell_role_firm,
  funder: m.shell_role_funder,
  administrator: m.shell_role_administrator,
} satisfies Record<Role, () => string>;

export const roleName = (role: Role): string => NAMES[role]();
