import {
  BLOCKS as BLOCK_IDS,
  prefilledSheet,
  readSection,
  SECTIONS,
  type InitiativeFields,
  type SectionContents,
  type SectionId,
} from '#areas/strategy/index.ts';
import { findTemplate, insertSheet, publishedCatalogue } from '#areas/strategy/server/index.ts';
import type { Tx } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import { SHEETS, type SheetStory } from './strategy-sheets.ts';
import * as typed from './strategy-story.ts';

/** Two of the personas. */
export const ADVISER = 'Samuel Nguyen';
export const MANAGER = 'Josée Lavoie';
export const DAY = 86_400_000;

export interface Writing {
  /** Ready to sign; otherwise well under way. */
  complete: boolean;
}

/** French spaces before what stands high, which a story is tiresome to type with. */
function spaced<T>(value: T): T {
  if (typeof value === 'string')
    return value.replace(/ ([:;?!%$])/g, '\u00a0$1').replace(/(\d) (\d{3})/g, '$1\u00a0$2') as T;
  if (Array.isArray(value)) return value.map(spaced) as T;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spaced(inner)])) as T;
  return value;
}

const story = spaced(typed);
const sheetStories = spaced(SHEETS);

export type Sheets = Map<string, string>;

export async function writeSheets(
  tx: Tx,
  strategyId: string,
  { now, organisationId, complete }: { now: Date; organisationId: string; complete: boolean },
): Promise<Sheets> {
  const sheets: Sheets = new Map();
  const chosen = complete ? sheetStories.slice(0, 6) : sheetStories;
  for (const [at, told] of chosen.entries()) {
    const id = newId();
    const fields = fieldsOf(told, sheets, complete);
    await insertSheet(tx, new Date(now.getTime() - (30 - at) * DAY), {
      id,
      strategyId,
      templateId: told.template,
      reasons: [],
      position: at + 1,
      createdBy: null,
      fields,
    });
    sheets.set(told.template, id);
    await addText(tx, strategyId, {
      section: 'initiative',
      initiativeId: id,
      revision: 1,
      content: fields,
      by: ADVISER,
      organisationId,
      at: new Date(now.getTime() - (30 - at) * DAY),
    });
  }
  return sheets;
}

const dollars = (amount: number): number => amount * 100;

function fieldsOf(told: SheetStory, before: Sheets, complete: boolean): InitiativeFields {
  const template = findTemplate(told.template);
  if (!template)
    throw new Error(`The demonstration tells of ${told.template}, which is not in the catalogue.`);
  const begun = prefilledSheet({
    template,
    framework: publishedCatalogue().framework,
    locale: 'fr',
    size: '10-49',
    value: told.value,
    sheets: [...before].map(([templateId, id]) => ({ id, templateId })),
    newId,
  });
  return {
    ...begun,
    ...optionsOf(told, begun, complete),
    process: told.process,
    owner: told.owner,
    oneOffCents: dollars(told.oneOff),
    yearlyCents: dollars(told.yearly),
    yearlyBenefitCents: told.benefit === null ? null : dollars(told.benefit),
    effortDays: told.days,
    durationQuarters: told.quarters,
    must: told.must ?? 'free',
    latestQuarter: told.latest ?? null,
    kpis: told.kpi ? [{ id: newId(), ...told.kpi }, ...begun.kpis.slice(0, 2)] : begun.kpis,
  };
}

/** The template's kinds of options, costed and rated as far as the story goes. */
function optionsOf(
  { criteria = [], ratings = [], chosen, reason = '' }: SheetStory,
  begun: InitiativeFields,
  complete: boolean,
): Pick<InitiativeFields, 'criteria' | 'options' | 'chosenOption' | 'choiceReason'> {
  const named = criteria.map(([name, weight]) => ({ id: newId(), name, weight }));
  const options = begun.options.map((option, at) => {
    const rated = ratings[at];
    if (!rated) return option;
    const rates = named.map(({ id }, place) => [id, rated.rates[place] ?? 0] as const);
    return {
      ...option,
      oneOffCents: dollars(rated.oneOff),
      yearlyCents: dollars(rated.yearly),
      ratings: Object.fromEntries(rates),
    };
  });
  const taken = chosen ?? (complete ? 0 : undefined);
  return {
    criteria: named,
    options,
    chosenOption: taken === undefined ? '' : (options[taken]?.name ?? ''),
    choiceReason: reason,
  };
}

interface Told {
  section: SectionId | 'initiative';
  initiativeId: string | null;
  revision: number;
  content: object;
  by: string;
  organisationId: string | null;
  at: Date;
}

const addText = (tx: Tx, strategyId: string, { by, content, ...told }: Told) =>
  tx
    .insertInto('strategySection')
    .values({
      id: newId(told.at.getTime()),
      strategyId,
      version: 1,
      kind: 'save',
      content: JSON.stringify(content),
      writtenByName: by,
      ...told,
    })
    .execute();

