import type { PromptDocument, TemplateNode } from '../../prompt/prompt-document.js';
import type { GygesSettings } from '../../prompt/gyges-settings.js';
import { LineTable } from '../../text/line-table.js';
import { rescan } from '../../text/rescan.js';
import type { Span } from '../../text/span.js';
import { moved } from '../../text/span.js';
import type { Suppression } from '../suppression/suppression.js';
import { readSuppressions } from '../suppression/read-suppressions.js';
import type { DeclaredInput } from './declared-input.js';
import type { FrontMatterFacts } from './front-matter-facts.js';
import type { MisplacedFrontMatter } from './misplaced-front-matter.js';
import { findMisplacedFrontMatter } from './misplaced-front-matter.js';
import type { VariableUse } from './variable-uses.js';
import { variableUses } from './variable-uses.js';

/** What several rules want to know of one file; each part is computed when first asked for. */
export class FileFacts {
  readonly document: PromptDocument;
  readonly frontMatter: FrontMatterFacts;
  #lines: LineTable | undefined;
  #nodes: readonly TemplateNode[] | undefined;
  #variables: readonly VariableUse[] | undefined;
  #suppressions: readonly Suppression[] | undefined;
  readonly #scanned = new Map<(text: string) => readonly Span[], readonly Span[]>();
  #misplaced: { readonly found: MisplacedFrontMatter | undefined } | undefined;

  constructor(document: PromptDocument, frontMatter: FrontMatterFacts) {
    this.document = document;
    this.frontMatter = frontMatter;
  }

  get lines(): LineTable {
    return (this.#lines ??= new LineTable(this.document.text));
  }

  /** All nodes of the template, those inside blocks too, in source order. */
  get nodes(): readonly TemplateNode[] {
    return (this.#nodes ??= flatten(this.document.nodes));
  }

  /** Every look-up of a variable, also as an argument. */
  get variables(): readonly VariableUse[] {
    return (this.#variables ??= variableUses(this.document.nodes));
  }

  /** The variables that the front matter declares. */
  get input(): DeclaredInput {
    return this.frontMatter.input;
  }

  /** The `gyges.*` keys; values of a wrong type are left out. */
  get settings(): GygesSettings {
    return this.frontMatter.settings;
  }

  get suppressions(): readonly Suppression[] {
    return (this.#suppressions ??= readSuppressions(this));
  }

  /** A front matter that the author wrote and dotprompt does not recognise. */
  get misplacedFrontMatter(): MisplacedFrontMatter | undefined {
    this.#misplaced ??= { found: findMisplacedFrontMatter(this.document) };
    return this.#misplaced.found;
  }

  /**
   * What a scan finds in the text of the file; where that is the text of `similar` it is not scanned again.
   * @param scan as for `rescan`; what it found is remembered by it
   */
  scanned<T extends Span>(
    scan: (text: string) => readonly T[],
    similar: FileFacts | undefined,
  ): readonly T[] {
    const known = this.#scanned.get(scan) as readonly T[] | undefined;
    if (known !== undefined) return known;
    const other = similar && {
      text: similar.document.text,
      found: similar.scanned(scan, undefined),
    };
    const found = rescan(this.document.text, other, scan, moved);
    this.#scanned.set(scan, found);
    return found;
  }

  /** Whether the file is not what the author thinks it is, so that further findings would mislead. */
  get isBroken(): boolean {
    const { frontMatter, templateErrors } = this.document;
    return (
      templateErrors.length > 0 ||
      (frontMatter?.errors.length ?? 0) > 0 ||
      this.misplacedFrontMatter !== undefined
    );
  }
}

function flatten(roots: readonly TemplateNode[]): TemplateNode[] {
  const nodes: TemplateNode[] = [];
  const pending = [...roots].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    nodes.push(node);
    if (node.kind !== 'block') continue;
    for (const child of [...node.children, ...node.inverse].reverse()) pending.push(child);
  }
  return nodes;
}
