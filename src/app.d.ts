import type { Actor } from '#platform/use-case/actor.ts';
import type { Locale, Text } from '#platform/text.ts';

/** Who is signed in, as pages show it. */
export interface Visitor {
  userId: string;
  name: string;
  email: string;
  memberships: { organisationId: string; organisationName: Text; role: NonNullable<Actor['role']> }[];
}

declare global {
  namespace App {
    interface Locals {
      actor: Actor;
      visitor: Visitor | null;
      locale: Locale;
      theme: 'system' | 'light' | 'dark';
      requestId: string;
    }
    interface Error {
      message: string;
      requestId?: string;
    }
  }
}
