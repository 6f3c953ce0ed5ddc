import { listMergesQuery, unmergeCompanies } from '#areas/companies/server/index.ts';
import { givenNames } from '#areas/companies/ui/duplicates/labels.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { formAction, formValues } from '#platform/web/form.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  list: await run(event, listMergesQuery, searchValues(event.url)),
});

export const actions: Actions = {
  undo: (event) =>
    formAction(event, unmergeCompanies, {
      input: formValues,
      next: ({ name, survivor, kept }) => {
        const said = { name, survivor, fields: givenNames(kept) };
        leaveFlash(
          event.cookies,
          kept.length > 0
            ? text(m.duplicates_undone_kept_flash, said)
            : text(m.duplicates_undone_flash, said),
        );
        return '/duplicates/merges';
      },
    }),
};
