import type { MessageTag } from '../../facts/side-facts.js';

/** UTF-16 units around a tag that tell how it is used. */
const reach = 80;

// Bounded input: at most 80 characters.
const listItem = /^[ \t]*(?:[-*+•]|\(?\d{1,2}[.)])?[ \t]*$/;

/** Elements of HTML that need no closing tag. */
const selfClosing = new Set([
  'br',
  'hr',
  'img',
  'input',
  'li',
  'link',
  'meta',
  'p',
  'td',
  'th',
  'tr',
]);

/** How the content of a section follows its opening tag. */
type Style = 'alone' | 'tight' | 'spaced';

/** An opening tag that begins a section and is never closed. */
export interface UnclosedSection {
  readonly tag: MessageTag;
  /** Where its content seems to end, into the text of the message. */
  readonly end: number;
}

/**
 * The opening tags of a message that are never closed although they begin a section: a line or list item begins
 * with them, and another section is closed, one with its content behind a space if theirs is.
 * @param tags those of one message, in order
 */
export function unclosedSections(tags: readonly MessageTag[]): readonly UnclosedSection[] {
  const closed = new Set(tags.filter(({ kind }) => kind === 'close').map(nameOf));
  const sections = tags.filter((tag) => tag.kind === 'open' && beginsLine(tag));
  const styles = new Set(sections.filter((tag) => closed.has(nameOf(tag))).map(styleOf));
  if (styles.size === 0) return [];
  const enclosed = closedAround(tags);
  return sections.flatMap((tag, index) => {
    if (closed.has(nameOf(tag)) || selfClosing.has(nameOf(tag))) return [];
    const style = styleOf(tag);
    if (style === undefined || (style === 'spaced' && !styles.has(style))) return [];
    return [{ tag, end: endOfContent(tag, style, enclosed.get(tag), sections[index + 1]) }];
  });
}

function nameOf({ name }: MessageTag): string {
  return name.toLowerCase();
}

function beginsLine({ message: { text }, span }: MessageTag): boolean {
  const before = text.slice(Math.max(0, span.start - reach), span.start);
  return listItem.test(before.slice(before.lastIndexOf('\n') + 1));
}

function styleOf({ message: { text }, span }: MessageTag): Style | undefined {
  const after = text.slice(span.end, span.end + reach);
  if (/^[ \t]*\r?\n[ \t]*[^\s<]/.test(after)) return 'alone';
  if (/^[^\s<.,:;=)–—-]/.test(after)) return 'tight';
  return /^ [^\s<=:–—-]/.test(after) ? 'spaced' : undefined;
}

/** Where the content of an opening tag ends that begins a line and is followed by text; undefined for others. */
export function endOfLineContent(tag: MessageTag): number | undefined {
  const style = tag.kind === 'open' && beginsLine(tag) ? styleOf(tag) : undefined;
  if (style === undefined || style === 'alone') return undefined;
  return endOfContent(tag, style, undefined, undefined);
}

/** For each opening tag without its own closing tag the closing tag of a section that stands open at it. */
function closedAround(tags: readonly MessageTag[]): ReadonlyMap<MessageTag, MessageTag> {
  const around = new Map<MessageTag, MessageTag>();
  const stack: MessageTag[] = [];
  const depth = new Map<string, number>();
  const count = (tag: MessageTag, by: number): void => {
    depth.set(nameOf(tag), (depth.get(nameOf(tag)) ?? 0) + by);
  };
  for (const tag of tags) {
    if (tag.kind === 'open') {
      stack.push(tag);
      count(tag, 1);
    } else if (tag.kind === 'close' && (depth.get(nameOf(tag)) ?? 0) > 0) {
      for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
        count(top, -1);
        if (nameOf(top) === nameOf(tag)) break;
        around.set(top, tag);
      }
    }
  }
  return around;
}

function endOfContent(
  { message: { text }, span }: MessageTag,
  style: Style,
  around: MessageTag | undefined,
  next: MessageTag | undefined,
): number {
  const feed = text.indexOf('\n', span.end);
  const line = feed < 0 ? text.length : feed;
  const limit = Math.min(
    around?.span.start ?? text.length,
    next?.span.start ?? text.length,
    style === 'alone' ? text.length : line,
  );
  const content = text
    .slice(span.end, limit)
    .replace(/\n[ \t]{0,20}(?:[-*+•]|\(?\d{1,2}[.)])[ \t]{0,4}$/, '');
  return span.end + content.trimEnd().length;
}
