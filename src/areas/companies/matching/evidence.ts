import type { Field } from './field.ts';
import type { Parameters } from './model.ts';
import { evidenceBits } from './model.ts';
import type { PatternSpace } from './patterns.ts';
import { levelIn } from './patterns.ts';
import type { FieldEvidence } from './record.ts';

/** Two records side by side: each field's values, how they compare and what that weighs. */
export function evidenceOf<R>(
  fields: readonly Field<R>[],
  space: PatternSpace,
  parameters: Parameters,
  pattern: number,
  left: R,
  right: R,
): FieldEvidence[] {
  const bits = evidenceBits(space, parameters, pattern);
  return space.fields.map((shape, at) => ({
    field: shape.name,
    left: fields[at]?.show(left) ?? '',
    right: fields[at]?.show(right) ?? '',
    level: shape.levels[levelIn(shape, pattern)] ?? 'missing',
    bits: Math.round((bits[at] ?? 0) * 10) / 10,
  }));
}
