import { m } from '#messages';
import { sizeName } from '#areas/companies/index.ts';
import { facts, heading, table, type Block, type Chapter, type Term } from '../block.ts';
import { SECTION_NAMES } from '../../document/section-fields.ts';
import { joined, type Source } from '../parts.ts';
import { titled } from '../prose.rules.ts';
import { UNKNOWN } from '../speaker.ts';

/** Who the firm is and where it wants to go. */
export function profileChapter(source: Source): Chapter {
  const { speak } = source;
  const { profile } = source.document.sections;
  const texts = (
    [
      [m.strategies_field_description, profile.description],
      [m.strategies_field_markets, profile.markets],
      [m.strategies_field_strengths, profile.strengths],
      [m.strategies_field_vision, profile.vision],
    ] as const
  ).flatMap(([label, text]) => titled(2, speak.say(label), text));
  return {
    title: speak.say(SECTION_NAMES.profile),
    blocks: [
      heading(2, speak.say(m.deliverable_identity)),
      ...facts(identity(source)),
      ...texts,
      ...aims(source),
    ],
  };
}

function identity({ document: { firm }, speak }: Source): Term[] {
  const region = firm.region && speak.read(firm.region);
  const place =
    firm.city && region
      ? speak.tell(m.deliverable_place, { city: firm.city, region })
      : (firm.city ?? region);
  const sector =
    firm.sector && firm.naics
      ? speak.tell(m.deliverable_sector, { name: speak.read(firm.sector), code: firm.naics })
      : firm.naics;
  const size = sizeName(firm.sizeClass as Parameters<typeof sizeName>[0], speak.locale);
  const employees =
    firm.employees === null
      ? ''
      : speak.tell(m.deliverable_employees, { count: speak.number(firm.employees) });
  return [
    { term: speak.say(m.deliverable_term_legal_name), value: firm.legalName },
    { term: speak.say(m.deliverable_term_neq), value: firm.neq ?? UNKNOWN },
    { term: speak.say(m.deliverable_term_place), value: place ?? UNKNOWN },
    { term: speak.say(m.deliverable_term_sector), value: sector ?? UNKNOWN },
    { term: speak.say(m.deliverable_term_size), value: joined([size, employees]) },
    ...(firm.website ? [{ term: speak.say(m.deliverable_term_website), value: firm.website }] : []),
  ];
}

/** The firm's aims with their measures; under a heading of its own, for the profile and the summary alike. */
export function aims({ document, speak }: Source): Block[] {
  const rows = document.sections.profile.aims
    .filter(({ aim, measure, by }) => aim + measure + by !== '')
    .map(({ aim, measure, by }) => [aim, measure || UNKNOWN, by || UNKNOWN]);
  const columns = [
    { title: speak.say(m.strategies_field_aim), share: 5 },
    { title: speak.say(m.strategies_field_measure), share: 4 },
    { title: speak.say(m.strategies_field_by), share: 2 },
  ];
  const found = table(columns, rows);
  return found.length === 0 ? [] : [heading(2, speak.say(m.strategies_field_aims)), ...found];
}
