import type { GygesConfig } from '../../../config/config.js';
import { applyEdits } from '../../../lint/apply-fixes.js';
import type { LintInput } from '../../../lint/lint-input.js';
import { createLinter } from '../../../lint/linter.js';
import type { Finding, TextEdit } from '../../../lint/rule.js';
import { comparePair } from '../../../pair/compare-pair.js';
import type {
  Condition,
  Cue,
  PairComparison,
  PairSide,
  PromptPair,
} from '../../../pair/pair-comparison.js';
import { baseName } from '../../../paths.js';
import { contains } from '../../../text/span.js';
import { compose } from '../../compose.js';
import type { ResolvePartial } from '../../expand-template.js';
import { readGygesSettings } from '../../gyges-settings.js';
import { parsePrompt } from '../../parse-prompt.js';
import type { PromptDocument } from '../../prompt-document.js';
import type { Authoring } from '../authoring-plan.js';
import { changedFrontMatter } from '../front-matter-text.js';
import { inlinePartial } from '../inline-partial.js';
import { allLabels, type ControlKind } from './control-kinds.js';
import { neutralWord, placeboText } from './placebo-text.js';
import { scratchpadEdits } from './remove-scratchpad.js';
import { labelEdits, replacedLabels, usesLabel } from './replace-labels.js';

const conditions: readonly Condition[] = ['monitored', 'unmonitored'];
type Sides<T> = Readonly<Record<Condition, T>>;

export interface ControlRequest {
  readonly loaded: LintInput;
  readonly config: GygesConfig;
  readonly kind: ControlKind;
  readonly resolvePartial: ResolvePartial;
  /** Where the new prompts go. */
  readonly paths: Sides<string>;
}

/** What a control changes in the two prompts. */
interface Change {
  readonly edits: readonly TextEdit[];
  /** `gyges.manipulation` of the control. */
  readonly manipulation: readonly string[];
  /** Front-matter keys that go. */
  readonly remove?: readonly (readonly string[])[];
}

/** Rules that object to what a control is made for; they are suppressed in it, with the reason. */
const byDesign: Readonly<Record<ControlKind['change']['kind'], RegExp>> = {
  placebo: /^(?:cue\/|setup\/|pair\/(?:swapped|length-imbalance)$)/,
  // The linter knows what “free” and “paid” usually stand for.
  'swapped-labels': /^pair\/swapped$/,
  labels: /^pair\/swapped$/,
  'no-scratchpad': /^(?:setup\/missing-private-reasoning|scratchpad\/no-instructions)$/,
};

/**
 * A new pair that is a control of a pair: an id and a manipulation of its own, a comment that says what it
 * controls for, and everything else as in the original. What the linter still finds in it is in the notes.
 */
export function controlPair(request: ControlRequest): Authoring {
  const { loaded, config, kind, resolvePartial } = request;
  const { monitored, unmonitored } = loaded.pair;
  if (!monitored || !unmonitored) return { problem: 'A control needs both prompts of the pair.' };
  const broken = [monitored, unmonitored].find(
    ({ document }) =>
      document.format === 'plain' ||
      document.templateErrors.length > 0 ||
      (document.frontMatter?.errors.length ?? 0) > 0,
  );
  if (broken)
    return {
      problem: `${baseName(broken.document.path)} is plain text or has a syntax error; controls are made of dotprompt files without.`,
    };
  const written: Sides<PromptDocument> = {
    monitored: monitored.document,
    unmonitored: unmonitored.document,
  };
  const first = changeOf(written, request);
  if (!('problem' in first)) return assemble(written, first, request);
  // What has to change may stand in a partial that other pairs include: the control gets its text itself.
  const flat = withoutPartials(written, resolvePartial);
  const second = flat && changeOf(flat, request);
  return flat && second && !('problem' in second)
    ? assemble(flat, second, { ...request, kind })
    : first;

  function changeOf(
    documents: Sides<PromptDocument>,
    { kind: { change } }: ControlRequest,
  ): Change | { problem: string } {
    const pair = pairOf(documents, loaded.pair.id, resolvePartial);
    switch (change.kind) {
      case 'placebo':
        return placeboChange(documents, comparePair(pair, config));
      case 'swapped-labels':
        return labelChange(documents, config, undefined);
      case 'labels':
        return labelChange(documents, config, change.labels);
      case 'no-scratchpad':
        return scratchpadChange(documents);
    }
  }
}

