import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, refuseField, type Result } from '#platform/use-case/index.ts';

/** One file of a request or a proposal. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024;

/** Kinds that people exchange, by their ending: nothing that runs, and nothing that a browser would run for us. */
const ENDINGS = /\.(pdf|docx?|xlsx?|pptx?|odt|ods|odp|csv|txt|png|jpe?g|webp|dwg|dxf|step|stp|zip)$/i;

export function checkedFile({ name, data }: { name: string; data: Uint8Array }): Result<null> {
  if (data.byteLength === 0) return refuseField('file', 'empty', text(m.providers_problem_file_empty));
  if (data.byteLength > MOST_FILE_BYTES)
    return refuseField('file', 'too-large', text(m.providers_problem_file_large));
  if (!ENDINGS.test(name)) return refuseField('file', 'file-kind', text(m.providers_problem_file_kind));
  return ok(null);
}
