/** What a browser's passkey ceremony came to. */
export type Ceremony =
  { ok: true } | { ok: false; reason: 'unsupported' | 'cancelled' | 'not-fresh' | 'refused' };

const ENDPOINT = '/api/auth/passkey';

/** Whether this browser can hold the ceremony, with the JSON helpers of WebAuthn level 3. */
export const canUsePasskeys = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';

/** Opens a session with a passkey of this device. */
export async function signInWithPasskey(): Promise<Ceremony> {
  return ceremony('generate-authenticate-options', async (options) => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
      options as PublicKeyCredentialRequestOptionsJSON,
    );
    const credential = await navigator.credentials.get({ publicKey });
    return send('verify-authentication', { response: toJson(credential) });
  });
}

/** Adds a passkey of this device to the account. */
export async function addPasskey(name: string): Promise<Ceremony> {
  return ceremony('generate-register-options', async (options) => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
      options as PublicKeyCredentialCreationOptionsJSON,
    );
    const credential = await navigator.credentials.create({ publicKey });
    return send('verify-registration', { response: toJson(credential), name });
  });
}

async function ceremony(start: string, hold: (options: unknown) => Promise<Ceremony>): Promise<Ceremony> {
  if (!canUsePasskeys()) return { ok: false, reason: 'unsupported' };
  const response = await fetch(`${ENDPOINT}/${start}`);
  if (!response.ok) return refusedBy(response);
  try {
    return await hold(await response.json());
  } catch (error) {
    // The person closed the browser's window, or waited too long: nothing is wrong.
    if (error instanceof DOMException) return { ok: false, reason: 'cancelled' };
    throw error;
  }
}

async function send(path: string, body: object): Promise<Ceremony> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${ENDPOINT}/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return response.ok ? { ok: true } : refusedBy(response);
}

async function refusedBy(response: Response): Promise<Ceremony> {
  const { code } = (await response.json().catch(() => ({}))) as { code?: string };
  return { ok: false, reason: code === 'SESSION_NOT_FRESH' ? 'not-fresh' : 'refused' };
}

function toJson(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential))
    throw new DOMException('No credential', 'NotAllowedError');
  return credential.toJSON();
}
