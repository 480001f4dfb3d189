import type { Location, Span } from '../text/span.js';
import { append, type ComposedItem, sliceItem } from './composed-item.js';
import type { ComposedMessage, ComposedPrompt, Piece } from './composed-prompt.js';
import { expandTemplate, type ResolvePartial } from './expand-template.js';
import type { PromptDocument } from './prompt-document.js';
import { computedRole } from './split-messages.js';

const rolePrefix = '<<<dotprompt:role:';
const historyPrefix = '<<<dotprompt:history';

/**
 * The messages that dotprompt renders from a prompt, with partials in place and variables as holes.
 * Both branches of a condition stand in the text unless the condition is a literal.
 */
export function compose(document: PromptDocument, resolvePartial: ResolvePartial): ComposedPrompt {
  if (document.format === 'plain') return composePlain(document);
  const { items, missingPartials } = expandTemplate(document, resolvePartial);
  return { path: document.path, ...messagesOf(items), missingPartials };
}

/** The source locations of a span of a message's text: one per run in a file, in order. An empty span gives one empty location. */
export function locate(message: ComposedMessage, span: Span): readonly Location[] {
  const locations: Location[] = [];
  for (let index = firstPieceAt(message.pieces, span); index < message.pieces.length; index++) {
    const piece = message.pieces[index];
    if (!piece || piece.start > span.end) break;
    if (span.start < span.end && (piece.end <= span.start || piece.start >= span.end)) continue;
    const location = locateInPiece(piece, span);
    const last = locations.at(-1);
    if (last?.path === location.path && location.start >= last.end) {
      locations[locations.length - 1] = { ...last, end: location.end };
    } else locations.push(location);
    if (span.start >= span.end) break;
  }
  return locations;
}

function firstPieceAt(pieces: readonly Piece[], span: Span): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (
      piece &&
      (piece.end < span.start || (piece.end === span.start && middle < pieces.length - 1))
    ) {
      low = middle + 1;
    } else high = middle;
  }
  return low;
}

function locateInPiece(piece: Piece, span: Span): Location {
  const { source } = piece;
  if (piece.kind !== 'text') {
    const at = span.start <= piece.start ? source.start : source.end;
    return span.start < span.end ? source : { path: source.path, start: at, end: at };
  }
  const offset = source.start - piece.start;
  const start = Math.max(piece.start, Math.min(span.start, piece.end));
  return {
    path: source.path,
    start: start + offset,
    end: Math.max(start, Math.min(span.end, piece.end)) + offset,
  };
}

/** A stretch of the rendered text: a role or history marker, or what stands between two of them. */
interface Stretch extends Span {
  readonly marker: 'role' | 'history' | undefined;
  readonly role: string;
}

interface Draft {
  role: string;
  readonly items: ComposedItem[];
}

/** Divides the rendered text as dotprompt's `toMessages` does, its quirks included. */
function messagesOf(items: readonly ComposedItem[]): Pick<ComposedPrompt, 'messages' | 'blanks'> {
  const rendered = items.map((item) => item.rendered).join('');
  let current: Draft = { role: 'user', items: [] };
  const drafts = [current];
  let orphans: ComposedItem[] = [];
  const blanks: string[] = [];
  const cursor = new ItemCursor(items);
  for (const stretch of stretches(rendered)) {
    const covered = cursor.take(stretch.end, stretch.marker === undefined);
    if (stretch.marker === 'role') {
      const role = covered.some((item) => item.isComputedRole) ? computedRole : stretch.role;
      if (current.items.length > 0) drafts.push((current = { role, items: [] }));
      else current.role = role;
    } else if (stretch.marker === 'history') {
      drafts.push((current = { role: 'model', items: [] }));
    } else if (rendered.slice(stretch.start, stretch.end).trim() !== '') {
      append(current.items, orphans);
      append(current.items, covered);
      orphans = [];
      continue;
    } else blanks.push(rendered.slice(stretch.start, stretch.end));
    // Tags of blocks that stand in no message go to the next one that has text.
    for (const item of covered) if (item.rendered === '') orphans.push(item);
  }
  const filled = drafts.filter((draft) => draft.items.length > 0);
  const last = filled.at(-1);
  if (last) append(last.items, orphans);
  return { messages: filled.map(messageOf), blanks };
}

