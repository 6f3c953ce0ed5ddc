import { sql } from 'kysely';
import type { Runtime } from '#platform/runtime.ts';
import type { Text } from '#platform/text.ts';
import { type Actor, publicActor } from '#platform/use-case/index.ts';
import type { OrganisationKind, Role } from '../membership.ts';
import { delivers } from '../membership.rules.ts';
import { authOf } from './auth.ts';
import { PERSONAS } from './personas.ts';

export const ORGANISATION_COOKIE = 'virage.organisation';
const SESSION_COOKIE = /(?:^|;\s*)(?:__Secure-)?virage\.session_token=/;

/** Who is signed in, as pages show it. */
export interface Visitor {
  userId: string;
  name: string;
  email: string;
  memberships: { organisationId: string; organisationName: Text; role: Role }[];
}

export interface ResolvedVisitor {
  actor: Actor;
  visitor: Visitor | null;
  /** Set-Cookie headers that prolong the session; to be sent with the answer. */
  cookies: string[];
}

interface MembershipRow {
  organisationId: string;
  nameFr: string;
  nameEn: string;
  slug: string;
  kind: string;
  companyId: string | null;
  role: Role;
}

const NOBODY: ResolvedVisitor = { actor: publicActor, visitor: null, cookies: [] };

/**
 * Who asks, from the cookies of a request: the person, their organisations, and the one they act for. That one is a
 * cookie, so it is checked against their memberships each time; without it, the first they joined.
 */
export async function resolveVisitor(runtime: Runtime, headers: Headers): Promise<ResolvedVisitor> {
  const cookie = headers.get('cookie') ?? '';
  if (!SESSION_COOKIE.test(cookie)) return NOBODY;
  const { response: found, headers: answer } = await authOf(runtime).api.getSession({
    headers,
    returnHeaders: true,
  });
  if (!found || isClosedPersona(runtime, found.user.email)) return NOBODY;
  const memberships = await membershipsOf(runtime, found.user.id, found.session.providerId ?? null);
  const wanted = readCookie(cookie, ORGANISATION_COOKIE);
  const current = memberships.find((membership) => membership.organisationId === wanted) ?? memberships[0];
  const visitor = {
    userId: found.user.id,
    name: found.user.name,
    email: found.user.email,
    memberships: memberships.map(toPublic),
  };
  return { actor: personActor(found.user.id, current), visitor, cookies: answer.getSetCookie() };
}

/** The demonstration's password is published: on the same database without the demonstration, it must open nothing. */
const isClosedPersona = (runtime: Runtime, email: string): boolean =>
  !runtime.config.demonstration && PERSONAS.some((persona) => persona.email === email);

function personActor(userId: string, current: MembershipRow | undefined): Actor {
  return {
    kind: 'person',
    userId,
    organisationId: current?.organisationId ?? null,
    role: current?.role ?? null,
    companyId: current?.companyId ?? null,
    delivers: current !== undefined && delivers(current.kind as OrganisationKind),
    platform: current?.kind === 'platform',
    scopes: null,
  };
}

/** A session that an organisation's provider opened reaches that organisation and no other. */
async function membershipsOf(
  runtime: Runtime,
  userId: string,
  providerId: string | null,
): Promise<MembershipRow[]> {
  let query = runtime.db
    .selectFrom('membership as m')
    .innerJoin('organisation as o', 'o.id', 'm.organisationId')
    .select(['m.organisationId', 'm.role', 'o.nameFr', 'o.nameEn', 'o.slug', 'o.kind', 'o.companyId'])
    .where('m.userId', '=', userId);
  if (providerId !== null) {
    query = query.where(
      'o.id',
      'in',
      sql<string>`(select p."organizationId"::uuid from auth."ssoProvider" p where p."providerId" = ${providerId})`,
    );
  }
  const rows = await query.orderBy('m.createdAt').orderBy('m.organisationId').execute();
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}

const toPublic = ({ organisationId, nameFr, nameEn, role }: MembershipRow) => ({
  organisationId,
  organisationName: { fr: nameFr, en: nameEn },
  role,
});

function readCookie(header: string, name: string): string | null {
  const found = header.split(/;\s*/).find((pair) => pair.startsWith(`${name}=`));
  return found ? found.slice(name.length + 1) : null;
}
