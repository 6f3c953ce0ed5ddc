import { fail, type ActionFailure } from '@sveltejs/kit';
import type { Refusal } from '#platform/use-case/index.ts';
import { formValues, STATUS, typedValues, type FormFailure } from '#platform/web/form.ts';

const NUMBERS = ['quantity', 'lengthMm', 'widthMm', 'heightMm', 'massKg', 'toleranceMm', 'pressTonnes'];

/** What a buyer typed, as a need and who asks. A number that is none is left to the schema, which says so. */
export function needInput(form: FormData, language: string): { need: object; buyer: unknown } {
  const { need = {}, buyer = {} } = formValues(form) as Record<string, Record<string, unknown>>;
  const numbers = NUMBERS.filter((name) => name in need).map((name) => [name, Number(need[name])]);
  return {
    need: {
      ...need,
      ...Object.fromEntries(numbers),
      ...{ language, destination: need.destination ?? {} },
      confidentiality: form.has('confidential') ? 'on-acceptance' : 'open',
      audience: form.has('network') ? 'network' : 'picked',
    },
    buyer,
  };
}

/** What a buyer's page shows after a "no": its code and fields, which the page says in the buyer's language. */
export interface BuyerFailure {
  code: string;
  wrong: string[];
  values: FormFailure['values'];
}

export const failBuyer = ({ kind, code, fields }: Refusal, form: FormData): ActionFailure<BuyerFailure> =>
  fail(STATUS[kind], { code, wrong: fields.map(({ path }) => path), values: typedValues(form) });

/** The files of a form's field that are files: one that was left empty is sent as a file without a name. */
export async function sentFiles(form: FormData, name: string) {
  const files = form.getAll(name).filter((one): one is File => one instanceof File && one.name !== '');
  return Promise.all(
    files.map(async (file) => ({ name: file.name, data: new Uint8Array(await file.arrayBuffer()) })),
  );
}
