import { allCues } from '../../pair/all-cues.js';
import type { CueLexicon } from '../../pair/reading/cue-lexicon.js';
import type { PairComparison, PairSide } from '../../pair/pair-comparison.js';
import type { ComposedMessage } from '../../prompt/composed-prompt.js';
import { locate } from '../../prompt/compose.js';
import { findTags } from '../../prompt/find-tags.js';
import type { Tag } from '../../prompt/prompt-document.js';
import type { Scanned } from '../../text/rescan.js';
import { rescan } from '../../text/rescan.js';
import type { Location, Span } from '../../text/span.js';
import { moved, overlaps } from '../../text/span.js';
import type { TagRole } from '../../response/response-tags.js';
import { scanWording } from '../wording/scan-wording.js';
import type { TermHit } from '../lexicon/lexicon.js';
import type { FileFacts } from './file-facts.js';
import type { ProjectFacts } from './project-facts.js';
import type { InputUse } from './input-uses.js';
import { inputUses } from './input-uses.js';
import { scratchpadName } from '../lexicon/scratchpad-name.js';
import { toldReaders } from './told-readers.js';
import { unusedInputs } from './unused-inputs.js';

/** A hit in a composed message. */
export interface MessageHit extends TermHit {
  readonly message: ComposedMessage;
}

/** A stretch of a composed message; the span is into the message's text. */
export interface MessagePart extends Span {
  readonly message: ComposedMessage;
}

/** A tag in a composed message; its span is into the message's text. */
export interface MessageTag extends Tag {
  readonly message: ComposedMessage;
  readonly isLastMessage: boolean;
  readonly role: TagRole | undefined;
}

/** A tag that stands for reasoning or for the final output. */
export interface RoleTag extends MessageTag {
  readonly role: 'reasoning' | 'output';
}

/** What several rules want to know of one prompt as it reaches the model; computed when first asked for. */
export class SideFacts {
  readonly side: PairSide;
  readonly file: FileFacts;
  /** The wording of cues, the project's own included. */
  readonly cueLexicon: CueLexicon;
  readonly #comparison: PairComparison | undefined;
  readonly #project: ProjectFacts;
  readonly #allPartials: readonly FileFacts[];
  readonly #similar: SideFacts | undefined;
  #partials: readonly FileFacts[] | undefined;
  #messageTags: readonly (readonly MessageTag[])[] | undefined;
  #tags: readonly MessageTag[] | undefined;
  #roleTags: readonly RoleTag[] | undefined;
  #uses: readonly InputUse[] | undefined;
  #unused: readonly string[] | undefined;
  #scanned: readonly Scanned<TermHit>[] | undefined;
  #hits: ReadonlyMap<string, readonly MessageHit[]> | undefined;
  #toldReaders: readonly MessagePart[] | undefined;
  #manipulation: readonly Location[] | undefined;
  #statements: readonly Location[] | undefined;

  /**
   * @param partials all partials at hand; those that this side includes are kept
   * @param similar the other side; what both have in common is read once
   */
  constructor(
    side: PairSide,
    file: FileFacts,
    partials: readonly FileFacts[],
    comparison: PairComparison | undefined,
    project: ProjectFacts,
    similar: SideFacts | undefined,
  ) {
    this.cueLexicon = project.cueLexicon;
    this.#project = project;
    this.side = side;
    this.file = file;
    this.#allPartials = partials;
    this.#comparison = comparison;
    this.#similar = similar;
  }

  /** The partials that this prompt includes, directly or through another. */
  get partials(): readonly FileFacts[] {
    this.#partials ??= includedPartials(this.side, this.#allPartials);
    return this.#partials;
  }

