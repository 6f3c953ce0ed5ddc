import { describe, expect, it } from 'vitest';
import { catalogueProblems } from './coherence.rules.ts';
import { initiativeTemplateSchema, TEMPLATE_SIZES, type InitiativeTemplate } from './template.ts';
import { frameworkFile, shippedCatalogue, templateFiles } from './testing.ts';

const { templates, framework, links } = shippedCatalogue;

const textsOf = (value: unknown): { fr: string; en: string }[] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('fr' in value) return [value as { fr: string; en: string }];
  return Object.values(value).flatMap(textsOf);
};
const given = (change: (one: InitiativeTemplate) => Partial<InitiativeTemplate>): InitiativeTemplate[] =>
  templates.map((template, index) => (index === 0 ? { ...template, ...change(template) } : template));

describe('the catalogue', () => {
  it('holds about forty templates, each in a file of its name', () => {
    expect(templates.length).toBeGreaterThanOrEqual(40);
    expect(templateFiles).toEqual(templates.map(({ id }) => `${id}.json`));
  });

  it('holds together: references, circles, exclusions, and a way on from every level of every dimension', () => {
    expect(catalogueProblems(templates, framework)).toEqual([]);
  });

  it('costs no less for a larger firm', () => {
    for (const { id, oneOffCents, effortDays, yearlyCents } of templates)
      for (const figures of [oneOffCents, yearlyCents, effortDays])
        TEMPLATE_SIZES.slice(1).forEach((size, index) => {
          const smaller = figures[TEMPLATE_SIZES[index]!];
          expect(figures[size][0], `${id}, ${size}`).toBeGreaterThanOrEqual(smaller[0]);
          expect(figures[size][1], `${id}, ${size}`).toBeGreaterThanOrEqual(smaller[1]);
        });
  });

  it('says each thing in its own words: no sentence serves two templates', () => {
    const told = templates.flatMap(({ id, kpis, risks, ...rest }) =>
      textsOf([rest.summary, rest.problem, rest.benefit, rest.security, rest.training, kpis, risks]).flatMap(
        ({ fr, en }) => [fr, en].map((sentence) => ({ id, sentence })),
      ),
    );
    const sentences = told.map(({ sentence }) => sentence);
    expect(told.filter(({ sentence }, index) => sentences.indexOf(sentence) !== index)).toEqual([]);
  });

  it('favours no vendor', () => {
    const brands =
      /\b(SAP|Odoo|Oracle|Microsoft|Excel|Power ?BI|Shopify|Salesforce|Siemens|Autodesk|SolidWorks|Mastercam|Fanuc|ABB|KUKA|Epicor|Sage|QuickBooks|HubSpot|Tableau|ChatGPT|Copilot|Genius|Acomba)\b/;
    const named = templates.flatMap((template) =>
      textsOf(template).flatMap(({ fr, en }) => [fr, en].filter((words) => brands.test(words))),
    );
    expect(named).toEqual([]);
  });

  it('keeps French punctuation from the start of a line, and both apostrophes curly', () => {
    const loose = textsOf([templates, framework]).filter(
      ({ fr, en }) => /[\p{L}\d»)’%] ?[;:?!%$](\s|$)/u.test(fr) || / »|« /.test(fr) || /'/.test(fr + en),
    );
    expect(loose).toEqual([]);
  });
});

describe('what a slip in the catalogue is told as', () => {
  it('names a prerequisite that does not exist', () => {
    expect(
      catalogueProblems(
        given(() => ({ prerequisites: ['no-such'] })),
        framework,
      ),
    ).toContain(`${templates[0]!.id}: no template is called no-such`);
  });

  it('names a template that would have to come before itself', () => {
    const circular = templates.map((template) =>
      template.id === 'master-data-cleanup' ? { ...template, prerequisites: ['mes'] } : template,
    );
    expect(catalogueProblems(circular, framework)).toContain(
      'master-data-cleanup: it is a prerequisite of itself, through others',
    );
  });

  it('names an exclusion said on one side only', () => {
    expect(
      catalogueProblems(
        given(() => ({ excludes: ['crm'] })),
        framework,
      ),
    ).toContain(`${templates[0]!.id}: it excludes crm, which does not say so`);
  });

  it('names a dimension that nobody raises', () => {
    const none = templates.filter(
      ({ raises }) => !raises.some(({ dimension }) => dimension === 'online-sales'),
    );
    const problems = catalogueProblems(none, framework);
    expect(problems).toContain('online-sales: fewer than 2 templates raise it');
  });

  it('refuses a range whose low end is above its high end', () => {
    const [first] = templates;
    expect(initiativeTemplateSchema.safeParse({ ...first, months: [9, 3] }).success).toBe(false);
  });
});

describe('what another framework tells of the same plant', () => {
  const other = frameworkFile('dma-compatible');

  it('links only what exists, and reaches every dimension', () => {
    expect(links.target).toBe(framework.id);
    const own = links.frameworks[other.id]!;
    expect(Object.keys(own).sort()).toEqual(framework.dimensions.map(({ id }) => id).sort());
    const asked = other.questions.map(({ id }) => id);
    for (const { questions } of Object.values(own))
      expect(asked).toEqual(expect.arrayContaining(Object.keys(questions)));
  });
});
