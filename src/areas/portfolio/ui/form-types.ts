import type { Refusal } from '#platform/use-case/result.ts';
import type { Text } from '#platform/text.ts';
import type { ProjectDetail } from '../project-view.ts';
import type { CodeRef } from '../views.ts';

/** What a form action answered: the "no", and what had been typed. */
export type FormResult = { refusal?: Refusal; values?: Record<string, string | string[]> } | null;

export interface ProjectChoices {
  project: ProjectDetail | null;
  organisations: { slug: string; name: Text; kind: string }[];
  initiatives: { slug: string; name: Text }[];
  regions: CodeRef[];
  sectors: CodeRef[];
  priorities: { id: string; region: CodeRef; title: Text }[];
}
