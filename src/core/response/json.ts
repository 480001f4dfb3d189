/** A JSON object whose fields are still to be looked at. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

export function asArray(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A string that is not empty. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** An id as text: ids of items are numbers in some logs and strings in others. */
export function asId(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** The bytes as text; a byte order mark is dropped, bytes that are not UTF-8 become U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}

const utf8 = new TextDecoder('utf-8');

/** Longer texts are looked through for nesting first, UTF-16 units. */
const shortText = 100_000;

/** No log nests deeper; V8 takes seconds per ten megabytes of opening brackets. */
const deepestParsed = 1000;

/**
 * The value of a JSON text. Python's writers put `NaN` and `Infinity` into JSON; they are read as null.
 * Throws SyntaxError, also for a long text that nests more than a thousand levels deep.
 */
export function parseJson(text: string): unknown {
  if (text.length > shortText && nestsTooDeep(text)) {
    throw new SyntaxError('The JSON is nested too deep.');
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!/\b(?:NaN|Infinity)\b/.test(text)) throw error;
    return JSON.parse(nonFiniteToNull(text)) as unknown;
  }
}

function nestsTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 92) i++;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 91 || code === 123) {
      if (++depth > deepestParsed) return true;
    } else if (code === 93 || code === 125) depth--;
  }
  return false;
}

function nonFiniteToNull(text: string): string {
  const parts: string[] = [];
  const word = /-?(?:NaN|Infinity)\b/y;
  let from = 0;
  for (let i = 0; i < text.length;) {
    const character = text.charAt(i);
    if (character === '"') {
      i = endOfString(text, i);
      continue;
    }
    word.lastIndex = i;
    if ((character === 'N' || character === 'I' || character === '-') && word.test(text)) {
      parts.push(text.slice(from, i), 'null');
      i = word.lastIndex;
      from = i;
    } else i++;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** The offset after the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 34) return i + 1;
  }
  return text.length;
}

/** Levels of nesting that are kept; what is deeper is absurd and would overflow the stack of others. */
const deepest = 300;

/** The value, or a note in its place when it is nested too deeply to be worked with. */
export function boundedDepth<T>(value: T): T | string {
  if (typeof value !== 'object') return value;
  const pending: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    if (typeof item.value !== 'object' || item.value === null) continue;
    if (item.depth >= deepest) return '(nested too deeply to be read)';
    for (const inner of Object.values(item.value))
      if (typeof inner === 'object') pending.push({ value: inner, depth: item.depth + 1 });
  }
  return value;
}

/** A value as JSON text; undefined for what JSON does not know. */
export function jsonText(value: unknown): string | undefined {
  return JSON.stringify(boundedDepth(value));
}

/** The metadata of a record: an object, empty when there is none or it is nested absurdly. */
export function metadataOf(value: unknown): JsonObject {
  return asObject(boundedDepth(value)) ?? {};
}

/** What a value is, for messages: `an object with the keys "a", "b"`, `an array of 3`, `the number 4`. */
export function describeJson(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty array' : `an array of ${value.length}`;
  if (typeof value === 'object') {
    const keys = Object.keys(value);
    if (keys.length === 0) return 'an empty object';
    const shown = keys.slice(0, 8).map((key) => JSON.stringify(key.slice(0, 40)));
    return `an object with the keys ${shown.join(', ')}${keys.length > 8 ? ', …' : ''}`;
  }
  if (typeof value === 'string') return 'a string';
  return typeof value === 'number' || typeof value === 'boolean'
    ? `the ${typeof value} ${value}`
    : typeof value;
}
