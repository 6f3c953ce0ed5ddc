import { describe, expect, it } from 'vitest';
import { addFigures, figuresKnownOn, latestResult, latestTarget } from './figure.rules.ts';
import { figureSchema, type Figure } from './figure.ts';

function accompanied(kind: Figure['kind'], value: number, asOf: string): Figure {
  return {
    indicator: 'firms-accompanied',
    kind,
    value,
    unit: 'firms',
    asOf,
    note: null,
    source: { title: 'Communiqué', url: null },
  };
}

const figures = [
  accompanied('target', 20_000, '2025-04-25'),
  accompanied('result', 17_000, '2025-04-25'),
  accompanied('target', 3_750, '2021'),
  accompanied('result', 10_000, '2024-01'),
  accompanied('target', 15_000, '2022'),
];

describe('the figure of a day', () => {
  it('is the last one announced or counted by then', () => {
    expect(latestTarget(figures, 'firms-accompanied', '2023-01-01')?.value).toBe(15_000);
    expect(latestTarget(figures, 'firms-accompanied', '2025-04-25')?.value).toBe(20_000);
    expect(latestResult(figures, 'firms-accompanied', '2025-04-24')?.value).toBe(10_000);
  });

  it('never takes what was announced for what was achieved', () => {
    const announced = figures.filter((figure) => figure.kind === 'target');
    expect(latestResult(announced, 'firms-accompanied', '2026-01-01')).toBeNull();
  });

  it('counts a month only from its last day', () => {
    expect(latestResult(figures, 'firms-accompanied', '2024-01-30')).toBeNull();
    expect(latestResult(figures, 'firms-accompanied', '2024-01-31')?.value).toBe(10_000);
  });

  it('is unknown before the first one, and for an indicator nobody gave', () => {
    expect(latestTarget(figures, 'firms-accompanied', '2020-01-01')).toBeNull();
    expect(latestTarget(figures, 'firms-sensitised', '2026-01-01')).toBeNull();
  });

  it('has a history, oldest first', () => {
    const known = figuresKnownOn(figures, {
      indicator: 'firms-accompanied',
      kind: 'target',
      on: '2026-01-01',
    });
    expect(known.map((figure) => figure.value)).toEqual([3_750, 15_000, 20_000]);
  });

  it('is refused when its unit is not the one of its indicator', () => {
    expect(figureSchema.safeParse({ ...figures[0], unit: 'CAD' }).success).toBe(false);
    expect(figureSchema.safeParse({ ...figures[0], value: 1.5 }).success).toBe(false);
    expect(figureSchema.safeParse(figures[0]).success).toBe(true);
  });
});

describe('adding figures', () => {
  it('adds those of one kind', () => {
    const announced = figures.filter((figure) => figure.kind === 'target');
    expect(addFigures(announced)).toEqual({ ok: true, value: 38_750 });
  });

  it('refuses to mix announced and achieved, or firms and dollars', () => {
    expect(addFigures(figures)).toEqual({ ok: false, reason: 'kinds-mixed' });
    const aid: Figure = { ...accompanied('target', 100, '2024'), indicator: 'aid', unit: 'CAD' };
    expect(addFigures([accompanied('target', 1, '2024'), aid])).toEqual({ ok: false, reason: 'units-mixed' });
    expect(addFigures([])).toEqual({ ok: false, reason: 'no-figure' });
  });
});