/** Each section was begun by the adviser; the firm then went over the first ones. */
export async function writeSections(
  tx: Tx,
  id: string,
  told: { now: Date; organisationId: string; contents: Partial<SectionContents> },
): Promise<void> {
  const { now, organisationId, contents } = told;
  const sections = SECTIONS.filter((section) => contents[section] !== undefined);
  for (const [at, section] of sections.entries()) {
    const content = contents[section]!;
    const first = new Date(now.getTime() - (28 - at) * DAY);
    const common = { section, initiativeId: null, organisationId };
    const drafted =
      section === 'profile' ? { ...content, vision: 'Livrer plus vite et vendre plus loin.' } : content;
    await addText(tx, id, { ...common, revision: 1, content: drafted, by: ADVISER, at: first });
    if (section !== 'profile') continue;
    const later = new Date(now.getTime() - 6 * DAY);
    await addText(tx, id, { ...common, revision: 2, content, by: MANAGER, at: later });
  }
}

export function contentsOf(sheets: Sheets, { complete }: Writing): Partial<SectionContents> {
  const row = <T extends object>(fields: T) => ({ id: newId(), ...fields });
  const raw: Partial<Record<SectionId, object>> = {
    profile: {
      ...story.PROFILE,
      aims: story.PROFILE.aims.map(([aim, measure, by]) => row({ aim, measure, by })),
    },
    'business-model': { blocks: blocksOf(complete) },
    inventory: {
      summary: story.SUMMARIES.inventory,
      processes: story.PROCESSES.map(([process, system, users, pain, decision]) =>
        row({ process, system, users, pain, decision }),
      ),
    },
    maturity: complete ? story.MATURITY : { reading: story.MATURITY.reading },
    needs: {
      summary: story.SUMMARIES.needs,
      needs: story.NEEDS.map(([need, dimension, why], at) => row({ rank: at + 1, need, dimension, why })),
    },
    initiatives: { summary: story.SUMMARIES.initiatives },
    'action-plan': {
      summary: story.SUMMARIES['action-plan'],
      actions: story.ACTIONS.map(([action, owner, due, state, template]) =>
        row({ action, owner, due, state, initiativeId: (template && sheets.get(template)) ?? null }),
      ),
    },
    funding: { summary: story.SUMMARIES.funding, sources: sourcesOf(complete).map(row) },
  };
  return Object.fromEntries(
    Object.entries(raw).map(([section, content]) => [section, readSection(section as SectionId, content)]),
  );
}

/** The plan under way has not come to its last two blocks. */
const blocksOf = (complete: boolean) =>
  Object.fromEntries(
    (complete ? BLOCK_IDS : BLOCK_IDS.slice(0, 7)).map((block) => {
      const [today, target, change] = story.BLOCKS[block];
      return [block, { today, target, change }];
    }),
  );

/** The signed plan is paid for to the dollar; the other still looks for a part. */
function sourcesOf(complete: boolean) {
  const sources = story.SOURCES.map(([name, kind, amount, state, note]) => ({
    name,
    kind,
    amountCents: dollars(amount),
    state,
    note,
  }));
  if (!complete) return sources;
  const cost = sheetStories.slice(0, 6).reduce((sum, { oneOff }) => sum + oneOff, 0);
  const aid = sources.filter(({ kind }) => kind === 'quebec' || kind === 'federal');
  const own = dollars(cost) - aid.reduce((sum, { amountCents }) => sum + amountCents, 0);
  return [{ ...sources[0]!, amountCents: own }, ...aid.map((source) => ({ ...source, state: 'confirmed' }))];
}

export async function writeComments(
  tx: Tx,
  strategyId: string,
  { now, organisationId, sheets }: { now: Date; organisationId: string; sheets: Sheets },
): Promise<void> {
  const first = newId();
  const ago = (days: number) => new Date(now.getTime() - days * DAY);
  const robot = sheets.get('welding-robot-cell')!;
  await tx
    .insertInto('strategyComment')
    .values([
      {
        id: first,
        strategyId,
        section: 'initiative',
        initiativeId: robot,
        text: 'Le gain suppose deux quarts de travail. Est-ce réaliste avant que les postes de soudage soient comblés ?',
        createdByName: ADVISER,
        organisationId,
        createdAt: ago(5),
      },
      {
        id: newId(),
        strategyId,
        section: 'initiative',
        initiativeId: robot,
        parentId: first,
        text: 'Un seul quart la première année. Je refais le chiffre avec la contrôleuse cette semaine.',
        createdByName: MANAGER,
        createdAt: ago(4),
      },
      {
        id: newId(),
        strategyId,
        section: 'funding',
        text: 'La demande à DEC demande un plan d’affaires à jour : nous l’avons depuis mars.',
        createdByName: MANAGER,
        createdAt: ago(2),
      },
    ])
    .execute();
}
