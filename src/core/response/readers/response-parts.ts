import type { Reasoning, SampleRecord } from '../sample-record.js';

/** What a provider's response body tells of a sample. */
export interface ResponseParts {
  readonly reasoning: readonly Reasoning[];
  readonly output: string;
  /** The answer as one text, when it was one; the offsets of `reasoning` are into it. */
  readonly raw?: string;
  readonly modelAnswered?: string;
  readonly stopReason?: string;
  readonly usage?: NonNullable<SampleRecord['usage']>;
  readonly error?: string;
  readonly notes?: readonly string[];
}

/** The object without the fields that are undefined, for records with optional fields. */
export function defined<T extends object>(
  fields: T,
): { [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key] } & {
  [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
} {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as ReturnType<typeof defined<T>>;
}

/** Adds the fields that are not undefined to an object, which is returned. */
export function withDefined<T extends object>(
  object: T,
  fields: { readonly [Key in keyof T]?: T[Key] | undefined },
): T {
  for (const key in fields) {
    const value = fields[key];
    if (value !== undefined) object[key] = value;
  }
  return object;
}
