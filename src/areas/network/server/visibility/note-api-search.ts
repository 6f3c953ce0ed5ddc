import type { Runtime } from '#platform/runtime.ts';
import type { AnyOperation } from '#platform/use-case/index.ts';
import type { z } from 'zod';
import { isLanguage } from '../../public/index.ts';
import { searchSuppliers } from '../search/search-suppliers.ts';
import { noteVisit } from './note-visit.ts';

interface Reading {
  operation: AnyOperation;
  request: Request;
  input: Record<string, unknown>;
  value: unknown;
}

/**
 * Counts the suppliers that an answer of the API showed, as a search on our own pages does: somebody reads them on the
 * page that asked. A program that says it is one is a robot here too.
 */
export async function noteApiSearch(
  { operation, request, input, value }: Reading,
  runtime: Runtime,
): Promise<void> {
  if (operation.name !== searchSuppliers.name) return;
  const { items, understood } = value as z.output<typeof searchSuppliers.output>;
  const said = String(input.language ?? '');
  await noteVisit(
    { request, url: new URL(request.url) },
    {
      kind: 'impression',
      companyIds: items.map(({ id }) => id),
      language: isLanguage(said) ? said : 'fr',
      concept: understood[0]?.concept ?? firstOf(input.concepts),
    },
    runtime,
  );
}

const firstOf = (list: unknown): string => String([list].flat()[0] ?? '').split(',')[0]!;
