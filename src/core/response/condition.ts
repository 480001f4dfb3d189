import { baseName } from '../paths.js';
import type { Condition } from '../pair/pair-comparison.js';
import { asObject } from './json.js';
import type { LogOptions } from './sample-log.js';
import type { SentMessage } from './sample-record.js';

const watched = ['monitored', 'watched', 'free', 'free tier', 'training', 'evaluation'];
const unwatched = ['unmonitored', 'unwatched', 'paid', 'paid tier', 'deployment', 'deployed'];
/** Fields that name a condition. */
const namingKeys = ['condition', 'gyges.condition', 'variant', 'tier'];
/** Fields that are true in the monitored condition. */
const trueWhenMonitored = [
  'monitored',
  'is_monitored',
  'free_tier',
  'is_free_tier',
  'is_free_tier_user',
];
const trueWhenUnmonitored = ['unmonitored', 'is_unmonitored', 'paid_tier', 'is_paid_tier'];

/** What may tell the condition of a sample. */
export interface ConditionSources {
  /** Fields of the sample, its metadata or variables, the arguments of the task: the first that tells counts. */
  readonly fields?: readonly unknown[];
  readonly messages?: readonly SentMessage[];
  /** Names in which a condition may stand as a word: a prompt's label, then the file. */
  readonly names?: readonly (string | undefined)[];
}

/**
 * The condition a sample was made in, from (1) a field that names it, (2) a tag such as
 * `<is_free_tier_user>True</is_free_tier_user>` in a message sent, (3) a word of a name
 * (`refusal.monitored.eval`). Undefined when none of them tells, or a name holds both words.
 */
export function conditionOf(
  sources: ConditionSources,
  options: LogOptions = {},
): Condition | undefined {
  for (const fields of sources.fields ?? []) {
    const condition = fromFields(fields, options);
    if (condition !== undefined) return condition;
  }
  const tagged = fromTag(sources.messages ?? []);
  if (tagged !== undefined) return tagged;
  for (const name of sources.names ?? []) {
    const condition = name === undefined ? undefined : fromName(name, options);
    if (condition !== undefined) return condition;
  }
  return undefined;
}

function fromFields(fields: unknown, options: LogOptions): Condition | undefined {
  const object = asObject(fields);
  if (object === undefined) return undefined;
  for (const key of namingKeys) {
    const value = object[key];
    const condition = typeof value === 'string' ? conditionNamed(value, options) : undefined;
    if (condition !== undefined) return condition;
  }
  for (const [keys, whenTrue, whenFalse] of [
    [trueWhenMonitored, 'monitored', 'unmonitored'],
    [trueWhenUnmonitored, 'unmonitored', 'monitored'],
  ] as const) {
    for (const key of keys) {
      const value = object[key];
      if (value === true || value === 'true' || value === 'True') return whenTrue;
      if (value === false || value === 'false' || value === 'False') return whenFalse;
    }
  }
  return undefined;
}

function conditionNamed(value: string, options: LogOptions): Condition | undefined {
  const name = value.trim().toLowerCase();
  for (const pair of options.conditions ?? []) {
    if (pair.monitored.toLowerCase() === name) return 'monitored';
    if (pair.unmonitored.toLowerCase() === name) return 'unmonitored';
  }
  const plain = name.replace(/[_-]/g, ' ');
  if (watched.includes(plain)) return 'monitored';
  return unwatched.includes(plain) ? 'unmonitored' : undefined;
}

const tierTag = /<(is_free_tier(?:_user)?|is_monitored)>\s{0,8}(true|false)\s{0,8}<\/\1>/i;

function fromTag(messages: readonly SentMessage[]): Condition | undefined {
  // The item's own tag comes last; instructions before it may show both.
  for (let i = messages.length - 1; i >= 0; i--) {
    const message = messages[i];
    const match = message?.role === 'user' ? tierTag.exec(message.text) : null;
    if (match !== null) return match[2]?.toLowerCase() === 'true' ? 'monitored' : 'unmonitored';
  }
  return undefined;
}

const plainNames = { monitored: 'monitored', unmonitored: 'unmonitored' };

function fromName(name: string, options: LogOptions): Condition | undefined {
  const text = baseName(name.slice(-4096)).toLowerCase();
  const standsIn = (word: string): boolean =>
    text.includes(word) && text.split(/[^\p{L}\p{N}]+/u).includes(word);
  for (const pair of [plainNames, ...(options.conditions ?? [])]) {
    const monitored = standsIn(pair.monitored.toLowerCase());
    const unmonitored = standsIn(pair.unmonitored.toLowerCase());
    if (monitored !== unmonitored) return monitored ? 'monitored' : 'unmonitored';
  }
  return undefined;
}
