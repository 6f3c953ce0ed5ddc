import { describe, expect, it } from 'vitest';
import { checkEvidence, evidenceName, isPicture, MAX_EVIDENCE_BYTES } from './evidence.rules.ts';

const bytes = (text: string, head: number[] = []) =>
  new Uint8Array([...head, ...[...text].map((letter) => letter.charCodeAt(0))]);
const JPEG = bytes('photo', [0xff, 0xd8, 0xff, 0xe0]);
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const word = bytes('[Content_Types].xml word/document.xml', ZIP);
const problem = (name: string, data: Uint8Array) => {
  const found = checkEvidence(name, data);
  return found.ok ? found.mediaType : found.problem;
};

describe('a file beside an answer', () => {
  it('is taken for what its content is', () => {
    expect(problem('presse.JPG', JPEG)).toBe('image/jpeg');
    expect(problem('presse', JPEG)).toBe('image/jpeg');
    expect(problem('plan.pdf', bytes('%PDF-1.7'))).toBe('application/pdf');
    expect(problem('img.heic', bytes('....ftypheic'))).toBe('image/heic');
    expect(problem('img.webp', bytes('RIFF....WEBPVP8 '))).toBe('image/webp');
    expect(problem('liste.docx', word)).toMatch(/wordprocessingml/);
  });

  it('is refused when it is something that could run', () => {
    expect(problem('page.html', bytes('<!doctype html><script>alert(1)</script>'))).toBe('not-accepted');
    expect(problem('dessin.svg', bytes('<svg onload="alert(1)"/>'))).toBe('not-accepted');
    expect(problem('outil.exe', bytes('MZ......'))).toBe('not-accepted');
    expect(problem('archive.zip', bytes('readme.txt', ZIP))).toBe('not-accepted');
    expect(
      problem('macro.docx', bytes('[Content_Types].xml word/document.xml word/vbaProject.bin', ZIP)),
    ).toBe('macros');
  });

  it('is refused when its name says something else', () => {
    expect(problem('facture.pdf.exe', bytes('%PDF-1.7'))).toBe('other-type');
    expect(problem('photo.jpg', bytes('%PDF-1.7'))).toBe('other-type');
  });

  it('is refused when it is empty or too large', () => {
    expect(problem('photo.jpg', new Uint8Array())).toBe('empty');
    const large = new Uint8Array(MAX_EVIDENCE_BYTES + 1);
    large.set(JPEG);
    expect(problem('photo.jpg', large)).toBe('too-large');
  });

  it('gets a name that is only a name', () => {
    expect(evidenceName('../../etc/passwd.pdf', 'application/pdf')).toBe('.. .. etc passwd.pdf');
    expect(evidenceName('presse', 'image/jpeg')).toBe('presse.jpg');
    expect(evidenceName('\u202egpj.exe\u0000', 'image/jpeg')).not.toMatch(/\p{C}/u);
    expect(evidenceName('', 'image/png')).toBe('fichier.png');
  });

  it('is shown in a page only when it is a picture that browsers draw', () => {
    expect(isPicture('image/png')).toBe(true);
    expect(isPicture('image/svg+xml')).toBe(false);
    expect(isPicture('application/pdf')).toBe(false);
  });
});
