import { m } from '#messages';
import { pageInput, pageOf } from '#platform/paging.ts';
import { text } from '#platform/text.ts';
import { ok, query } from '#platform/use-case/index.ts';
import { z } from 'zod';
import { auditEntry, auditFilters } from '../audit.ts';
import { auditedOperations, listAudit as readAudit } from './audit.queries.ts';
import { organisationOf, peopleManager } from './policies.ts';

/** Who did what in the organisation, newest first. */
export const listAudit = query({
  name: 'accounts.list-audit',
  summary: text(m.accounts_list_audit_summary),
  input: pageInput.extend(auditFilters.shape),
  output: pageOf(auditEntry),
  allow: peopleManager,
  http: { method: 'GET', path: '/organisation/audit' },
  run: async (input, context) => ok(await readAudit(context.tx, organisationOf(context.actor), input)),
});

/** The operations to choose from in the audit's filter. */
export const listAuditedOperations = query({
  name: 'accounts.list-audited-operations',
  summary: text(m.accounts_list_audit_summary),
  input: z.object({}),
  output: z.object({ items: z.array(z.string()) }),
  allow: peopleManager,
  run: async (_input, context) =>
    ok({ items: await auditedOperations(context.tx, organisationOf(context.actor)) }),
});
