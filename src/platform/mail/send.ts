import nodemailer, { type Transporter } from 'nodemailer';
import type { Runtime } from '../runtime.ts';
import type { Task } from '../jobs/task.ts';
import type { Attachment } from './mail.ts';

const transports = new Map<string, Transporter>();

function transportOf(url: string): Transporter {
  const found = transports.get(url);
  if (found) return found;
  const made = nodemailer.createTransport(url);
  transports.set(url, made);
  return made;
}

/**
 * Sends one queued mail, or keeps it for the administrators' page when no SMTP server is configured. A failure is noted
 * on the mail and thrown, so that the queue tries again later, with longer and longer waits.
 */
export const sendMailTask: Task = async ({ id }: { id: string }, { runtime }) => {
  const mail = await runtime.db
    .selectFrom('mail')
    .selectAll()
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'failed'])
    .executeTakeFirst();
  if (!mail) return;
  const { smtpUrl } = runtime.config;
  if (!smtpUrl) return void (await mark(runtime, id, { state: 'kept' }));
  try {
    await transportOf(smtpUrl).sendMail({
      // The id makes a second delivery after a crash recognisable to the receiver.
      messageId: `<${id}@virage>`,
      from: runtime.config.mailFrom,
      to: mail.recipient,
      subject: mail.subject,
      text: mail.text,
      headers: { 'Content-Language': mail.locale },
      attachments: (mail.attachments as unknown as Attachment[]).map(({ name, mediaType, content }) => ({
        filename: name,
        contentType: mediaType,
        content,
      })),
    });
  } catch (error) {
    await mark(runtime, id, { state: 'failed', error: String((error as Error).message).slice(0, 500) });
    throw error;
  }
  await mark(runtime, id, { state: 'sent', sentAt: runtime.clock.now(), error: null });
};

function mark(runtime: Runtime, id: string, change: { state: string; sentAt?: Date; error?: string | null }) {
  return runtime.db
    .updateTable('mail')
    .set((eb) => ({ ...change, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
