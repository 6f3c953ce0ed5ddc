import { sql } from 'kysely';
import type { Command } from './command.ts';
import { frameworkCommand } from './framework.ts';
import { generateNationalCommand } from './generate-national.ts';
import { loadProgrammeCommand } from './load-programme.ts';
import { thesaurusCommand } from './thesaurus.ts';
import { typesCommand } from './types.ts';

const migrateCommand: Command = {
  usage: '',
  summary: 'Brings the database to the newest version.',
  // Every command migrates first; this one does nothing else.
  run: async () => console.log('The database is at the newest version.'),
};

const recount: Command = {
  usage: '',
  summary: 'Counts reach again from the participations and says whether the figures kept were exact.',
  async run(runtime) {
    const { rows } = await sql<{ wrong: number }>`
      select count(*) as wrong from reach_recount r
      full join (select * from reach_firm where contacts > 0) k using (scope_kind, scope_id, year, firm_id)
      where r.contacts is distinct from k.contacts`.execute(runtime.db);
    const wrong = rows[0]!.wrong;
    if (wrong > 0) await sql`select reach_rebuild()`.execute(runtime.db);
    console.log(
      wrong === 0 ? 'Every figure kept is exact.' : `${wrong} rows differed and were counted again.`,
    );
  },
};

export const commands: Record<string, Command> = {
  migrate: migrateCommand,
  framework: frameworkCommand,
  recount,
  'generate-national': generateNationalCommand,
  'load-programme': loadProgrammeCommand,
  thesaurus: thesaurusCommand,
  types: typesCommand,
};
