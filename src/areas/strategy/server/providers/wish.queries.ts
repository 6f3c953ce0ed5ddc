import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Actor } from '#platform/use-case/index.ts';
import type { MatchWish } from '../../providers/match.ts';
import type { RequestStrategy } from '../../providers/request.ts';
import { familyOf } from './known-templates.ts';
import { visibleStrategies } from './policies.ts';

interface StrategyRow extends RequestStrategy {
  regionCode: string | null;
  naics: string | null;
  languages: string[];
}

const STRATEGY = sql`s.id, s.title, s.company_id, s.organisation_id, f.legal_name as firm, f.region_code, f.naics, f.languages`;

/** A strategy that the actor sees, with what its firm says of itself. */
export async function readStrategy(tx: Tx, actor: Actor, id: string): Promise<StrategyRow | null> {
  const { rows } = await sql<StrategyRow>`select ${STRATEGY} from digital_strategy s
    join company k on k.id = s.company_id join company f on f.id = k.firm_id
    where s.id = ${id}::uuid and ${visibleStrategies(actor)}`.execute(tx);
  return rows[0] ?? null;
}

/** A sheet of a strategy, as far as a request begins from it. */
export interface SheetRow {
  id: string;
  title: string;
  templateId: string | null;
  problem: string;
  process: string;
  benefit: string;
  criteria: { name: string; weight: number }[];
}

/** The sheets of a strategy that were not taken out, in order. */
export async function readSheets(tx: Tx, strategyId: string): Promise<SheetRow[]> {
  const { rows } = await sql<SheetRow>`
    select t.id, t.title, t.template_id, t.problem, t.process, t.benefit, t.criteria from technology_initiative t
    where t.strategy_id = ${strategyId}::uuid and t.removed_at is null order by t.position, t.id`.execute(tx);
  return rows;
}

export const strategyOf = (row: StrategyRow): RequestStrategy => ({
  id: row.id,
  title: row.title,
  companyId: row.companyId,
  firm: row.firm,
  organisationId: row.organisationId,
});

/** What a sheet asks of a provider. A firm that works in French is served in French; unknown asks nothing. */
export const wishOf = (strategy: StrategyRow, sheet: Pick<SheetRow, 'templateId'>): MatchWish => ({
  templateId: sheet.templateId,
  family: familyOf(sheet.templateId),
  regionCode: strategy.regionCode,
  naics: strategy.naics,
  language: strategy.languages.includes('fr') ? 'fr' : (strategy.languages[0] ?? null),
});
