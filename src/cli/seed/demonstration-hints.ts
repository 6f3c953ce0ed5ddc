// Not by the area's index: a start that seeds nothing must not load what seeding needs.
import { DEMONSTRATION_PASSWORD, PERSONAS } from '#areas/accounts/server/personas.ts';

/** What the terminal prints: the accounts, which exist in the demonstration only. */
export const demonstrationHints = (): string[] => [
  'Demonstration accounts (also one click on the sign-in page):',
  ...PERSONAS.map(({ email, title }) => `  ${email.padEnd(36)} ${title.en}`),
  `  Password of each: ${DEMONSTRATION_PASSWORD}`,
];
