import { isKnownHelper } from '../helpers.js';

/** A piece of a message: text as the model is to read it, or a tag of the template language. */
export type MessagePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tag'; readonly source: string };

export interface WrittenMessage {
  /** As dotprompt calls it: `system`, `user`, `model`. */
  readonly role: string;
  readonly parts: readonly MessagePart[];
}

/** What dotprompt marks messages and media with in the rendered text; nothing can escape it. */
const dotpromptMarker = '<<<dotprompt:';

/** Why a text cannot be part of a prompt whatever is done, as one sentence; undefined when it can. */
export function unwritableText(text: string): string | undefined {
  if (text.includes(dotpromptMarker)) {
    return `The text holds “${dotpromptMarker}”, with which dotprompt marks messages; it cannot be escaped.`;
  }
  return text.includes('\0')
    ? 'The text holds a NUL character, which no template can hold.'
    : undefined;
}

/**
 * The template that renders exactly these messages, whitespace at their ends included. It begins and ends
 * with no whitespace, so that dotprompt has nothing to trim. Messages must hold more than whitespace.
 */
export function writeTemplate(messages: readonly WrittenMessage[]): string {
  let template = '';
  for (const [index, { role, parts }] of messages.entries()) {
    const content = joined(parts);
    const source = writeParts(content);
    const first = content[0];
    const last = messages[index - 1] && joined(messages[index - 1]?.parts ?? []).at(-1);
    // `~` takes the line break between marker and text away again; it would take the text's own along.
    const before = last !== undefined && !endsBlank(last) ? '\n{{~' : '{{';
    const after = first !== undefined && !beginsBlank(first) ? '~}}\n' : '}}';
    template += `${before}role "${role}"${after}${source}`;
  }
  const end = joined(messages.at(-1)?.parts ?? []).at(-1);
  return end !== undefined && endsBlank(end) ? template + nothing(template) : template;
}

/** Text and tags as source, text next to text put together. */
function writeParts(parts: readonly MessagePart[]): string {
  return joined(parts)
    .map((part, index, all) =>
      part.kind === 'tag' ? part.source : escapeText(part.text, all[index + 1] !== undefined),
    )
    .join('');
}

/**
 * Source that Handlebars renders as this text: `\{{` for `{{`, with backslashes before it kept.
 * @param beforeTag whether a tag follows, so that a brace or backslash at the end would join it
 */
function escapeText(text: string, beforeTag = false): string {
  const escaped = text.replace(/\\+(?:\{\{)?|\{\{/g, (run) => {
    if (!run.endsWith('{{')) return run;
    const backslashes = run.slice(0, -2);
    // Two backslashes before a tag stand for one; the empty comment is a tag.
    return backslashes === '' ? '\\{{' : `${backslashes}\\{{! }}\\{{`;
  });
  if (!beforeTag) return escaped;
  if (escaped.endsWith('{') && !/(?<!\{)(?:\{\{)+$/.test(text)) {
    return `${escapeText(text.slice(0, -1), true)}{{lookup "{" 0}}`;
  }
  return escaped.endsWith('\\') ? `${escaped}\\` : escaped;
}

/** The tag that renders the variable at a path of names. */
export function variableTag(path: string): string {
  return `{{${variablePath(path)}}}`;
}

const words = new Set(['this', 'else', 'as', 'true', 'false', 'null', 'undefined']);

/** A path of names, for example `user.name`, as Handlebars reads it as a variable even where a helper has the name. */
export function variablePath(path: string): string {
  const segments = path
    .split('.')
    .map((segment) =>
      /^[A-Za-z_]\w*$/.test(segment) && !words.has(segment) ? segment : `[${segment}]`,
    );
  return isKnownHelper(segments[0] ?? '') ? `this.${segments.join('.')}` : segments.join('.');
}

function joined(parts: readonly MessagePart[]): MessagePart[] {
  const result: MessagePart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.kind === 'text' && part.text === '') continue;
    if (part.kind === 'text' && last?.kind === 'text') {
      result[result.length - 1] = { kind: 'text', text: last.text + part.text };
    } else result.push(part);
  }
  return result;
}

function beginsBlank(part: MessagePart): boolean {
  return part.kind === 'text' && /^\s/.test(part.text);
}

function endsBlank(part: MessagePart): boolean {
  return part.kind === 'text' && /\s$/.test(part.text);
}

/** A tag that renders as nothing and takes no whitespace with it. */
function nothing(template: string): string {
  // A comment alone on its line would take the blanks before it along.
  return template.endsWith('\n') ? '{{! }}' : '{{lookup "" 0}}';
}
