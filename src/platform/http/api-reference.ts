import { z } from 'zod';
import type { Text } from '../text.ts';
import type { AnyOperation } from '../use-case/operation.ts';

/** One operation of the API as its page shows it: the declaration, made plain enough to travel to the browser. */
export interface ReferenceEntry {
  name: string;
  area: string;
  method: string;
  path: string;
  scope: string;
  summary: Text;
  /** Names in the path, which the caller fills in. */
  pathFields: string[];
  /** Everything else of the input, as a list to read. */
  fields: { name: string; type: string; required: boolean }[];
  /** A body to start from, for methods that carry one. */
  example: string | null;
}

type Schema = {
  type?: string;
  enum?: unknown[];
  format?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  default?: unknown;
};

export function apiReference(operations: AnyOperation[]): ReferenceEntry[] {
  return operations.flatMap((operation) => {
    if (!operation.http) return [];
    const { method, path } = operation.http;
    const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Schema;
    const pathFields = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
    const fields = Object.entries(schema.properties ?? {})
      .filter(([name]) => !pathFields.includes(name))
      .map(([name, property]) => ({
        name,
        type: typeName(property),
        required: schema.required?.includes(name) ?? false,
      }));
    const carriesBody = method !== 'GET' && method !== 'DELETE';
    return [
      {
        name: operation.name,
        area: operation.name.split('.')[0]!,
        method,
        path,
        scope: operation.scope,
        summary: operation.summary,
        pathFields,
        fields,
        example: carriesBody ? JSON.stringify(exampleOf(schema, pathFields), null, 2) : null,
      },
    ];
  });
}

function typeName(schema: Schema): string {
  if (schema.enum) return schema.enum.map(String).join(' | ');
  if (schema.anyOf) return schema.anyOf.map(typeName).join(' | ');
  if (schema.type === 'array') return `${typeName(schema.items ?? {})}[]`;
  return schema.format ? `${schema.type} (${schema.format})` : (schema.type ?? 'any');
}

function exampleOf(schema: Schema, without: string[]): Record<string, unknown> {
  const names = (schema.required ?? []).filter((name) => !without.includes(name));
  return Object.fromEntries(names.map((name) => [name, exampleValue(schema.properties?.[name] ?? {})]));
}

function exampleValue(schema: Schema): unknown {
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return exampleValue(schema.anyOf[0]!);
  if (schema.type === 'array') return [];
  if (schema.type === 'object') return exampleOf(schema, []);
  if (schema.type === 'number' || schema.type === 'integer') return 0;
  return schema.type === 'boolean' ? false : '';
}
