export type { Obstacle } from './bring-in.rules.ts';
export type { MissingFigure, Unplanned } from './from-sheets.rules.ts';
export { gapOf, type RoadmapPlan, type RoadmapProblem } from './problem.ts';
export { quarterAfter, quarterNumber, type AidSetting, type RoadmapSettings } from './settings.ts';
export { roadmapSummaryOf, type AdoptedPlan, type Outcome, type RoadmapSolutions } from './solution.ts';
export type { Wish } from './wishes.rules.ts';
