import type { Context } from '../use-case/operation.ts';
import { addJob } from '../jobs/queue.ts';

export interface Attachment {
  name: string;
  mediaType: string;
  /** Text content: what we attach is iCal and the like; documents travel as links. */
  content: string;
}

/** One mail to one person, in their language. Plain text always; HTML is derived from it. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** The language it is written in (BCP 47). Buyers are written to in more than the interface has. */
  locale: string;
  attachments?: Attachment[];
}

/** Writes the mail and the job that sends it in the caller's transaction. */
export async function queueMail(
  context: Pick<Context, 'tx' | 'now' | 'newId' | 'actor'>,
  mail: Mail,
): Promise<void> {
  const id = context.newId();
  await context.tx
    .insertInto('mail')
    .values({
      id,
      organisationId: context.actor.organisationId,
      recipient: mail.to,
      subject: mail.subject,
      text: mail.text,
      attachments: JSON.stringify(mail.attachments ?? []),
      locale: mail.locale,
      createdAt: context.now,
    })
    .execute();
  await addJob(context.tx, { task: 'send-mail', payload: { id }, maxAttempts: 8 });
}
