import * as z from 'zod';

/** An exact amount: whole cents of one currency. Never a floating-point number of dollars. */
export const moneySchema = z.strictObject({
  cents: z.int().nonnegative(),
  currency: z.literal('CAD'),
});

export type Money = z.infer<typeof moneySchema>;

export function cad(cents: number): Money {
  return { cents, currency: 'CAD' };
}

/** The exact sum; nothing adds up to zero dollars, so give only amounts that are known. */
export function sumMoney(amounts: readonly Money[]): Money {
  return cad(amounts.reduce((total, amount) => total + amount.cents, 0));
}
