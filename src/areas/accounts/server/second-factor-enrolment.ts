import QRCode from 'qrcode';

/** What a person needs to set up their second factor, shown once. */
export interface Enrolment {
  /** otpauth: address, for apps on the same device. */
  uri: string;
  /** The secret in letters, for those who type it. */
  secret: string;
  /** The address as a picture, in a data: address. */
  picture: string;
  codes: string[];
}

/** @throws Error when the address is not one that the library makes. */
export async function enrolmentOf(uri: string, codes: string[]): Promise<Enrolment> {
  if (!uri.startsWith('otpauth://totp/')) throw new Error('Not an address of a second factor.');
  const svg = await QRCode.toString(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return {
    uri,
    secret: secret.replaceAll(/(.{4})(?=.)/g, '$1 '),
    picture: `data:image/svg+xml,${encodeURIComponent(svg)}`,
    codes,
  };
}
