import sharp from 'sharp';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, refuseField, type Result } from '#platform/use-case/index.ts';

export const MOST_PICTURE_BYTES = 10 * 1024 * 1024;
/** What a decoder may unfold: a phone's largest photograph, and not a bomb of a few kilobytes. */
const MOST_PIXELS = 60_000_000;
const LARGE = 1600;
const SMALL = 480;

export interface Picture {
  mediaType: 'image/webp';
  width: number;
  height: number;
  data: Buffer;
  small: Buffer;
}

// One thread a picture: the others are for pages.
sharp.concurrency(1);

type Magic = readonly (number | null)[];
const MAGIC: readonly Magic[] = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50],
];

/** JPEG, PNG or WebP by their first bytes: drawings that can run or fetch (SVG) never reach a decoder. */
export const isPhotograph = (data: Uint8Array): boolean =>
  MAGIC.some((magic) => magic.every((byte, at) => byte === null || data[at] === byte));

/**
 * A photograph as we serve it: decoded, turned upright, made smaller and written anew as WebP, so that nothing of the
 * file that came is kept but its pixels (no position, no author, no code hidden behind an image).
 */
export async function safePicture(data: Uint8Array): Promise<Result<Picture>> {
  if (data.byteLength === 0) return refuseField('file', 'empty', text(m.profile_picture_empty));
  if (data.byteLength > MOST_PICTURE_BYTES)
    return refuseField('file', 'too-large', text(m.profile_picture_large));
  if (!isPhotograph(data)) return refuseField('file', 'not-a-picture', text(m.profile_picture_kind));
  try {
    const large = await smaller(data, LARGE, 80);
    const small = await smaller(data, SMALL, 72);
    const { width, height } = large.info;
    return ok({ mediaType: 'image/webp', width, height, data: large.data, small: small.data });
  } catch {
    // The decoder's own words are about memory and markers: nothing that helps who chose the file.
    return refuseField('file', 'damaged', text(m.profile_picture_damaged));
  }
}

const smaller = (data: Uint8Array, side: number, quality: number) =>
  sharp(data, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
    .rotate()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality })
    .timeout({ seconds: 20 })
    .toBuffer({ resolveWithObject: true });
