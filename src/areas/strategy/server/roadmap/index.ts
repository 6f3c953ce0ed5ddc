import type { Tasks } from '#platform/jobs/task.ts';
import type { AnyOperation } from '#platform/use-case/index.ts';
import { adoptPlan } from './adopt-plan.ts';
import { getRoadmap } from './get-roadmap.ts';
import { planItem } from './plan-item.ts';
import { saveRoadmapSettings } from './save-roadmap-settings.ts';
import { solveRoadmapNow } from './solve-roadmap.ts';
import { SOLVE_TASK, solveRoadmapTask } from './solve-task.ts';

export { computeRoadmapNow } from './compute-now.ts';
export { adoptPlan, getRoadmap, planItem, saveRoadmapSettings, solveRoadmapNow };

export const roadmapOperations: AnyOperation[] = [
  getRoadmap,
  saveRoadmapSettings,
  solveRoadmapNow,
  planItem,
  adoptPlan,
];
export const roadmapTasks: Tasks = { [SOLVE_TASK]: solveRoadmapTask };
