import { hashSecret } from '#platform/ids.ts';
import type { Tx } from '#platform/db/scope.ts';
import { headersKey, recall } from '../../import/guess-mapping.rules.ts';
import type { ColumnMapping } from '../../import/import-field.ts';
import type { ImportKind } from '../../import/import-values.ts';

interface Layout {
  organisationId: string;
  kind: ImportKind;
  headers: readonly string[];
}

const hashOf = (headers: readonly string[]): string => hashSecret(headersKey(headers));

/** The mapping this organisation confirmed last for a list with the same titles. */
export async function rememberedMapping(
  tx: Tx,
  { organisationId, kind, headers }: Layout,
): Promise<ColumnMapping | null> {
  const row = await tx
    .selectFrom('importMapping')
    .select('mapping')
    .where('organisationId', '=', organisationId)
    .where('kind', '=', kind)
    .where('headersHash', '=', hashOf(headers))
    .executeTakeFirst();
  return recall(row?.mapping, headers, kind);
}

export async function rememberMapping(
  tx: Tx,
  { organisationId, kind, headers }: Layout,
  columns: ColumnMapping,
  at: Date,
): Promise<void> {
  const mapping = JSON.stringify(columns);
  await tx
    .insertInto('importMapping')
    .values({ organisationId, kind, headersHash: hashOf(headers), mapping, usedAt: at })
    .onConflict((conflict) =>
      conflict.columns(['organisationId', 'kind', 'headersHash']).doUpdateSet({ mapping, usedAt: at }),
    )
    .execute();
}
