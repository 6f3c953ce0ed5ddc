// The walls of the house, checked: an area is reached by its door, along the arrows, and its rules are pure.
const AREAS =
  'accounts|portfolio|companies|outreach|intake|diagnosis|strategy|coaching|results|network|funding|reporting';

/** Which areas each area may reach. Everyone may know who asks (accounts is reached by no one: actors come with the call). */
const ARROWS = {
  accounts: [],
  portfolio: [],
  companies: ['portfolio'],
  outreach: ['portfolio', 'companies'],
  intake: ['portfolio', 'companies', 'outreach'],
  diagnosis: ['companies', 'intake'],
  strategy: ['companies', 'diagnosis', 'intake'],
  coaching: ['companies', 'intake', 'strategy'],
  network: ['companies', 'intake'],
  results: ['companies', 'coaching', 'network', 'strategy', 'diagnosis'],
  funding: ['portfolio'],
  reporting: [
    'portfolio',
    'companies',
    'outreach',
    'results',
    'network',
    'funding',
    'diagnosis',
    'strategy',
    'coaching',
  ],
};

/** Worlds for tests are made from other areas' worlds; they still follow the arrows. */
const TESTING = '/testing(\\.ts$|/)';

const arrows = Object.entries(ARROWS).map(([area, reaches]) => ({
  name: `arrows-${area}`,
  comment: `${area} reaches only: ${reaches.join(', ') || 'no area'}`,
  severity: 'error',
  from: { path: `^src/areas/${area}/` },
  to: { path: `^src/areas/(${AREAS})/`, pathNot: `^src/areas/(${[area, ...reaches].join('|')})/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'area-doors',
      comment:
        'an area is reached only through its index.ts or server/index.ts (or its ui components from pages)',
      severity: 'error',
      from: { path: `^src/areas/(${AREAS})/`, pathNot: TESTING },
      to: {
        path: `^src/areas/(${AREAS})/`,
        pathNot: ['^src/areas/$1/', '^src/areas/[^/]+/(server/)?index\\.ts$'],
      },
    },
    {
      name: 'pure-rules',
      comment:
        'an area outside server/ and ui/ is pure: no I/O, no framework, no platform but plain texts and results',
      severity: 'error',
      from: {
        path: '^src/areas/[^/]+/(?!server/|ui/).*\\.ts$',
        pathNot: ['\\.test\\.ts$', TESTING],
      },
      to: {
        path: ['^node:', 'node_modules/(?!zod)', '^src/platform/', '/server/'],
        pathNot: [
          '^src/platform/(text|plain|paging|i18n|quebec-time|json-place)\\.ts$',
          '^src/platform/use-case/result\\.ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'platform-knows-no-area',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(areas|routes|cli)/' },
    },
    {
      name: 'ui-knows-no-area',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^src/(areas|routes|cli)/' },
    },
    {
      name: 'routes-hold-no-sql',
      severity: 'error',
      from: { path: '^src/routes/' },
      to: {
        path: ['node_modules/(kysely|pg|graphile-worker)/', '\\.queries\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    ...arrows,
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^src/paraglide'] },
    exclude: { path: ['^src/paraglide'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.svelte'],
    },
  },
};
