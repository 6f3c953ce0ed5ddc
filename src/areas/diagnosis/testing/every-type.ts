import type { Framework } from '../framework/framework.ts';
import type { Question, Row } from '../framework/question.ts';

const both = (said: string) => ({ fr: said, en: said });
const rows: Row[] = [
  { id: 'r1', text: both('Un') },
  { id: 'r2', text: both('Deux') },
];
const levels = [0, 1, 2, 3, 4, 5].map((value) => ({ value, text: both(`Niveau ${value}`) }));

/** One question of each type, in two dimensions; the boxes have three rows of which two make full marks, and a "none". */
const QUESTIONS: Question[] = [
  {
    ...named('boxes', 'one'),
    type: 'boxes',
    rows: [...rows, { id: 'r3', text: both('Trois') }, { id: 'none', text: both('Aucun'), counts: false }],
    divisor: 2,
  },
  {
    ...named('matrix', 'one'),
    type: 'matrix',
    rows,
    columns: [
      { id: 'c1', text: both('Prévu') },
      { id: 'c2', text: both('Fait') },
    ],
  },
  { ...named('scale', 'one'), type: 'scale', rows },
  { ...named('partial', 'two'), type: 'partial', rows },
  { ...named('level', 'two'), type: 'level', levels },
  {
    ...named('number', 'two'),
    type: 'number',
    unit: both('jours'),
    min: 0,
    max: 60,
    score: { zero: 30, full: 2 },
  },
];

/** A small coherent framework for tests, its questions changed as asked. */
export function everyType(change: (question: Question) => Question = (question) => question): Framework {
  return {
    id: 'every-type',
    version: 1,
    name: both('Essai'),
    description: both('Essai'),
    minutes: 5,
    stages: [{ id: 'T0', name: both('Début'), description: both('Début') }],
    bands: [
      { id: 'low', name: both('Bas'), max: 50, description: both('Bas') },
      { id: 'high', name: both('Haut'), max: 100, description: both('Haut') },
    ],
    zones: [],
    kpis: [],
    costCategories: [],
    horizons: [],
    dimensions: ['one', 'two'].map((id) => ({
      id,
      name: both(id),
      description: both(id),
      weight: 1,
      kpis: [],
      costRelevance: {},
      kpiRelevance: {},
      guidance: [{ belowScore: 100, start: both('Commencer'), further: both('Continuer') }],
    })),
    questions: QUESTIONS.map((question) => change(structuredClone(question))),
  };
}

function named(id: string, dimension: string) {
  return { id, dimension, text: both(id), weight: 1 };
}
