import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, refuseField, type Result } from '#platform/use-case/index.ts';

/** Refuses dates that run backwards, at the field of the end. */
export function inOrder({
  startsOn,
  endsOn,
}: {
  startsOn?: string | undefined;
  endsOn?: string | undefined;
}): Result<null> {
  if (!startsOn || !endsOn || startsOn <= endsOn) return ok(null);
  return refuseField('endsOn', 'dates-backwards', text(m.portfolio_dates_backwards));
}
