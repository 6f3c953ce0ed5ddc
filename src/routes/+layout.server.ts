import { currentRuntime } from '#platform/runtime.ts';
import { takeFlash } from '#ui/flash.ts';
import type { Session } from '#ui/shell/session.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, cookies }): Session => ({
  locale: locals.locale,
  theme: locals.theme,
  visitor: locals.visitor,
  role: locals.actor.role,
  organisationId: locals.actor.organisationId,
  companyId: locals.actor.companyId,
  platform: locals.actor.platform,
  demonstration: currentRuntime().config.demonstration,
  flash: takeFlash(cookies),
});
