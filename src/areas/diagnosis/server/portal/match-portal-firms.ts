import { readBusinessNumber, readNeq } from '#areas/companies/index.ts';
import { m } from '#messages';
import type { Tx } from '#platform/db/scope.ts';
import { text, type Text } from '#platform/text.ts';
import type { Portal } from '../../framework/index.ts';
import type { PortalProblem, ReadPortal } from '../../portal/index.ts';
import { findFirms, type NamedFirm } from './portal.queries.ts';

type Line = ReadPortal['records'][number];
export type MatchedLine = Line & { companyId: string };

/**
 * Finds each line's firm in the register: by its number where it has one, else by its exact name. A firm that the register
 * lacks, or has several of, is a problem of its line: nothing is created unasked.
 */
export async function matchPortalFirms(
  tx: Tx,
  { columns }: Portal,
  lines: readonly Line[],
): Promise<{ matched: MatchedLine[]; problems: PortalProblem[] }> {
  const asked = lines.map((line) => ({ line, number: readNumber(line.identifier) }));
  const firms = await findFirms(tx, {
    numbers: asked.flatMap(({ number }) => number ?? []),
    names: asked.flatMap(({ line }) => (line.identifier === '' ? line.firm : [])),
  });
  const results = asked.map(({ line, number }) => {
    const column = line.identifier === '' ? columns.name : columns.identifier;
    if (line.identifier !== '' && number === null)
      return { line, column, found: text(m.framework_portal_bad_number) };
    return { line, column, found: only(firms.filter((firm) => answers(firm, line, number))) };
  });
  return {
    matched: results.flatMap(({ line, found }) =>
      typeof found === 'string' ? [{ ...line, companyId: found }] : [],
    ),
    problems: results.flatMap(({ line: { row }, column, found }) =>
      typeof found === 'string' ? [] : [{ row, column, message: found }],
    ),
  };
}

const answers = (firm: NamedFirm, line: Line, number: string | null): boolean =>
  number === null ? firm.asked === line.firm : firm.neq === number || firm.businessNumber === number;

/** The one firm, or why there is none or more than one. */
function only(firms: readonly NamedFirm[]): string | Text {
  const ids = [...new Set(firms.map(({ id }) => id))];
  if (ids.length > 1) return text(m.framework_portal_several_firms, { count: ids.length });
  return ids[0] ?? text(m.framework_portal_unknown_firm);
}

function readNumber(identifier: string): string | null {
  const [neq, business] = [readNeq(identifier), readBusinessNumber(identifier)];
  if (neq.ok) return neq.value;
  return business.ok ? business.value : null;
}
