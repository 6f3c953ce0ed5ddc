/** How far a firm came, in the order a programme takes it. */
export const FUNNEL_STAGES = [
  'sensitised',
  'applied',
  'diagnosed',
  'planned',
  'implementing',
  'measured',
] as const;
export type FunnelStage = (typeof FUNNEL_STAGES)[number];

export interface FunnelStep {
  stage: FunnelStage;
  /** Distinct firms; null when nobody measures this stage yet. Never zero for "not measured". */
  firms: number | null;
  /** Of the last stage before it that has a number; null for the first, and when there is nothing to divide by. */
  ofPrevious: number | null;
}

/** The whole funnel from the stages that have a number. */
export function funnelOf(measured: Partial<Record<FunnelStage, number>>): FunnelStep[] {
  let previous: number | null = null;
  return FUNNEL_STAGES.map((stage) => {
    const firms = measured[stage] ?? null;
    const ofPrevious = firms === null || !previous ? null : firms / previous;
    previous = firms ?? previous;
    return { stage, firms, ofPrevious };
  });
}