  /** Every look-up of an input of the prompt, those in its partials too. */
  get inputUses(): readonly InputUse[] {
    return (this.#uses ??= inputUses(this.file, this.partials));
  }

  /** The inputs that are declared and never used; none when a partial is missing that may use them. */
  get unusedInputs(): readonly string[] {
    const isWhole = this.side.composed.missingPartials.length === 0;
    return (this.#unused ??= isWhole ? unusedInputs(this.file, this.partials) : []);
  }

  /** The XML-like tags of each message, in order. */
  get messageTags(): readonly (readonly MessageTag[])[] {
    return (this.#messageTags ??= this.#findTags());
  }

  /** The XML-like tags of all messages, in order. */
  get tags(): readonly MessageTag[] {
    return (this.#tags ??= this.messageTags.flat());
  }

  /** The reasoning and output tags: the known ones and those its settings and the project add. */
  get roleTags(): readonly RoleTag[] {
    return (this.#roleTags ??= this.tags.filter(isRoleTag));
  }

  /** Where a text names the place in which the model thinks. */
  get scratchpadNames(): readonly MessagePart[] {
    return this.side.composed.messages.flatMap((message, index) =>
      this.#scratchpadNamesIn(index).map(({ start, end }) => ({ start, end, message })),
    );
  }

  /** The clauses, outside the model's own turns, that say that somebody who observes reads the scratchpad. */
  get toldReaders(): readonly MessagePart[] {
    if (this.#toldReaders !== undefined) return this.#toldReaders;
    this.#toldReaders = this.side.composed.messages.flatMap((message, index) =>
      message.role === 'model'
        ? []
        : toldReaders({
            text: message.text,
            tags: this.messageTags[index] ?? [],
            names: this.#scratchpadNamesIn(index),
            lexicon: this.cueLexicon,
          }).map((span) => ({ ...span, message })),
    );
    return this.#toldReaders;
  }

  /** Where the wording of the standard lexicon for a rule occurs, in order. */
  hits(rule: string): readonly MessageHit[] {
    this.#hits ??= this.#hitsByRule();
    return this.#hits.get(rule) ?? [];
  }

  /** What is meant to differ from the counterpart: the cue and what the author declares. */
  get manipulation(): readonly Location[] {
    return (this.#manipulation ??= this.#findManipulation());
  }

  /** Every statement about being observed or not, the cue's and those both prompts share. */
  get statements(): readonly Location[] {
    this.#statements ??= this.#comparison?.statements[this.side.condition] ?? [];
    return this.#statements;
  }

  /** Where a span of a message comes from; an empty list when it holds no source text. */
  locate(message: ComposedMessage, span: Span): readonly Location[] {
    return locate(message, span);
  }

  /** Whether a message is not its author's own instruction: any but the system prompt, where there is one. */
  isRequest(message: ComposedMessage): boolean {
    if (message.role === 'system') return false;
    return message.role !== 'user' || this.side.composed.messages.some(isSystem);
  }

  /** Whether a place belongs to what is meant to differ. */
  inManipulation(place: Location): boolean {
    return this.manipulation.some((other) => touches(other, place));
  }

  /** Whether a place belongs to the manipulation or to a statement about observation. */
  inCue(place: Location): boolean {
    return this.inManipulation(place) || this.statements.some((other) => touches(other, place));
  }

  #scratchpadNamesIn(message: number): readonly TermHit[] {
    return (this.messageHits[message]?.found ?? []).filter(isScratchpadName);
  }

  #findTags(): MessageTag[][] {
    const { reasoning, output } = this.file.settings;
    const roles = this.#project.tagRoles(reasoning, output);
    const { messages } = this.side.composed;
    return messages.map((message, index) =>
      findTags(message.text, { start: 0, end: message.text.length }, []).map(
        ({ span, name, kind }) => ({
          span,
          name,
          kind,
          message,
          isLastMessage: index === messages.length - 1,
          role: roles.get(name.toLowerCase()),
        }),
      ),
    );
  }

  #findManipulation(): Location[] {
    const { condition } = this.side;
    if (this.#comparison === undefined) return [];
    const places: Location[] = this.#comparison.differences
      .filter((difference) => difference.inManipulation)
      .map((difference) => difference[condition]);
    return [...places, ...allCues(this.#comparison, condition).map(({ cue }) => cue)];
  }

  /** The hits in each message. */
  private get messageHits(): readonly Scanned<TermHit>[] {
    this.#scanned ??= this.side.composed.messages.map(({ text }, index) => {
      const similar = this.#similar?.messageHits[index];
      return { text, found: rescan(text, similar, scanWording, movedHit) };
    });
    return this.#scanned;
  }

  #hitsByRule(): Map<string, MessageHit[]> {
    const byRule = new Map<string, MessageHit[]>();
    for (const [index, message] of this.side.composed.messages.entries()) {
      for (const hit of this.messageHits[index]?.found ?? []) {
        if (isScratchpadName(hit)) continue;
        const hits = byRule.get(hit.term.rule);
        if (hits === undefined) byRule.set(hit.term.rule, [{ ...hit, message }]);
        else hits.push({ ...hit, message });
      }
    }
    return byRule;
  }
}

function touches(a: Location, b: Location): boolean {
  return a.path === b.path && overlaps(a, b);
}

function isSystem({ role }: ComposedMessage): boolean {
  return role === 'system';
}

function isScratchpadName({ term }: TermHit): boolean {
  return term === scratchpadName;
}

function movedHit(hit: TermHit, by: number): TermHit {
  return { ...moved(hit, by), sentence: moved(hit.sentence, by) };
}

function isRoleTag(tag: MessageTag): tag is RoleTag {
  return tag.role === 'reasoning' || tag.role === 'output';
}

function includedPartials(side: PairSide, partials: readonly FileFacts[]): FileFacts[] {
  if (partials.length === 0) return [];
  const paths = new Set<string>();
  for (const message of side.composed.messages) {
    for (const piece of message.pieces) paths.add(piece.source.path);
  }
  return partials.filter(({ document }) => paths.has(document.path));
}