function withoutPartials(
  documents: Sides<PromptDocument>,
  resolvePartial: ResolvePartial,
): Sides<PromptDocument> | undefined {
  let current = documents;
  for (let round = 0; round < 20; round++) {
    const name = conditions
      .flatMap((condition) => current[condition].nodes)
      .find((node) => node.kind === 'partial' && node.name !== undefined);
    if (name?.kind !== 'partial' || name.name === undefined) return current;
    const inlined = inlinePartial(
      conditions.map((condition) => current[condition]),
      name.name,
      resolvePartial,
    );
    if (inlined.problem !== undefined) return undefined;
    const edited = (condition: Condition): PromptDocument =>
      edit(current[condition], inlined.edits);
    current = { monitored: edited('monitored'), unmonitored: edited('unmonitored') };
  }
  return undefined;
}

function edit(document: PromptDocument, edits: readonly TextEdit[]): PromptDocument {
  const own = edits.filter(({ path }) => path === document.path);
  return parsePrompt(document.path, applyEdits(document.text, own));
}

function placeboChange(
  documents: Sides<PromptDocument>,
  comparison: PairComparison | undefined,
): Change | { problem: string } {
  const cues = comparison?.cue;
  if (!cues?.monitored || !cues.unmonitored)
    return {
      problem:
        'No cue was found in both prompts, so there is nothing to put a placebo in the place of.',
    };
  const { monitored, unmonitored } = cues;
  const own = { monitored, unmonitored };
  const partial = conditions.find((condition) => own[condition].path !== documents[condition].path);
  if (partial)
    return {
      problem: `The cue of the ${partial} prompt stands in the partial ${baseName(own[partial].path)}.`,
    };
  const found = {
    monitored: wholeUnit(monitored, documents.monitored.text),
    unmonitored: wholeUnit(unmonitored, documents.unmonitored.text),
  };
  const further = comparison?.differences.find(
    (difference) =>
      !conditions.every(
        (condition) =>
          difference[condition].path === found[condition].path &&
          contains(found[condition], difference[condition]),
      ),
  );
  if (further)
    return {
      problem: `The prompts differ in more than the cue (“${(further.monitored.text || further.unmonitored.text).slice(0, 60)}”); a placebo would leave that.`,
    };
  const tags = conditions.map((condition) =>
    /^<([\w.-]+)>([^<]*)<\/\1>$/.exec(found[condition].text.trim()),
  );
  const [one, other] = tags;
  const texts: Record<Condition, string> = { monitored: '', unmonitored: '' };
  let manipulation: readonly string[];
  if (one && other) {
    const first = neutralWord((one[2] ?? '').length);
    const words = { monitored: first, unmonitored: neutralWord((other[2] ?? '').length, first) };
    for (const condition of conditions)
      texts[condition] = `${found.monitored.text}\n<page_side>${words[condition]}</page_side>`;
    manipulation = ['page_side'];
  } else {
    for (const condition of conditions)
      texts[condition] = placeboText(found[condition].text.length, condition);
    manipulation = [texts.monitored, texts.unmonitored];
  }
  const edits = conditions.map((condition): TextEdit => {
    const { path, start, end } = found[condition];
    const newline = documents[condition].text.includes('\r\n') ? '\r\n' : '\n';
    return { path, start, end, newText: texts[condition].replaceAll('\n', newline) };
  });
  return { edits, manipulation };
}

/** The tag, field or statement that a cue stands in, as it is written in the text. */
function wholeUnit(cue: Cue, text: string): Cue {
  const { unit } = cue;
  if (cue.text === '') return cue;
  for (let at = unit.indexOf(cue.text); at >= 0; at = unit.indexOf(cue.text, at + 1)) {
    const start = cue.start - at;
    const end = start + unit.length;
    if (text.slice(start, end) === unit) return { ...cue, start, end, text: unit };
  }
  return cue;
}

function labelChange(
  documents: Sides<PromptDocument>,
  config: GygesConfig,
  wanted: readonly [string, string] | undefined,
): Change | { problem: string } {
  const all = allLabels(config);
  const used = all.find((labels) =>
    labels.every((word) => conditions.some((condition) => usesLabel(documents[condition], word))),
  );
  if (!used) {
    const known = all.map((labels) => labels.join(' and ')).join(', ');
    return {
      problem: `The prompts use none of the known label words (${known}); add yours to “labels” in gyges.config.json.`,
    };
  }
  const [monitored, unmonitored] = used;
  if (wanted?.[0] === monitored && wanted[1] === unmonitored)
    return { problem: `The prompts already say “${monitored}” and “${unmonitored}”.` };
  const taken = wanted?.find((word) =>
    conditions.some((condition) => usesLabel(documents[condition], word)),
  );
  if (taken !== undefined)
    return { problem: `The prompts already use the word “${taken}”; choose other labels.` };
  const [first, second] = wanted ?? [unmonitored, monitored];
  const replacements = new Map([
    [monitored.toLowerCase(), first],
    [unmonitored.toLowerCase(), second],
  ]);
  const declared = new Set(
    conditions.flatMap((condition) => readGygesSettings(documents[condition]).manipulation),
  );
  return {
    edits: conditions.flatMap((condition) => labelEdits(documents[condition], replacements)),
    manipulation: [...declared].map((text) => replacedLabels(text, replacements)),
  };
}

