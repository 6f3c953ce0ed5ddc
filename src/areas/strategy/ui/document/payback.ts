import { formatNumber } from '#i18n';
import { m } from '#messages';
import type { Payback } from '../../document/document.ts';

/** "2,4 ans", "jamais", or a dash while an amount is unknown. */
export function paybackText(payback: Payback): string {
  if (payback.kind === 'unknown') return '—';
  if (payback.kind === 'never') return m.strategies_payback_never();
  const shown = formatNumber(payback.years, undefined, { maximumFractionDigits: 1 });
  return m.strategies_payback_years({ count: payback.years, shown });
}
