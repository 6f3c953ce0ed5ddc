import { describe, expect, it } from 'vitest';
import type { Role } from '#platform/use-case/actor.ts';
import { isIn, navigationFor } from './navigation.ts';
import type { Session } from './session.ts';

const session = (role: Role | null, more: Partial<Session> = {}): Session => ({
  locale: 'fr',
  theme: 'system',
  visitor: null,
  role,
  organisationId: role && 'o',
  companyId: null,
  platform: false,
  demonstration: false,
  flash: null,
  ...more,
});
const paths = (one: Session): string[] =>
  navigationFor(one).flatMap((group) => group.items.map((item) => item.path));

describe('the rooms a person sees', () => {
  it('an officer sees the whole work, without the administration of the installation', () => {
    expect(paths(session('officer'))).toEqual(
      expect.arrayContaining([
        '/portfolio',
        '/companies',
        '/duplicates',
        '/imports',
        '/activities',
        '/organisation',
      ]),
    );
    expect(paths(session('officer'))).not.toContain('/administration');
  });

  it('a funder follows but does not import', () => {
    expect(paths(session('funder'))).toContain('/portfolio');
    expect(paths(session('funder'))).not.toContain('/imports');
  });

  it('a firm sees its own file, its diagnosis, its plan and its organisation, and no register', () => {
    expect(paths(session('firm', { companyId: 'c1' }))).toEqual([
      '/companies/c1',
      '/network/mine',
      '/network/requests',
      '/network/visibility',
      '/assessments',
      '/strategies',
      '/catalogue',
      '/providers',
      '/organisation',
    ]);
  });

  it('only administrators of the installation see its administration', () => {
    expect(paths(session('administrator', { platform: true }))).toContain('/administration');
    expect(paths(session('administrator'))).not.toContain('/administration');
    expect(paths(session('officer', { platform: true }))).not.toContain('/administration');
  });

  it('nobody sees nothing', () => expect(paths(session(null))).toEqual([]));

  it('a page belongs to its room, not to one whose name begins the same', () => {
    expect(isIn('/regions/02', '/regions')).toBe(true);
    expect(isIn('/regions-old', '/regions')).toBe(false);
  });
});