function stretches(rendered: string): Stretch[] {
  const found: Stretch[] = [];
  let at = 0;
  const between = (end: number): void => {
    const text = rendered.slice(at, end);
    if (text.trim() !== '' && text.startsWith(rolePrefix)) {
      found.push({ start: at, end, marker: 'role', role: text.slice(rolePrefix.length) });
    } else if (text.trim() !== '' && text.startsWith(historyPrefix)) {
      found.push({ start: at, end, marker: 'history', role: '' });
    } else found.push({ start: at, end, marker: undefined, role: '' });
  };
  for (const match of rendered.matchAll(/<<<dotprompt:(?:role:([a-z]+)|history)>>>/g)) {
    between(match.index);
    at = match.index + match[0].length;
    found.push({
      start: match.index,
      end: at,
      marker: match[1] === undefined ? 'history' : 'role',
      role: match[1] ?? '',
    });
  }
  between(rendered.length);
  return found;
}

/** Hands the items out along the rendered text, cutting text items at the borders. */
class ItemCursor {
  readonly #items: readonly ComposedItem[];
  #index = 0;
  /** How much of the current item has been handed out. */
  #used = 0;
  #offset = 0;

  constructor(items: readonly ComposedItem[]) {
    this.#items = items;
  }

  /** The items up to an offset of the rendered text; those of no length at the offset only when `inclusive`. */
  take(end: number, inclusive: boolean): ComposedItem[] {
    const taken: ComposedItem[] = [];
    for (;;) {
      const item = this.#items[this.#index];
      if (!item) break;
      const left = item.rendered.length - this.#used;
      if (left === 0) {
        if (this.#offset === end && !inclusive) break;
        taken.push(item);
        this.#index++;
        continue;
      }
      if (this.#offset >= end) break;
      const length = Math.min(left, end - this.#offset);
      if (item.kind === 'text') taken.push(sliceItem(item, this.#used, this.#used + length));
      else if (this.#used === 0) taken.push(item);
      this.#offset += length;
      this.#used += length;
      if (length === left) {
        this.#index++;
        this.#used = 0;
      }
    }
    return taken;
  }
}

function messageOf(draft: Draft): ComposedMessage {
  const pieces: Piece[] = [];
  const texts: string[] = [];
  let at = 0;
  for (const item of withoutBlankParts(draft.items)) {
    const end = at + item.text.length;
    texts.push(item.text);
    const last = pieces.at(-1);
    if (last && continues(last, item)) {
      const source = { ...last.source, end: item.source.end };
      pieces[pieces.length - 1] = {
        ...last,
        end,
        source,
        inclusion: last.inclusion === last.source ? source : last.inclusion,
      };
    } else {
      const { kind, source, inclusion } = item;
      pieces.push({ kind, start: at, end, source, inclusion });
    }
    at = end;
  }
  return { role: draft.role, text: texts.join(''), pieces };
}

/** Whether an item goes on where a text piece ends in its file. */
function continues(piece: Piece, item: ComposedItem): boolean {
  if (piece.kind !== 'text' || item.kind !== 'text') return false;
  if (piece.source.path !== item.source.path || piece.source.end !== item.source.start)
    return false;
  if (piece.inclusion === piece.source) return item.inclusion === item.source;
  return piece.inclusion === item.inclusion;
}

/** dotprompt leaves out blank text between two media or section markers, or beside one. */
function withoutBlankParts(items: readonly ComposedItem[]): readonly ComposedItem[] {
  const isPart = (item: ComposedItem): boolean =>
    item.kind === 'logic' && /^<<<dotprompt:(?:media|section)/.test(item.rendered);
  if (!items.some(isPart)) return items;
  const kept: ComposedItem[] = [];
  let run: ComposedItem[] = [];
  const flush = (): void => {
    const isBlank =
      run
        .map((item) => item.rendered)
        .join('')
        .trim() === '';
    append(kept, isBlank ? run.filter((item) => item.rendered === '') : run);
    run = [];
  };
  for (const item of items) {
    if (isPart(item)) {
      flush();
      kept.push(item);
    } else run.push(item);
  }
  flush();
  return kept;
}

/** A plain prompt's messages, without the blank lines around them. */
function composePlain(document: PromptDocument): ComposedPrompt {
  const messages = document.messages.flatMap(({ role, content }) => {
    const raw = document.text.slice(content.start, content.end);
    const text = raw.trim();
    if (text === '') return [];
    const start = content.start + raw.length - raw.trimStart().length;
    const source = { path: document.path, start, end: start + text.length };
    return [
      {
        role,
        text,
        pieces: [{ kind: 'text' as const, start: 0, end: text.length, source, inclusion: source }],
      },
    ];
  });
  return { path: document.path, messages, blanks: [], missingPartials: [] };
}
