import { keySchemas } from '../../../prompt/front-matter-schema.js';
import type { FrontMatterEntry } from '../../../prompt/prompt-document.js';
import { closest } from '../../../text/closest.js';
import type { Fix } from '../../rule.js';
import { defineRule, noOptions } from '../../rule.js';

const knownKeys = [...keySchemas.keys()];

const gygesKeys = knownKeys.filter((key) => key.startsWith('gyges.'));

export const unknownKey = defineRule({
  id: 'format/unknown-key',
  scope: 'file',
  defaultSeverity: 'warning',
  summary: 'A top-level key that neither dotprompt nor Gyges knows, so it has no effect.',
  fixable: false,
  options: noOptions,
  check({ document, isPartial, report }) {
    if (isPartial) return;
    for (const entry of document.frontMatter?.entries ?? []) {
      if (keySchemas.has(entry.key) || isForeignNamespace(entry.key)) continue;
      const meant = closest(entry.key, knownKeys) ?? gygesKeyFor(entry.key);
      report({
        span: entry.keySpan,
        message: messageFor(entry, meant),
        suggestions: meant === undefined ? [] : [rename(document.path, entry, meant)],
      });
    }
  },
});

/** Dotted keys of other tools are handed through by dotprompt and are theirs to check. */
function isForeignNamespace(key: string): boolean {
  return key.includes('.') && !key.startsWith('gyges.') && closest(key, gygesKeys) === undefined;
}

/** `gyges.pair` for a key `pair` that lacks its namespace. */
function gygesKeyFor(key: string): string | undefined {
  return gygesKeys.find((known) => known === `gyges.${key}`);
}

function messageFor({ key, value }: FrontMatterEntry, meant: string | undefined): string {
  if (key === 'gyges' && typeof value === 'object') {
    return 'dotprompt drops a nested “gyges” mapping; write each key in full, for example “gyges.pair: …”.';
  }
  if (key === 'metadata') {
    return 'dotprompt drops the key “metadata”; use “description”, a key of your own with a dot in its name, or a comment.';
  }
  if (key === 'ext' || key === 'raw') {
    return `dotprompt fills “${key}” itself and drops what is written here; use a key of your own with a dot in its name.`;
  }
  if (key.startsWith('gyges.')) {
    return `Gyges has no setting “${key}”${meant === undefined ? '' : `; did you mean “${meant}”?`}`;
  }
  const hint =
    meant === undefined
      ? '; a key of your own needs a dot in its name'
      : `; did you mean “${meant}”?`;
  return `dotprompt does not know the key “${key}” and drops it${hint}`;
}

function rename(path: string, { keySpan }: FrontMatterEntry, key: string): Fix {
  return {
    title: `Rename the key to “${key}”`,
    edits: [{ path, start: keySpan.start, end: keySpan.end, newText: key }],
  };
}
