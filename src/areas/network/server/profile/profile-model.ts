import { m } from '#messages';
import { xlsxStream } from '#platform/tabular/index.ts';
import type { Locale } from '#platform/text.ts';
import { PROFILE_COLUMNS } from '../../profile/profile-columns.ts';

/** The workbook that profiles are imported from: its columns, and a line to write over. */
export const profileModel = (locale: Locale): { name: string; body: ReadableStream<Uint8Array> } => ({
  name: `${m.profile_table_file_name({}, { locale })}.xlsx`,
  body: xlsxStream(
    m.profile_title({}, { locale }),
    PROFILE_COLUMNS.map(({ title }) => title({}, { locale })),
    [PROFILE_COLUMNS.map(({ example }) => example)],
  ),
});