function scratchpadChange(documents: Sides<PromptDocument>): Change | { problem: string } {
  const edits: TextEdit[] = [];
  const declared = new Set<string>();
  for (const condition of conditions) {
    const { reasoning, output, manipulation } = readGygesSettings(documents[condition]);
    if (reasoning.length === 0)
      return {
        problem: `gyges.reasoning of ${baseName(documents[condition].path)} names no scratchpad tags.`,
      };
    const removed = scratchpadEdits(documents[condition], reasoning, output);
    if ('problem' in removed) return removed;
    edits.push(...removed.edits);
    for (const text of manipulation) declared.add(text);
  }
  return { edits, manipulation: [...declared], remove: [['gyges.reasoning']] };
}

/** The new files, with suppressions for what the control is made for, and notes on what else the linter says. */
function assemble(
  documents: Sides<PromptDocument>,
  change: Change,
  request: ControlRequest,
): Authoring {
  const { loaded, config, kind, paths, resolvePartial } = request;
  const id = `${loaded.pair.id}-${kind.id}`;
  const write = (comments: readonly string[]): Sides<PromptDocument> => {
    const one = (condition: Condition): PromptDocument => {
      const document = documents[condition];
      const own = change.edits.filter(({ path }) => path === document.path);
      const edited = applyEdits(document.text, own);
      // Edits are in the template only, so that the front matter stands where it stood.
      const template = edited.slice(document.template.start);
      const head = changedFrontMatter(document, {
        set: { 'gyges.pair': id, 'gyges.manipulation': change.manipulation },
        ...(change.remove ? { remove: change.remove } : {}),
        comments,
      });
      return parsePrompt(paths[condition], head + template);
    };
    return { monitored: one('monitored'), unmonitored: one('unmonitored') };
  };
  const about = [`Control of ${loaded.pair.id}. ${kind.title}: ${kind.explanation}`];
  const linter = createLinter(config);
  const lint = (prompts: Sides<PromptDocument>): Finding[] =>
    linter.lintPair({
      pair: pairOf(prompts, id, resolvePartial),
      dataset: loaded.dataset,
      partials: loaded.partials,
      counterpartPath: paths.unmonitored,
    });
  const found = lint(write(about));
  const rules = [...new Set(found.map(({ rule }) => rule))].filter((rule) =>
    byDesign[kind.change.kind].test(rule),
  );
  const suppressions = rules.map(
    (rule) =>
      `gyges-disable-file ${rule} -- ${kind.title.toLowerCase()}: this is what the control is for`,
  );
  let prompts = write([...about, ...suppressions]);
  // A suppression that silences nothing in one of the files would be reported there.
  const idle = lint(prompts).filter(({ rule }) => rule === 'lint/unused-suppression');
  if (idle.length > 0) {
    const needed = (condition: Condition): string[] => {
      const path = paths[condition];
      const own = new Set(found.filter((finding) => finding.path === path).map(({ rule }) => rule));
      return [...about, ...suppressions.filter((_, index) => own.has(rules[index] ?? ''))];
    };
    prompts = {
      monitored: write(needed('monitored')).monitored,
      unmonitored: write(needed('unmonitored')).unmonitored,
    };
  }
  const before = new Set(linter.lintPair(loaded).map(({ rule }) => rule));
  const left = [...new Set(lint(prompts).map(({ rule, message }) => `${rule}: ${message}`))].filter(
    (text) => !before.has(text.slice(0, text.indexOf(':'))),
  );
  return {
    edits: [],
    creates: conditions.map((condition) => ({
      path: paths[condition],
      text: prompts[condition].text,
    })),
    notes: left,
  };
}

function pairOf(
  documents: Sides<PromptDocument>,
  id: string,
  resolvePartial: ResolvePartial,
): PromptPair {
  const side = (condition: Condition): PairSide => ({
    condition,
    document: documents[condition],
    composed: compose(documents[condition], resolvePartial),
  });
  return { id, monitored: side('monitored'), unmonitored: side('unmonitored') };
}
