import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkAnswer, frameworkSchema, scoreAnswers } from '#areas/diagnosis/index.ts';
import { improveAnswers, makeAnswers } from './assessment-answers.ts';
import { createRandom } from './random.ts';

const published = ['dma-compatible', 'virage-4-0'].map((id) => {
  const file = new URL(`../../../content/frameworks/${id}/1.json`, import.meta.url);
  return [id, frameworkSchema.parse(JSON.parse(readFileSync(file, 'utf8')))] as const;
});

it.each(published)(
  'answers drawn for %s fit its questions, follow the firm’s maturity, and grow',
  (_, framework) => {
    const random = createRandom('answers');
    const scoreOf = (overall: number) => {
      const answers = makeAnswers(random, framework, { overall, spread: 0.1 });
      for (const question of framework.questions) {
        const answer = answers[question.id];
        if (answer) expect(checkAnswer(question, answer), question.id).toBeNull();
      }
      const later = improveAnswers(random, framework, answers);
      const score = scoreAnswers(framework, answers).overall!;
      expect(scoreAnswers(framework, later).overall).toBeGreaterThanOrEqual(score);
      return score;
    };
    expect(scoreOf(0.8)).toBeGreaterThan(scoreOf(0.2) + 25);
  },
);
