import { frameworkOf, latestSnapshots, type Snapshot } from '#areas/diagnosis/server/index.ts';
import type { Framework } from '#areas/diagnosis/index.ts';
import type { Tx } from '#platform/db/scope.ts';
import type { MaturityResult } from '../../document/document.ts';

/** The newest diagnosis of each framework, as the strategy quotes it. */
export async function readMaturity(tx: Tx, companyId: string): Promise<MaturityResult[]> {
  const newest = new Map<string, Snapshot>();
  for (const snapshot of await latestSnapshots(tx, companyId)) {
    if (!newest.has(snapshot.frameworkId)) newest.set(snapshot.frameworkId, snapshot);
  }
  return [...newest.values()].map(quote);
}

function quote({ id, frameworkId, frameworkVersion, stage, submittedAt, score }: Snapshot): MaturityResult {
  const framework = frameworkOf(frameworkId, frameworkVersion);
  const bandName = (band: string | null) => bandOf(framework, band);
  return {
    snapshotId: id,
    framework: { id: framework.id, name: framework.name },
    stage,
    submittedOn: new Date(submittedAt).toISOString(),
    overall: score.overall,
    band: bandName(score.band),
    dimensions: score.dimensions.map(({ id, score, band, answered, asked }) => ({
      id,
      name: framework.dimensions.find((dimension) => dimension.id === id)?.name ?? { fr: id, en: id },
      score,
      band: bandName(band),
      answered,
      asked,
    })),
  };
}

const bandOf = (framework: Framework, id: string | null) =>
  framework.bands.find((band) => band.id === id)?.name ?? null;
