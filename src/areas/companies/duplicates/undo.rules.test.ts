import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFirm, firm, PaperRegister } from './testing.ts';

describe('undoing merges in any order', () => {
  it('gives every record back as it was once all are undone', () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.nat(), fc.nat()), { maxLength: 16 });
    fc.assert(
      fc.property(
        fc.array(anyFirm, { minLength: 2, maxLength: 6 }),
        steps,
        fc.infiniteStream(fc.nat()),
        (firms, moves, order) => {
          const register = new PaperRegister(firms);
          const before = JSON.stringify([...register.fields]);
          for (const [undo, a, b] of moves) {
            const standing = register.standing();
            const [survivor, merged] = [standing[a % standing.length]!, standing[b % standing.length]!];
            if (undo && register.merges.length > 0) register.undo(a % register.merges.length);
            else if (survivor !== merged) register.merge(survivor, merged);
          }
          while (register.merges.length > 0) {
            expect(register.undo(order.next().value % register.merges.length)).toEqual([]);
          }
          expect(JSON.stringify([...register.fields])).toBe(before);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('lets another record of the firm give what the separated one gave', () => {
    const register = new PaperRegister([
      firm('A'),
      firm('A', { phone: '418-545-1234' }),
      firm('A', { phone: '514-555-0199' }),
    ]);
    register.merge('f0', 'f1');
    register.merge('f0', 'f2');
    register.undo(0);
    expect(register.fields.get('f0')?.phone).toBe('514-555-0199');
  });

  it('takes the copy of it from the firms above as well', () => {
    const register = new PaperRegister([firm('A'), firm('B', { phone: '418-545-1234' }), firm('C')]);
    register.merge('f0', 'f1');
    register.merge('f2', 'f0');
    expect(register.fields.get('f2')?.phone).toBe('418-545-1234');
    register.undo(0);
    expect(register.fields.get('f2')?.phone).toBeUndefined();
    expect(register.fields.get('f2')?.otherNames.map(({ name }) => name)).toEqual(['A']);
  });

  it('does not bring back what a person took away', () => {
    const register = new PaperRegister([firm('A'), firm('B', { phone: '418-545-1234' }), firm('C')]);
    register.merge('f0', 'f1');
    register.merge('f0', 'f2');
    const { phone: _, ...without } = register.fields.get('f0')!;
    register.fields.set('f0', { ...without, otherNames: [] });
    register.undo(1);
    expect(register.fields.get('f0')).toEqual({ ...without, otherNames: [] });
  });
});
