import type { ProfileState } from './profile.ts';

export type ProfileAction =
  | 'edit'
  | 'consent'
  | 'submit'
  | 'recall'
  | 'approve'
  | 'send-back'
  | 'withdraw'
  | 'reopen'
  | 'verify'
  | 'empty';

/** Who acts: the firm, an adviser of the programme, an officer of it (its administrators too), or the rule itself. */
export type ProfileSide = 'firm' | 'adviser' | 'officer' | 'system';

/** `telling`: what the public would see tells a buyer something. `silent`: it no longer does. */
type Guard = 'telling' | 'silent';

interface Step {
  action: ProfileAction;
  from: readonly ProfileState[];
  to: ProfileState | 'same';
  who: readonly ProfileSide[];
  guard?: Guard;
}

const BOTH: readonly ProfileSide[] = ['firm', 'adviser', 'officer'];
const PROGRAMME: readonly ProfileSide[] = ['adviser', 'officer'];

const STEPS: readonly Step[] = [
  { action: 'edit', from: ['draft', 'published', 'withdrawn'], to: 'same', who: BOTH },
  // What an officer is reading does not change under their eyes by the firm's hand: it takes it back first.
  { action: 'edit', from: ['in-review'], to: 'same', who: PROGRAMME },
  // Consent is the firm's to give and to take back, whatever anybody is doing with the profile.
  { action: 'consent', from: ['draft', 'in-review', 'published', 'withdrawn'], to: 'same', who: BOTH },
  { action: 'submit', from: ['draft'], to: 'in-review', who: BOTH, guard: 'telling' },
  { action: 'recall', from: ['in-review'], to: 'draft', who: BOTH },
  { action: 'approve', from: ['in-review'], to: 'published', who: ['officer'], guard: 'telling' },
  // What the firm changed on a published page is read again, and approved again.
  { action: 'approve', from: ['published'], to: 'published', who: ['officer'], guard: 'telling' },
  { action: 'send-back', from: ['in-review'], to: 'draft', who: ['officer'] },
  { action: 'withdraw', from: ['published'], to: 'withdrawn', who: BOTH },
  { action: 'reopen', from: ['withdrawn'], to: 'draft', who: BOTH },
  { action: 'verify', from: ['draft', 'in-review', 'published'], to: 'same', who: BOTH },
  { action: 'empty', from: ['published'], to: 'withdrawn', who: ['system'], guard: 'silent' },
];

export interface ProfileStanding {
  state: ProfileState;
  side: ProfileSide;
  /** Whether what the public would see tells a buyer something. */
  telling: boolean;
}

export type ProfileStep =
  { ok: true; to: ProfileState } | { ok: false; because: 'state' | 'side' | 'silent' | 'telling' };

/** The state an action leads to, or why it may not be done. What the table does not say is refused. */
export function takeProfileStep(
  action: ProfileAction,
  { state, side, telling }: ProfileStanding,
): ProfileStep {
  const steps = STEPS.filter((one) => one.action === action && one.from.includes(state));
  if (steps.length === 0) return { ok: false, because: 'state' };
  const step = steps.find(({ who }) => who.includes(side));
  if (!step) return { ok: false, because: 'side' };
  if (step.guard === 'telling' && !telling) return { ok: false, because: 'silent' };
  if (step.guard === 'silent' && telling) return { ok: false, because: 'telling' };
  return { ok: true, to: step.to === 'same' ? state : step.to };
}

/** What somebody can do now, in the order of the table: the buttons of a page. */
export const openActions = (standing: ProfileStanding): ProfileAction[] =>
  [...new Set(STEPS.map(({ action }) => action))].filter((action) => takeProfileStep(action, standing).ok);
