import * as z from 'zod/mini';
import { frontMatterSchema, keySchemas } from '../front-matter-schema.js';

/** What a key of the front matter is for. */
export interface KeyDocs {
  readonly key: string;
  readonly description: string | undefined;
  /** The form of its value. */
  readonly type: 'mapping' | 'list' | 'list or text' | 'number' | 'text' | 'any';
}

/** The keys that a mapping of the front matter may hold, from the schemas; `path` is empty for the top level. */
export function keysAt(path: readonly string[]): readonly KeyDocs[] {
  const shape = path.length === 0 ? Object.fromEntries(keySchemas) : shapeAt(path);
  if (shape === undefined) return [];
  return Object.entries(shape).map(([key, schema]) => keyDocs(key, schema));
}

/** What the last key of a path is for; undefined for keys that no schema names. */
export function docsOf(path: readonly string[]): KeyDocs | undefined {
  const key = path.at(-1);
  return keysAt(path.slice(0, -1)).find((docs) => docs.key === key);
}

function shapeAt(path: readonly string[]): Readonly<Record<string, unknown>> | undefined {
  let shape: Readonly<Record<string, unknown>> | undefined = frontMatterSchema.shape;
  for (const key of path) {
    const inner: unknown = unwrap(shape[key]);
    if (!(inner instanceof z.ZodMiniObject)) return undefined;
    shape = inner.shape;
  }
  return shape;
}

function keyDocs(key: string, schema: unknown): KeyDocs {
  const description =
    schema instanceof z.ZodMiniType ? z.globalRegistry.get(schema)?.description : undefined;
  return { key, description, type: typeOf(unwrap(schema)) };
}

function typeOf(schema: unknown): KeyDocs['type'] {
  if (schema instanceof z.ZodMiniObject || schema instanceof z.ZodMiniRecord) return 'mapping';
  if (schema instanceof z.ZodMiniArray) return 'list';
  if (schema instanceof z.ZodMiniNumber) return 'number';
  if (schema instanceof z.ZodMiniString) return 'text';
  if (!(schema instanceof z.ZodMiniUnion)) return 'any';
  const types = schema._zod.def.options.map((option) => typeOf(unwrap(option)));
  return types.includes('list') ? 'list or text' : types.includes('mapping') ? 'mapping' : 'any';
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodMiniOptional ? schema._zod.def.innerType : schema;
}
