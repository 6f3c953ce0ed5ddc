import * as accounts from '#areas/accounts/server/index.ts';
import * as companies from '#areas/companies/server/index.ts';
import * as diagnosis from '#areas/diagnosis/server/index.ts';
import * as network from '#areas/network/server/index.ts';
import * as outreach from '#areas/outreach/server/index.ts';
import * as portfolio from '#areas/portfolio/server/index.ts';
import * as strategy from '#areas/strategy/server/index.ts';
import type { Subscribers, Tasks } from '#platform/jobs/task.ts';
import type { AnyOperation } from '#platform/use-case/index.ts';

outreach.measureStage('diagnosed', diagnosis.countDiagnosed);

/** Every operation of every area, as the REST API, the API page and the command line offer them. */
export const operations: AnyOperation[] = [
  ...accounts.operations,
  ...portfolio.operations,
  ...companies.operations,
  ...outreach.operations,
  ...diagnosis.operations,
  ...strategy.operations,
  ...network.operations,
];

/** Which of the tasks run once a night. */
export const nightly = ['accounts-forget-sessions', ...network.nightly];

/** What the job workers run, beside the platform's own tasks. */
export const tasks: Tasks = {
  'accounts-forget-sessions': accounts.forgetSessions,
  ...companies.importTasks,
  ...companies.duplicateTasks,
  ...outreach.tasks,
  ...diagnosis.tasks,
  ...strategy.tasks,
  ...network.tasks,
};

/** Who hears of which outgoing event. */
export const subscribers: Subscribers = { ...companies.duplicateSubscribers, ...strategy.subscribers };
