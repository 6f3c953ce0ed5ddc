/** Arrays and plain values in one piece of bytes; what is read are views of it, so that a load copies nothing. */
const KINDS = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array } as const;
type Kind = keyof typeof KINDS;
type Held = InstanceType<(typeof KINDS)[Kind]>;

interface Reference {
  $array: Kind;
  at: number;
  length: number;
}

const MAGIC = 0x56495231; // "VIR1"
const ALIGNED = 8;

const aligned = (length: number): number => Math.ceil(length / ALIGNED) * ALIGNED;

export function pack(value: unknown): Uint8Array {
  const arrays: Held[] = [];
  let length = 0;
  const json = JSON.stringify(value, (_, held: unknown) => {
    if (!ArrayBuffer.isView(held)) return held;
    const array = held as Held;
    const reference: Reference = { $array: array.constructor.name as Kind, at: length, length: array.length };
    arrays.push(array);
    length += aligned(array.byteLength);
    return reference;
  });
  const header = new TextEncoder().encode(json);
  const start = aligned(16 + header.length);
  const bytes = new Uint8Array(start + length);
  new Uint32Array(bytes.buffer, 0, 4).set([MAGIC, header.length, start, bytes.length]);
  bytes.set(header, 16);
  let at = start;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return bytes;
}

/** @throws Error when the bytes are not a whole pack. */
export function unpack(packed: Uint8Array): unknown {
  const bytes = packed.byteOffset % ALIGNED === 0 ? packed : packed.slice();
  if (bytes.length < 16) throw new Error('Not a snapshot: it is too short.');
  const [magic, headerLength, start, whole] = new Uint32Array(bytes.buffer, bytes.byteOffset, 4);
  if (magic !== MAGIC || whole !== bytes.length) throw new Error('Not a snapshot, or not a whole one.');
  const json = new TextDecoder().decode(bytes.subarray(16, 16 + headerLength!));
  return JSON.parse(json, (_, held: unknown) => {
    if (typeof held !== 'object' || held === null || !('$array' in held)) return held;
    const { $array, at, length } = held as Reference;
    return new KINDS[$array](bytes.buffer as ArrayBuffer, bytes.byteOffset + start! + at, length);
  });
}
