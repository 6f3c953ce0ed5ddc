import { m } from '#messages';
import { text } from '#platform/text.ts';
import type { FieldProblem } from '#platform/use-case/result.ts';
import { centsOfText } from '#ui/forms/money-text.ts';

/** How many programmes the form has room for: as many as a roadmap takes. */
export const AID_ROWS = 6;
const MOST_QUARTERS = 20;

/** What the settings' form says, and what in it is no amount and no number. Percentages become hundredths of a percent. */
export function readSettings(form: FormData): { input: Record<string, unknown>; problems: FieldProblem[] } {
  const fields = new Fields(form);
  const quarterCount = Math.max(1, fields.number('quarterCount', MOST_QUARTERS) ?? 1);
  const quarters = Array.from({ length: quarterCount }, (_, at) => at);
  const input = {
    firstQuarter: fields.typed('firstQuarter'),
    quarterCount,
    cashCents: quarters.map((at) => fields.money(`cashCents.${at}`) ?? 0),
    peopleDays: quarters.map((at) => fields.number(`peopleDays.${at}`, 100_000) ?? 0),
    aid: Array.from({ length: AID_ROWS }, (_, at) => aidOf(fields, at)).filter((rule) => rule !== null),
    stackingLimitBasisPoints: fields.share('stackingLimit'),
    budgets: [0, 1, 2].map((at) => fields.number(`budgets.${at}`, 500)).filter(Boolean),
  };
  return { input, problems: fields.problems };
}

/** A programme's row; null when it was left empty. */
function aidOf(fields: Fields, at: number) {
  const row = `aid.${at}`;
  const name = fields.typed(`${row}.name`);
  const rate = fields.share(`${row}.rate`);
  const ceilingCents = fields.money(`${row}.ceiling`);
  if (name === '' && rate === null && ceilingCents === null) return null;
  if (name === '') fields.wrong(`${row}.name`, text(m.roadmap_problem_rule_name));
  const ids = fields.list(`${row}.sheets[]`);
  const initiativeIds = ids.length > 0 ? ids : null;
  return { id: `aid-${at + 1}`, name, rateBasisPoints: rate ?? 0, ceilingCents, initiativeIds };
}

/** A form's fields as what they mean; null where nothing was typed. What does not fit is kept as a problem. */
class Fields {
  readonly problems: FieldProblem[] = [];
  readonly #form: FormData;

  constructor(form: FormData) {
    this.#form = form;
  }

  typed(name: string): string {
    const value = this.#form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  }

  list(name: string): string[] {
    return this.#form.getAll(name).filter((value) => typeof value === 'string');
  }

  money(name: string): number | null {
    const typed = this.typed(name);
    return typed === '' ? null : (centsOfText(typed) ?? this.wrong(name, text(m.roadmap_problem_amount)));
  }

  number(name: string, most: number, step = 1): number | null {
    const typed = this.typed(name);
    if (typed === '') return null;
    const value = Number(typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')) * step;
    const fits = Number.isFinite(value) && value >= 0 && value <= most;
    return fits ? Math.round(value) : this.wrong(name, text(m.roadmap_problem_number));
  }

  share(name: string): number | null {
    return this.number(name, 10_000, 100);
  }

  wrong(path: string, message: FieldProblem['message']): null {
    this.problems.push({ path, message });
    return null;
  }
}
