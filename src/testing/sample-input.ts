import { z } from 'zod';

interface Schema {
  type?: string;
  format?: string;
  pattern?: string;
  minLength?: number;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  allOf?: Schema[];
  minItems?: number;
}

/** Whether a field names a record: there goes the id of what somebody else owns. */
const namesRecord = (name: string, schema: Schema): boolean =>
  schema.format === 'uuid' || /(^id|Id|Ids|slug|Slug)$/.test(name);

/**
 * An input that a schema accepts, made from the schema alone, with `id` wherever a record is named.
 * `fields` says whether only required fields are filled, or all.
 */
export function sampleInput(schema: z.ZodType, id: string, fields: 'required' | 'all'): unknown {
  return sample('', jsonSchemaOf(schema), { id, fields });
}

const known = new WeakMap<z.ZodType, Schema>();

/** Made once a schema: the walk asks for thousands of inputs. */
function jsonSchemaOf(schema: z.ZodType): Schema {
  const made =
    known.get(schema) ?? (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema);
  known.set(schema, made);
  return made;
}

interface Wish {
  id: string;
  fields: 'required' | 'all';
}

function sample(name: string, schema: Schema, wish: Wish): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sample(name, schema.anyOf[0]!, wish);
  if (schema.type === 'object') return sampleObject(schema, wish);
  if (schema.type === 'array') return [sample(name, schema.items ?? {}, wish)];
  if (namesRecord(name, schema)) return wish.id;
  // What JSON cannot say is an instant that a form sends back, or a file.
  if (schema.type === undefined && name === 'seen') return FORMATS['date-time'];
  if (schema.type === undefined) return new TextEncoder().encode('Nom\nEssai\n');
  return sampleValue(name, schema);
}

function sampleObject(schema: Schema, wish: Wish): Record<string, unknown> {
  const required = new Set(schema.required);
  const wanted = Object.entries(schema.properties ?? {}).filter(
    ([name]) => wish.fields === 'all' || required.has(name),
  );
  return Object.fromEntries(wanted.map(([name, property]) => [name, sample(name, property, wish)]));
}

const FORMATS: Record<string, string> = {
  email: 'autre@example.test',
  date: '2026-02-01',
  'date-time': '2026-02-01T15:00:00Z',
  uri: 'https://essai.example.test',
};

/** Texts for the patterns in use; the first that fits is taken. */
const TEXTS = [
  'A'.repeat(43),
  'Essai',
  'essai',
  '02',
  '2026-02-01',
  '2026-02',
  '2027-Q1',
  '331',
  '2026-02-01T10:00',
  '0000',
  'https://essai.example.test',
  'autre@example.test',
  'fr',
  'CA',
  '1',
];

function sampleValue(name: string, schema: Schema): unknown {
  if (schema.default !== undefined) return schema.default;
  if (schema.type === 'integer' || schema.type === 'number') return 1;
  if (schema.type === 'boolean') return true;
  if (schema.format && FORMATS[schema.format]) return FORMATS[schema.format];
  if (/email/i.test(name)) return FORMATS.email;
  const { pattern, minLength = 0 } = schema;
  const known = pattern && TEXTS.find((text) => new RegExp(pattern).test(text));
  return known || 'Essai'.padEnd(minLength, 'x');
}
