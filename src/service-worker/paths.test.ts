import { expect, it } from 'vitest';
import { isKeepable, isPart, leavesSession, partsIn } from './paths.ts';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const TOKEN = 'kR3b-fQm_0123456789abcdefghijklmnopqrstuvwxyz';

it('the pages on which a firm is assessed are kept, in both languages, and no other', () => {
  for (const path of [
    `/answer/${TOKEN}`,
    `/en/answer/${TOKEN}`,
    `/assessments/${ID}`,
    `/en/assessments/${ID}`,
  ])
    expect(isKeepable(path), path).toBe(true);
  for (const path of [
    '/',
    '/assessments',
    '/assessments/new',
    `/assessments/${ID}/result`,
    `/companies/${ID}`,
    '/answer/x',
  ])
    expect(isKeepable(path), path).toBe(false);
});

it('built files are found in a page, wherever it stands', () => {
  const html = `<link href="../_app/immutable/assets/0.Cx.css"><script>import("../../_app/immutable/entry/start.B-1.js")</script>
    <link href="/_app/immutable/assets/0.Cx.css">`;
  expect(partsIn(html)).toEqual(['/_app/immutable/assets/0.Cx.css', '/_app/immutable/entry/start.B-1.js']);
  expect(partsIn(html).every(isPart)).toBe(true);
  expect(isPart('/_app/version.json')).toBe(false);
});

it('leaving is seen in both languages', () => {
  expect(['/sign-out', '/en/sign-out', '/sign-in'].map(leavesSession)).toEqual([true, true, false]);
});
