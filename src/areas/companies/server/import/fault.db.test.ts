import { describe, expect, it } from 'vitest';
import { actorOf, addOrganisation, testRuntime } from '#platform/testing/world.ts';
import { applyTask } from './apply-task.ts';
import { companyHandlers } from './company-handlers.ts';
import { importFlow, registerText } from './flow.testing.ts';
import { importList, importTasks, undoImport } from './index.ts';
import { undoTask } from './undo-task.ts';

const runtime = await testRuntime();
const actor = actorOf(await addOrganisation(runtime, 'delivery', 'SVA'), 'officer');

const broken = () => Promise.reject(new Error('a handler of another area fails'));
const flow = importFlow(runtime, actor);
const faulty = importFlow(runtime, actor, {
  ...importTasks,
  'import-apply-companies': applyTask('companies', { ...companyHandlers, applyRows: broken }),
  'import-undo-companies': undoTask('companies', { ...companyHandlers, undoRows: broken }),
});

describe('a fault of ours', () => {
  it('leaves everything as it was, says so, and the step can be asked for again', async () => {
    const before = await registerText(runtime);
    const id = await flow.check('Nom;Ville\nAcier Fautif;Alma\n');
    await faulty.then(importList, { id });
    const failed = await flow.batch(id);
    expect(failed.state).toBe('checked');
    expect(failed.summary.failure!.fr).toContain('de notre côté');
    expect(await registerText(runtime)).toBe(before);
    await flow.then(importList, { id });
    expect(await flow.batch(id)).toMatchObject({ state: 'imported', summary: { effects: { created: 1 } } });
    const imported = await registerText(runtime);
    await faulty.then(undoImport, { id });
    expect((await flow.batch(id)).state).toBe('imported');
    expect(await registerText(runtime)).toBe(imported);
    await flow.then(undoImport, { id });
    expect(await registerText(runtime)).toBe(before);
  });
});
