import type { AnyOperation } from '#platform/use-case/index.ts';
import { addPriority } from './add-priority.ts';
import { correctFigure } from './correct-figure.ts';
import { createInitiative } from './create-initiative.ts';
import { createProject } from './create-project.ts';
import { getFigures } from './get-figures.ts';
import { getInitiative } from './get-initiative.ts';
import { getProjectForm } from './get-project-form.ts';
import { getProject } from './get-project.ts';
import { getRegion } from './get-region.ts';
import { listInitiatives } from './list-initiatives.ts';
import { listProjectsQuery } from './list-projects.ts';
import { listRegions } from './list-regions.ts';
import { portfolioSummary } from './portfolio-summary.ts';
import { publishProject } from './publish-project.ts';
import { recordFigure } from './record-figure.ts';
import { removePriority } from './remove-priority.ts';
import { updateInitiative } from './update-initiative.ts';
import { updatePriority } from './update-priority.ts';
import { updateProject } from './update-project.ts';
import { withdrawFigure } from './withdraw-figure.ts';

export {
  addPriority,
  correctFigure,
  createInitiative,
  createProject,
  getFigures,
  getInitiative,
  getProject,
  getProjectForm,
  getRegion,
  listInitiatives,
  listProjectsQuery,
  listRegions,
  portfolioSummary,
  publishProject,
  recordFigure,
  removePriority,
  updateInitiative,
  updatePriority,
  updateProject,
  withdrawFigure,
};
export type { FigureRecord } from './get-figures.ts';
export { loadProgramme, type Loader, type LoadReport } from './load-programme.ts';
export { initiativeWriter, priorityWriter, projectWriter } from './policies.ts';

/** Fixed addresses before those with a parameter: the first that fits answers. */
export const operations: AnyOperation[] = [
  portfolioSummary,
  listInitiatives,
  getInitiative,
  createInitiative,
  updateInitiative,
  listProjectsQuery,
  getProject,
  getProjectForm,
  createProject,
  updateProject,
  publishProject,
  getFigures,
  recordFigure,
  correctFigure,
  withdrawFigure,
  listRegions,
  getRegion,
  addPriority,
  updatePriority,
  removePriority,
];
