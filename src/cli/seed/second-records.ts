import { insertCompanies, watchFirms } from '#areas/companies/server/index.ts';
import { asActor } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';
import { systemActor } from '#platform/use-case/index.ts';
import { disturbName, disturbPhone } from '../generate/disturb.ts';
import type { Demonstration } from '../generate/index.ts';
import { companyToWrite } from '../generate/load.ts';
import { createRandom } from '../generate/random.ts';

/**
 * A few firms stand in the register twice, the second time as a hurried hand wrote them: without identifiers, the name a
 * little off. Compared with the register, they make the demonstration's queue of duplicates.
 */
export async function addSecondRecords(runtime: Runtime, { companies }: Demonstration): Promise<void> {
  const random = createRandom('second-records');
  const twice = companies
    .filter(({ phone, street }) => phone && street)
    .slice(0, 90)
    .filter((_, index) => index % 10 === 0);
  const records = twice.map((firm) =>
    companyToWrite({
      ...firm,
      id: newId(),
      legalName: disturbName(random, firm.legalName),
      otherNames: [],
      neq: null,
      businessNumber: null,
      phone: disturbPhone(random, firm.phone!),
      employees: null,
      website: null,
    }),
  );
  const now = runtime.clock.now();
  const writer = { now, actor: { organisationId: null, userId: null }, newId: () => newId(now.getTime()) };
  await asActor(runtime.db, systemActor, (tx) => insertCompanies({ ...writer, tx }, records));
  await watchFirms(
    records.map(({ id }) => id),
    { runtime, actor: systemActor, stopping: new AbortController().signal },
  );
}
