import { m } from '#messages';
import { heading, list, paragraph, table, type Block, type Chapter, type Column } from '../block.ts';
import { SECTION_NAMES } from '../../document/section-fields.ts';
import type { DocumentInitiative } from '../../document/document.ts';
import { asideSheets, keptSheets, placeOf, sumOf, type Source } from '../parts.ts';
import { prose } from '../prose.rules.ts';
import type { Speaker } from '../speaker.ts';
import { sheetBlock } from './sheet.ts';

/** All projects in one table, then a sheet each, then those set aside by name. */
export function initiativesChapter(source: Source): Chapter {
  const { document, speak } = source;
  const kept = keptSheets(document);
  return {
    title: speak.say(SECTION_NAMES.initiatives),
    blocks: [
      ...prose(document.sections.initiatives.summary),
      ...overview(source, kept),
      ...kept.map((sheet, at) => sheetBlock(source, sheet, at + 1)),
      ...aside(source),
    ],
  };
}

const amount = (title: string, share = 4): Column => ({ title, share, align: 'right' });

/** Numbers as on the sheets, so that a reader finds the one they look for. */
function overview({ speak }: Source, kept: readonly DocumentInitiative[]): Block[] {
  const columns = [
    amount('N\u00ba', 1.4),
    { title: speak.say(m.deliverable_column_project), share: 9 },
    amount(speak.say(m.deliverable_column_cost)),
    amount(speak.say(m.deliverable_column_yearly)),
    amount(speak.say(m.deliverable_column_benefit)),
    amount(speak.say(m.deliverable_column_days), 4),
  ];
  const rows = kept.map((sheet, at) => [
    speak.number(at + 1),
    sheet.title,
    speak.money(sheet.oneOffCents),
    speak.money(sheet.yearlyCents),
    speak.money(sheet.yearlyBenefitCents),
    speak.number(sheet.effortDays),
  ]);
  return table(columns, rows, kept.length > 1 ? totals(kept, speak) : null);
}

function totals(kept: readonly DocumentInitiative[], speak: Speaker): string[] {
  const { total: days } = sumOf(kept.map(({ effortDays }) => effortDays));
  return [
    '',
    speak.say(m.deliverable_total),
    ...[
      kept.map(({ oneOffCents }) => oneOffCents),
      kept.map(({ yearlyCents }) => yearlyCents),
      kept.map(({ yearlyBenefitCents }) => yearlyBenefitCents),
    ].map((amounts) => speak.money(sumOf(amounts).total)),
    speak.number(days),
  ];
}

function aside({ document, speak }: Source): Block[] {
  const sheets = asideSheets(document);
  if (sheets.length === 0) return [];
  return [
    heading(2, speak.say(m.deliverable_sheet_set_aside)),
    paragraph(speak.say(m.deliverable_sheet_set_aside_lead)),
    ...list(sheets.map(({ title }) => title)),
  ];
}

/** The planned projects and their return, for the summary: in the order of the roadmap, the others last. */
export function returns({ document, speak }: Source): Block[] {
  const columns = [
    { title: speak.say(m.deliverable_column_project), share: 9 },
    { title: speak.say(m.deliverable_column_start), share: 3 },
    amount(speak.say(m.deliverable_column_cost)),
    amount(speak.say(m.deliverable_column_benefit)),
    amount(speak.say(m.deliverable_column_payback), 3.4),
  ];
  const startOf = (id: string): string => placeOf(document, id)?.start ?? '';
  const ordered = keptSheets(document).toSorted((a, b) =>
    (startOf(a.id) || '9') < (startOf(b.id) || '9') ? -1 : 1,
  );
  const rows = ordered.map((sheet) => [
    sheet.title,
    startOf(sheet.id) === '' ? '—' : speak.quarter(startOf(sheet.id)),
    speak.money(sheet.oneOffCents),
    speak.money(sheet.yearlyBenefitCents),
    speak.payback(sheet.payback),
  ]);
  return table(columns, rows);
}
