import { m } from '#messages';

const AREAS: Record<string, () => string> = {
  accounts: m.accounts_scope_accounts,
  portfolio: m.accounts_scope_portfolio,
  companies: m.accounts_scope_companies,
  outreach: m.accounts_scope_outreach,
};

/** "outreach:write" in words. */
export function scopeName(scope: string): string {
  const [area = '', kind] = scope.split(':');
  const name = AREAS[area]?.() ?? area;
  return kind === 'write' ? m.accounts_scope_write({ area: name }) : m.accounts_scope_read({ area: name });
}
