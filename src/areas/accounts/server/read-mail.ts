import { z } from 'zod';
import { m } from '#messages';
import { pageInput, pageOf } from '#platform/paging.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, platformAdministrator, query } from '#platform/use-case/index.ts';
import { MAIL_STATES, mailDetail, mailLine } from '../mail.ts';
import { findMail, listMail as readMails } from './mail.queries.ts';

/** Mail that the installation wrote, for those who run it. No REST operation: these texts hold links that open sessions. */
export const listMail = query({
  name: 'accounts.list-mail',
  summary: text(m.accounts_list_mail_summary),
  input: pageInput.extend({ state: z.enum(MAIL_STATES).optional() }),
  output: pageOf(mailLine),
  allow: platformAdministrator,
  run: async (input, context) => ok(await readMails(context.tx, input)),
});

/** One mail. Its words are shown only where the outbox is the mailbox: kept here because no SMTP server is configured. */
export const readMail = query({
  name: 'accounts.read-mail',
  summary: text(m.accounts_read_mail_summary),
  input: z.object({ id: z.uuid() }),
  output: mailDetail,
  allow: platformAdministrator,
  async run({ id }, context) {
    const mail = await findMail(context.tx, id);
    if (!mail) return notFound();
    return ok({ ...mail, text: mail.state === 'kept' ? mail.text : null });
  },
});
