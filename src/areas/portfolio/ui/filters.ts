import { m } from '#messages';
import type { Text } from '#platform/text.ts';
import type { Portfolio } from '../portfolio-view.ts';
import { PROJECT_STATES } from '../project-state.rules.ts';
import { say, stateName } from './format.ts';

/** The filters of a list of projects, as the filter bar takes them. */
export const portfolioFilters = (choices: Portfolio['choices']) => [
  {
    name: 'initiative',
    label: m.portfolio_initiative(),
    empty: m.portfolio_all_f(),
    options: named(choices.initiatives),
  },
  {
    name: 'region',
    label: m.portfolio_region(),
    empty: m.portfolio_all_f(),
    options: coded(choices.regions),
  },
  {
    name: 'sector',
    label: m.portfolio_sector(),
    empty: m.portfolio_all_m(),
    options: coded(choices.sectors),
  },
  {
    name: 'organisation',
    label: m.portfolio_organisation(),
    empty: m.portfolio_all_m(),
    options: named(choices.organisations),
  },
  {
    name: 'funder',
    label: m.portfolio_funder(),
    empty: m.portfolio_all_m(),
    options: named(choices.funders),
  },
  {
    name: 'state',
    label: m.portfolio_state(),
    empty: m.portfolio_all_m(),
    options: PROJECT_STATES.map((value) => ({ value, label: stateName(value) })),
  },
];

const named = (list: readonly { slug: string; name: Text }[]) =>
  list.map(({ slug, name }) => ({ value: slug, label: say(name) }));

const coded = (list: readonly { code: string; name: Text }[]) =>
  list.map(({ code, name }) => ({ value: code, label: `${code} · ${say(name)}` }));
