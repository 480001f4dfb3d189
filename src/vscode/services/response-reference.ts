import * as vscode from 'vscode';
import { nameOf } from './uri-path.js';

/** Where a response is to be had. Plain data, so that a virtual document can be made again from its URI. */
export type ResponseReference =
  /** A document whose text is the response. */
  | { readonly kind: 'file'; readonly uri: string }
  /** A sample of a log. */
  | { readonly kind: 'sample'; readonly uri: string; readonly id: string }
  /** Text that was handed over (clipboard, selection), under the key by which it is kept. */
  | { readonly kind: 'text'; readonly key: string; readonly label: string };

/** What is read from files whose names end so is a log of samples, not one response. */
export function isLogUri(uri: vscode.Uri): boolean {
  return /\.(?:eval|json|jsonl|ndjson)$/i.test(uri.path);
}

/** Where logs are looked for: `.eval` anywhere, others only in folders that are made for them. */
export const logGlob = '{**/*.eval,**/logs/**/*.json,**/logs/**/*.jsonl,**/.gyges/**/*.jsonl}';

/** Glob of files that look like logs or responses and are none: what judges said, and marks on flags. */
export const notLogs = '{**/node_modules/**,**/.gyges/judge/**,**/*.labels.jsonl}';

/** A short name for the user. */
export function referenceLabel(reference: ResponseReference): string {
  switch (reference.kind) {
    case 'file':
      return nameOf(vscode.Uri.parse(reference.uri, true));
    case 'sample':
      return `${nameOf(vscode.Uri.parse(reference.uri, true))} ${reference.id}`;
    case 'text':
      return reference.label;
  }
}

/** Checks what came out of a URI or a command's arguments. */
export function asReference(value: unknown): ResponseReference | undefined {
  if (value instanceof vscode.Uri) return { kind: 'file', uri: value.toString() };
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, uri, id, key, label } = value as Readonly<Record<string, unknown>>;
  if (kind === 'file' && typeof uri === 'string') return { kind, uri };
  if (kind === 'sample' && typeof uri === 'string' && typeof id === 'string') {
    return { kind, uri, id };
  }
  if (kind === 'text' && typeof key === 'string' && typeof label === 'string') {
    return { kind, key, label };
  }
  return undefined;
}
