import { resolveApiKey, resolveVisitor } from '#areas/accounts/server/index.ts';
import { noteApiSearch } from '#areas/network/server/index.ts';
import { createApi } from '#platform/http/api.ts';
import type { Runtime } from '#platform/runtime.ts';
import { publicActor } from '#platform/use-case/index.ts';
import { operations } from './composition.ts';

/** The REST API of every area, for those with a key and for the person at the API page. */
export const composeApi = (runtime: Runtime) =>
  createApi({
    runtime,
    operations,
    answered: (reading) => noteApiSearch(reading, runtime),
    async authenticate(headers) {
      const authorization = headers.get('authorization');
      if (authorization !== null) return resolveApiKey(runtime, authorization);
      // The API page's own calls carry the person's session; no other site can make a request look same-origin.
      if (headers.get('sec-fetch-site') === 'same-origin')
        return (await resolveVisitor(runtime, headers)).actor;
      return publicActor;
    },
  });
