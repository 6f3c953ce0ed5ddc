import {
  cancelImport,
  confirmMapping,
  decideImportRow,
  decideImportRows,
  getImport,
  importList,
  listImportRows,
  readImportOtherwise,
  suggestCompaniesQuery,
  undoImport,
} from '#areas/companies/server/index.ts';
import { firstFilter } from '#areas/companies/ui/import/labels.ts';
import { formAction, performFor } from '#platform/web/form.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const batch = await run(event, getImport, { id });
  const asked = searchValues(event.url);
  const show = asked.show ?? firstFilter(batch.summary.counts);
  const listed = batch.summary.counts && ['checked', 'imported', 'undone'].includes(batch.state);
  const rows = listed ? await run(event, listImportRows, { ...asked, id, show }) : null;
  return { batch, rows, show, columns: asked.step === 'columns' };
};

const idOf = (event: RequestEvent): string => event.params.id ?? '';
const here = (event: RequestEvent) => (): string => `/imports/${idOf(event)}`;
/** The rows that were being looked at. */
const sameRows = (event: RequestEvent) => (): string => {
  const show = event.url.searchParams.get('show');
  return `/imports/${idOf(event)}${show ? `?show=${encodeURIComponent(show)}` : ''}`;
};

const mapping = (event: RequestEvent) => (form: FormData) => ({
  id: idOf(event),
  columns: form.getAll('column').map((field) => field || null),
});

/** The firm that was picked; without scripts only its words come, and they must name one firm. */
async function pickedFirm(event: RequestEvent, form: FormData): Promise<string | undefined> {
  const id = String(form.get('companyId') ?? '');
  const words = String(form.get('companyIdText') ?? '').trim();
  if (id || !words) return id || undefined;
  const found = await performFor(event, suggestCompaniesQuery, { q: words, limit: 2 });
  return found.ok && found.value.items.length === 1 ? found.value.items[0]!.id : undefined;
}

async function decide(event: RequestEvent) {
  const form = await event.request.clone().formData();
  const companyId = await pickedFirm(event, form);
  const { rowNumber, decision } = Object.fromEntries(form);
  return formAction(event, decideImportRow, {
    input: () => ({ id: idOf(event), rowNumber, decision, companyId }),
    next: sameRows(event),
  });
}

export const actions: Actions = {
  read: (event) => formAction(event, readImportOtherwise, { next: here(event) }),
  map: (event) => formAction(event, confirmMapping, { input: mapping(event), next: here(event) }),
  decide,
  decideAll: (event) => formAction(event, decideImportRows, { next: sameRows(event) }),
  import: (event) => formAction(event, importList, { next: here(event) }),
  cancel: (event) => formAction(event, cancelImport, { next: here(event) }),
  undo: (event) => formAction(event, undoImport, { next: here(event) }),
};
