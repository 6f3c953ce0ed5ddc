import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ORGANISATION_KINDS, type Role, roleSchema } from './membership.ts';
import { firstRoleOf, managesPeople, rolesOf, wouldBeLeftAlone } from './membership.rules.ts';

const role = fc.constantFrom(...roleSchema.options);
const members = fc.uniqueArray(fc.record({ userId: fc.constantFrom('a', 'b', 'c', 'd'), role }), {
  selector: (one) => one.userId,
  minLength: 1,
});

describe('roles', () => {
  it('in every kind of organisation include one that manages people, which the first person gets', () => {
    for (const kind of ORGANISATION_KINDS) {
      expect(managesPeople(firstRoleOf(kind))).toBe(true);
      expect(rolesOf(kind)).toContain(firstRoleOf(kind));
    }
  });

  it('of a firm never make its people staff, who see more of the register', () => {
    expect(rolesOf('firm')).toEqual(['firm']);
  });
});

describe('leaving an organisation alone', () => {
  it('is found exactly when nobody who manages people is left after the change', () => {
    fc.assert(
      fc.property(members, fc.nat(3), fc.option(role, { nil: null }), (people, pick, next) => {
        const { userId } = people[pick % people.length]!;
        const after = people.flatMap((one) => {
          if (one.userId !== userId) return [one.role];
          return next === null ? [] : [next];
        });
        expect(wouldBeLeftAlone(people, userId, next)).toBe(!after.some((one: Role) => managesPeople(one)));
      }),
    );
  });
});
