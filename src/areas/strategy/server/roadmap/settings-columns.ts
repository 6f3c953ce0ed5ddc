import type { RoadmapSettings } from '../../roadmap/settings.ts';

/** Settings as the table keeps them: lists are JSON. */
export const settingsColumns = (settings: RoadmapSettings, updatedAt: Date) => ({
  ...settings,
  cashCents: JSON.stringify(settings.cashCents),
  peopleDays: JSON.stringify(settings.peopleDays),
  aid: JSON.stringify(settings.aid),
  budgets: JSON.stringify(settings.budgets),
  updatedAt,
});
