import type { Text } from '#platform/text.ts';
import type { Refusal } from '#platform/use-case/result.ts';

/** What a form of the account page answered: which one, and a refusal, a sentence, or something to show once. */
export interface AccountAnswer {
  action: string;
  refusal?: Refusal;
  values?: Record<string, string | string[]>;
  done?: Text;
  enrolment?: { uri: string; secret: string; picture: string; codes: string[] };
  codes?: string[];
}
