import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, query, signedIn } from '#platform/use-case/index.ts';
import { frameworkSchema, frameworkSummarySchema } from '../../framework/index.ts';
import { findFramework, frameworks } from './published.ts';

/** The frameworks that firms can be measured with. */
export const listFrameworks = query({
  name: 'diagnosis.list-frameworks',
  summary: text(m.framework_op_list),
  input: z.object({}),
  output: z.object({ items: z.array(frameworkSummarySchema) }),
  allow: signedIn,
  http: { method: 'GET', path: '/frameworks' },
  run: async () => ok({ items: [...frameworks()] }),
});

/** One version of a framework, whole: what is asked, what it is worth, and what is advised. */
export const getFramework = query({
  name: 'diagnosis.get-framework',
  summary: text(m.framework_op_get),
  input: z.object({ id: z.string().max(60), version: z.coerce.number().int().positive() }),
  output: frameworkSchema,
  allow: signedIn,
  http: { method: 'GET', path: '/frameworks/{id}/{version}' },
  run: async ({ id, version }) => {
    const framework = findFramework(id, version);
    return framework ? ok(framework) : notFound();
  },
});
