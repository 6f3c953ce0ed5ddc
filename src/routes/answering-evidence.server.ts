import type { RequestEvent } from '@sveltejs/kit';
import { isPicture, MAX_EVIDENCE_BYTES, type Door } from '#areas/diagnosis/index.ts';
import { addEvidence, hearAnswers, readEvidence, saveAnswers } from '#areas/diagnosis/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { refuse, type Refusal, type Result } from '#platform/use-case/index.ts';
import { performFor, STATUS, type FormEvent } from '#platform/web/form.ts';

type Endpoint = Pick<RequestEvent, 'locals' | 'request'>;

const refused = (refusal: Refusal): Response => Response.json(refusal, { status: STATUS[refusal.kind] });

/** Answers of a device in, answers of others out. */
export async function syncEndpoint(event: Endpoint, door: Door): Promise<Response> {
  const body = await readJson(event.request);
  if (!body) return refused(refuse('invalid', 'not-json', text(m.api_not_json)).refusal);
  const operation = 'records' in body ? saveAnswers : hearAnswers;
  const result = await performFor(event, operation, { ...body, ...door });
  return result.ok ? Response.json(result.value) : refused(result.refusal);
}

async function readJson(request: Request): Promise<object | null> {
  const body: unknown = await request.json().catch(() => null);
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : null;
}

export async function evidenceEndpoint(event: Endpoint, door: Door): Promise<Response> {
  const form = await event.request.formData().catch(() => null);
  const file = form?.get('file');
  if (!form || typeof file === 'string' || !file)
    return refused(refuse('invalid', 'no-file', text(m.assessment_evidence_empty)).refusal);
  const field = (name: string) => String(form.get(name) ?? '');
  const about = {
    id: field('id'),
    questionId: field('questionId'),
    authorName: field('authorName'),
    device: field('device'),
  };
  const result = await keepEvidence(event, door, file, about);
  return result.ok ? Response.json(result.value) : refused(result.refusal);
}

interface About {
  id: string;
  questionId: string;
  authorName: string;
  device: string;
}

/** Too large is said before it is read into memory. */
export async function keepEvidence(
  event: Pick<FormEvent, 'locals'>,
  door: Door,
  file: File,
  about: About,
): Promise<Result<{ id: string }>> {
  if (file.size > MAX_EVIDENCE_BYTES)
    return refuse('invalid', 'evidence-too-large', text(m.assessment_evidence_too_large));
  const data = new Uint8Array(await file.arrayBuffer());
  return performFor(event, addEvidence, { ...about, ...door, name: file.name, data });
}

/** A photo is shown; everything else is only saved. Neither may run anything of ours or of theirs. */
export async function evidenceContent(
  event: Endpoint,
  door: Door,
  id: string | undefined,
): Promise<Response> {
  const result = await performFor(event, readEvidence, { ...door, id });
  if (!result.ok) return refused(result.refusal);
  const { name, mediaType, data } = result.value;
  const how = isPicture(mediaType) ? 'inline' : 'attachment';
  return new Response(new Uint8Array(data), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `${how}; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
      'referrer-policy': 'same-origin',
    },
  });
}
