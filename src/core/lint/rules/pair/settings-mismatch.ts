import type { PairSide } from '../../../pair/pair-comparison.js';
import { baseName } from '../../../paths.js';
import type { Location } from '../../../text/span.js';
import type { FileFacts } from '../../facts/file-facts.js';
import type { Fix } from '../../rule.js';
import { defineRule, noOptions } from '../../rule.js';
import { haveOtherCanaries } from '../hygiene/canary.js';
import { bareTagName } from '../scratchpad/bare-tag-name.js';
import { firstLine, quote } from './wording.js';

/** Keys that describe the file, or that another rule compares. */
const mayDiffer = new Set([
  'name',
  'variant',
  'description',
  'metadata',
  'gyges.condition',
  'gyges.manipulation',
]);

type KeyPath = readonly (string | number)[];

export const settingsMismatch = defineRule({
  id: 'pair/settings-mismatch',
  scope: 'pair',
  defaultSeverity: 'error',
  summary: 'Model, configuration, tools, schema, dataset or another setting differs.',
  fixable: false,
  options: noOptions,
  check({ monitored, unmonitored, facts, report }) {
    const left = monitored.document.frontMatter?.data ?? {};
    const right = unmonitored.document.frontMatter?.data ?? {};
    for (const path of differingPaths(left, right)) {
      if (saysTheSame(String(path[0]), facts.monitored.file, facts.unmonitored.file)) continue;
      const own = placeOfKey(monitored, path);
      const other = placeOfKey(unmonitored, path);
      const ownText = valueText(monitored, path);
      const otherText = valueText(unmonitored, path);
      const isHere = ownText !== undefined;
      const shown = isHere ? own : other;
      const message = `The setting “${path.join('.')}” differs: ${describe(ownText)} in the monitored prompt, ${describe(otherText)} in the unmonitored one. Settings must be the same in both conditions.`;
      report({
        span: { start: shown.start, end: shown.end },
        path: shown.path,
        message,
        // Nothing of it is sent; it is only filtered by.
        ...(path[0] === 'gyges.canary' ? { severity: 'warning' as const } : {}),
        related: [
          {
            ...(isHere ? other : own),
            message: `Here: ${describe(isHere ? otherText : ownText)}.`,
            mirrored: message,
          },
        ],
        suggestions: copies(monitored, unmonitored, path),
      });
    }
  },
});

/** The deepest keys at which two plain values differ, at most twenty. */
function differingPaths(left: object, right: object): KeyPath[] {
  const found: KeyPath[] = [];
  const visit = (a: unknown, b: unknown, path: KeyPath): void => {
    if (found.length >= 20 || path.length > 12 || sameValue(a, b)) return;
    if (isRecord(a) && isRecord(b)) {
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
        if (path.length === 0 && mayDiffer.has(key)) continue;
        visit(a[key], b[key], [...path, key]);
      }
    } else found.push(path);
  };
  visit(left, right, []);
  return found;
}

/**
 * Whether a key means the same in both files, differently written: tags with and without brackets, a GUID in
 * other words. A canary that only one of them has is hygiene/missing-canary.
 */
function saysTheSame(key: string, left: FileFacts, right: FileFacts): boolean {
  switch (key) {
    case 'gyges.canary':
      return !haveOtherCanaries(left, right);
    case 'gyges.reasoning':
    case 'gyges.output': {
      const role = key === 'gyges.reasoning' ? 'reasoning' : 'output';
      const [a, b] = [left, right].map(({ settings }) => settings[role].map(bareTagName));
      return sameValue(a, b);
    }
    default:
      return false;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  }
  if (!isRecord(a) || !isRecord(b)) return Number.isNaN(a) && Number.isNaN(b);
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
  );
}

/** The value's place, or that of the nearest enclosing key that is there. */
function placeOfKey({ document }: PairSide, path: KeyPath): Location {
  for (let length = path.length; length > 0; length--) {
    const span = document.frontMatter?.spanOf(path.slice(0, length));
    if (span === undefined) continue;
    if (length === path.length) return { path: document.path, ...span };
    const key = document.frontMatter?.entries.find(({ key: name }) => name === path[0])?.keySpan;
    return { path: document.path, ...(key ?? span) };
  }
  return { path: document.path, ...firstLine(document.text) };
}

function valueText({ document }: PairSide, path: KeyPath): string | undefined {
  const span = document.frontMatter?.spanOf(path);
  return span && document.text.slice(span.start, span.end);
}

function describe(value: string | undefined): string {
  return value === undefined ? 'not set' : quote(value, 40);
}

/** Copies a value that stands in both files from one to the other. */
function copies(monitored: PairSide, unmonitored: PairSide, path: KeyPath): Fix[] {
  const left = monitored.document.frontMatter?.spanOf(path);
  const right = unmonitored.document.frontMatter?.spanOf(path);
  if (left === undefined || right === undefined) return [];
  const leftText = monitored.document.text.slice(left.start, left.end);
  const rightText = unmonitored.document.text.slice(right.start, right.end);
  // A block value is indented as its own file has it.
  if (/[\r\n]/.test(leftText + rightText)) return [];
  return [
    {
      title: `Use ${quote(leftText, 30)} in ${baseName(unmonitored.document.path)}`,
      edits: [{ path: unmonitored.document.path, ...right, newText: leftText }],
    },
    {
      title: `Use ${quote(rightText, 30)} in ${baseName(monitored.document.path)}`,
      edits: [{ path: monitored.document.path, ...left, newText: rightText }],
    },
  ];
}
