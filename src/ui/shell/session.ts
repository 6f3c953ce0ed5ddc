import type { Visitor } from '../../app.d.ts';
import type { Locale } from '#platform/text.ts';
import type { Role } from '#platform/use-case/actor.ts';
import type { Flash } from '../flash.ts';

/** What the root layout gives every page. */
export interface Session {
  locale: Locale;
  theme: 'system' | 'light' | 'dark';
  visitor: Visitor | null;
  role: Role | null;
  organisationId: string | null;
  companyId: string | null;
  /** Acts for the organisation that runs this installation. */
  platform: boolean;
  /** Invented data and one-click sign-in: the shell says so. */
  demonstration: boolean;
  flash: Flash | null;
}
