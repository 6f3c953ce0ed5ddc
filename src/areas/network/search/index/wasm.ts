// Writes WebAssembly: what an expression computes is a list of bytes, nested as it was put together. The few instructions
// that the loops of this folder need have a name here (WebAssembly Core Specification 2.0, chapter 5).

export type Code = readonly (number | Code)[];
type Type = 'i32' | 'v128';

const TYPES: Record<Type, number> = { i32: 0x7f, v128: 0x7b };
const NOTHING = 0x40;

export interface Local {
  get: Code;
  set(value: Code): Code;
  /** Sets it, and is its new value. */
  tee(value: Code): Code;
}

const local = (at: number): Local => ({
  get: [0x20, at],
  set: (value) => [value, 0x21, at],
  tee: (value) => [value, 0x22, at],
});

export interface Written {
  params: readonly Type[];
  results: readonly Type[];
  locals: readonly Type[];
  body: Code;
}

/** A function of addresses and numbers (i32) that returns what its body leaves: nothing, or a number. */
export function written<P extends string, L extends string>(
  params: readonly P[],
  locals: Readonly<Record<L, Type>>,
  body: (named: Record<P | L, Local>) => Code,
  results: readonly Type[] = [],
): Written {
  const types = Object.entries<Type>(locals);
  const names = [...params, ...types.map(([name]) => name)];
  const named = Object.fromEntries(names.map((name, at) => [name, local(at)])) as Record<P | L, Local>;
  return {
    params: params.map(() => 'i32'),
    results,
    locals: types.map(([, type]) => type),
    body: body(named),
  };
}

const binary =
  (...opcode: number[]) =>
  (a: Code, b: Code): Code => [a, b, opcode];
const at = (opcode: Code, align: number) => ({
  load: (address: Code, offset: number): Code => [address, opcode, align, unsigned(offset)],
  store: (address: Code, offset: number, value: Code): Code => [
    address,
    value,
    opcode,
    align,
    unsigned(offset),
  ],
});

export const i32 = {
  const: (value: number): Code => [0x41, signed(value)],
  add: binary(0x6a),
  sub: binary(0x6b),
  mul: binary(0x6c),
  and: binary(0x71),
  or: binary(0x72),
  shl: binary(0x74),
  shr: binary(0x76),
  less: binary(0x49),
  /** One of two, without a branch. */
  choose: (condition: Code, yes: Code, no: Code): Code => [yes, no, condition, 0x1b],
  load: at([0x28], 2).load,
  load8: at([0x2d], 0).load,
  load16: at([0x2f], 1).load,
  store: at([0x36], 2).store,
  store16: at([0x3b], 1).store,
  /** How many of its bits are set. */
  ones: (value: Code): Code => [value, 0x69],
  /** The number of the lowest bit that is set. */
  firstBit: (value: Code): Code => [value, 0x68],
};

/** 128 bits at once. */
export const v128 = {
  zero: [0xfd, 12, new Array<number>(16).fill(0)] as Code,
  and: binary(0xfd, 0x4e),
  or: binary(0xfd, 0x50),
  xor: binary(0xfd, 0x51),
  any: (value: Code): Code => [value, 0xfd, 0x53],
  load: at([0xfd, 0], 0).load,
  store: at([0xfd, 11], 0).store,
};

/** Sixteen numbers without a sign. */
export const u8x16 = {
  of: (value: Code): Code => [value, 0xfd, 0x0f],
  atLeast: binary(0xfd, 0x2c),
  /** A bit of each comparison. */
  bits: (value: Code): Code => [value, 0xfd, 0x64],
};

/** Four of them. */
export const u32x4 = {
  of: (value: Code): Code => [value, 0xfd, 0x11],
  atLeast: binary(0xfd, 0x40),
  /** A bit of each comparison. */
  bits: (value: Code): Code => [value, 0xfd, unsigned(0xa4)],
};

/** Runs the body, and again while the condition holds after it. */
export const repeatWhile = (condition: Code, ...body: Code[]): Code => [
  [0x03, NOTHING, body],
  [condition, 0x0d, 0, 0x0b],
];
export const when = (condition: Code, body: Code): Code => [
  [0x02, NOTHING],
  [condition, 0x45, 0x0d, 0],
  [body, 0x0b],
];

/** A module whose memory is `m.m`, and which exports its functions by their names. */
export function moduleOf(functions: Readonly<Record<string, Written>>): WebAssembly.Module {
  const all = Object.entries(functions);
  const types = all.map(([, { params, results }]) => [0x60, typesOf(params), typesOf(results)]);
  const exported = all.map(([name], at) => [vector([...new TextEncoder().encode(name)]), 0, unsigned(at)]);
  const code = all.map(([, { locals, body }]) =>
    sized([vector(locals.map((type) => [1, TYPES[type]])), body, 0x0b]),
  );
  const bytes = [
    [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    section(1, vector(types)),
    section(2, [1, 1, 0x6d, 1, 0x6d, 2, 0, 1]),
    section(3, vector(all.map((_, at) => unsigned(at)))),
    section(7, vector(exported)),
    section(10, vector(code)),
  ];
  return new WebAssembly.Module(Uint8Array.from(flat(bytes)));
}

const PAGE = 65_536;

/** An instance with a memory of its own, of at least so many bytes. */
export function instanceOf(module: WebAssembly.Module, bytes: number) {
  const pages = Math.ceil(bytes / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { exports } = new WebAssembly.Instance(module, { m: { m: memory } });
  const call = (name: string) => exports[name] as (...values: number[]) => number;
  return { buffer: memory.buffer, call };
}

const flat = (code: Code): number[] => (code as unknown[]).flat(Infinity) as number[];
const vector = (items: Code): Code => [unsigned(items.length), items];
const typesOf = (types: readonly Type[]): Code => vector(types.map((type) => TYPES[type]));
const sized = (content: Code): Code => vector(flat(content));
const section = (id: number, content: Code): Code => [id, sized(content)];

const unsigned = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];

const signed = (value: number): number[] =>
  value >= -0x40 && value < 0x40 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
