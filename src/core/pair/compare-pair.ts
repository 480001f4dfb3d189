import type { Condition } from './pair-comparison.js';
import type {
  BothSides,
  ComparedMessage,
  MessageSpan,
  PairMessages,
} from './diff/raw-difference.js';
import type { GygesConfig } from '../config/config.js';
import type { DatasetSummary } from '../prompt/dataset.js';
import type { ComposedPrompt } from '../prompt/composed-prompt.js';
import { bodyRelation } from './classes/body-relation.js';
import { classifyDifferences } from './classes/classify-differences.js';
import { decidesFate } from './reading/consequence.js';
import { contradictsItsCue } from './reading/contrary-statement.js';
import { contraryDifferences } from './classes/contrary-difference.js';
import { copiesOfCue } from './classes/copied-cue.js';
import type { PlacedStatement } from './classes/contrary-difference.js';
import { cueLexicon } from './reading/cue-lexicon.js';
import type { CueLexicon } from './reading/cue-lexicon.js';
import type { CueReader, CueReading } from './reading/cue-polarity.js';
import { leanOf, readCue } from './reading/cue-polarity.js';
import { isEmptyElement } from './words/element.js';
import type { FoundCue } from './cue/found-cue.js';
import { findCue } from './cue/find-cue.js';
import { normalizeLineEndings } from './diff/line-endings.js';
import { declaredSpans, dividedAtDeclared } from './regions/declared-spans.js';
import { declaredManipulation, isDeclared } from './classes/manipulation.js';
import type {
  Cue,
  CueKind,
  CuePair,
  Difference,
  DifferenceSide,
  PairComparison,
  PromptPair,
} from './pair-comparison.js';
import { placeOf } from './place.js';
import { rawDifferences } from './diff/raw-differences.js';
import { allStatements } from './reading/all-statements.js';
import type { Statement } from './reading/cue-statements.js';
import { textAt } from './diff/differing-text.js';
import { hasLegend, isInLegend } from './cue/legend.js';
import { regionsOf } from './regions/regions.js';
import { withRewritten } from './regions/rewritten.js';
import { rescan } from '../text/rescan.js';
import { moved, overlaps } from '../text/span.js';

/**
 * What differs between the two prompts of a pair and which of it tells the model its condition.
 * Undefined when one of the prompts is missing. Takes milliseconds; bounded whatever the input.
 */
export function comparePair(
  pair: PromptPair,
  config: GygesConfig,
  dataset?: DatasetSummary,
): PairComparison | undefined {
  return createComparer(config)(pair, dataset);
}

/** Compares the prompts of a pair; the dataset lets it look into variables that hold the cue. */
export type PairComparer = (
  pair: PromptPair,
  dataset?: DatasetSummary,
) => PairComparison | undefined;

/** A comparison with the lexicon of one configuration compiled once. */
export function createComparer(
  config: GygesConfig,
  lexicon: CueLexicon = cueLexicon(config),
): PairComparer {
  return (pair, dataset) => compareWith(pair, lexicon, dataset);
}

function compareWith(
  pair: PromptPair,
  lexicon: CueLexicon,
  dataset: DatasetSummary | undefined,
): PairComparison | undefined {
  if (pair.monitored === undefined || pair.unmonitored === undefined) return undefined;
  const prompts = { monitored: pair.monitored.composed, unmonitored: pair.unmonitored.composed };
  const messages = {
    monitored: comparedMessages(prompts.monitored),
    unmonitored: comparedMessages(prompts.unmonitored),
  };
  const raw = rawDifferences(messages.monitored, messages.unmonitored);
  const declared = declaredManipulation(pair);
  const declaredPlaces = declaredSpans(declared, raw.differences, messages);
  const divided = dividedAtDeclared(raw.differences, declaredPlaces, messages);
  const read = cueReader(lexicon, dataset);
  const regions = withRewritten(regionsOf(divided, messages, read, declaredPlaces), messages, read);
  const search = findCue(
    regions,
    (region) => region.differences.every((item) => isDeclared(item, declared, messages)),
    messages,
    read,
  );

  const classified = classifyDifferences(divided, search, declared, messages);
  const differences = classified.map(({ kind, isDeclared, ...spans }): Difference => {
    const monitored = sideOf(prompts.monitored, messages.monitored, spans.monitored);
    const unmonitored = sideOf(prompts.unmonitored, messages.unmonitored, spans.unmonitored);
    const inManipulation = kind === 'cue' || kind === 'declared';
    return { kind, inManipulation, isDeclared, monitored, unmonitored };
  });
  const statements = statementsOfPair(messages, lexicon);
  const cues = (['monitored', 'unmonitored'] as const)
    .map((side) => search.cue[side] && textAt(search.cue[side].unit, messages[side]))
    .join('\n');
  const sameMessages = raw.messages.every(
    (item) =>
      messages.monitored[item.monitored]?.role === messages.unmonitored[item.unmonitored]?.role,
  );
  const cuePair = ({ monitored, unmonitored }: BothSides<FoundCue | undefined>): CuePair => ({
    monitored: toCue(prompts.monitored, messages.monitored, monitored),
    unmonitored: toCue(prompts.unmonitored, messages.unmonitored, unmonitored),
  });
  const isUnread = search.cue.monitored === undefined || search.cue.monitored.polarity === 'silent';
  const isIdentical = sameMessages && raw.differences.every(({ kind }) => kind === 'whitespace');
  const cue = cuePair(search.cue);
  const statementsOf = (side: Condition): Cue[] => {
    const differing = contraryDifferences(side, classified, messages[side], cues, read);
    const copies = copiesOfCue(side, search.cue, messages, read);
    const ofOwn = statements[side].filter(
      ({ message, statement }) =>
        !isInLegend(
          messages[side][message]?.text ?? '',
          statement.start,
          side,
          search.cue,
          messages,
        ),
    );
    const said = [...ofOwn, ...differing, ...copies];
    const further = otherStatements(
      side,
      prompts[side],
      messages[side],
      search.cue[side],
      said,
      read,
    );
    return cue[side] === undefined ? further : [cue[side], ...further];
  };
  return {
    relation: isIdentical ? 'identical' : bodyRelation(raw.messages, classified, search, messages),
    differences,
    cue,
    furtherCues: search.further.map(cuePair),
    statements: {
      monitored: statementsOf('monitored'),
      unmonitored: statementsOf('unmonitored'),
    },
    hasLegend: isUnread && messages.monitored.some(({ text }) => hasLegend(text, read)),
    coarse: raw.coarse,
  };
}

/** What the messages of both prompts state; what they have in common is read once. */
function statementsOfPair(
  messages: PairMessages,
  lexicon: CueLexicon,
): BothSides<readonly PlacedStatement[]> {
  const scan =
    ({ role }: ComparedMessage) =>
    (text: string): readonly Statement[] =>
      allStatements(text, role === 'model', lexicon);
  const monitored = messages.monitored.map((message) => scan(message)(message.text));
  const unmonitored = messages.unmonitored.map((message, index) => {
    const same = messages.monitored[index];
    const similar =
      same?.role === message.role ? { text: same.text, found: monitored[index] ?? [] } : undefined;
    return rescan(message.text, similar, scan(message), moved);
  });
  return { monitored: placed(monitored), unmonitored: placed(unmonitored) };
}

/** @param found the statements of each message */
function placed(found: readonly (readonly Statement[])[]): readonly PlacedStatement[] {
  return found.flatMap((statements, message) =>
    statements.map((statement) => ({ message, statement })),
  );
}

/** Reads each text once. */
function cueReader(lexicon: CueLexicon, dataset: DatasetSummary | undefined): CueReader {
  const readings = new Map<string, CueReading>();
  return (text) => {
    const known = readings.get(text);
    if (known !== undefined) return known;
    // The name of a tag says nothing of its value.
    const reading = readCue(isEmptyElement(text) ? '' : withCells(text, dataset), lexicon);
    readings.set(text, reading);
    return reading;
  };
}

/** The text with its variables filled from the first row of the dataset that has a value. */
function withCells(text: string, dataset: DatasetSummary | undefined): string {
  if (dataset === undefined || !text.includes('{{')) return text;
  return text.replace(/\{\{\{?\s*([\w.]{1,100})\s*\}?\}\}/g, (expression, name: string) => {
    const cell = dataset.cells.find(({ column, value }) => column === name && value.trim() !== '');
    return cell?.value.slice(0, 1000) ?? expression;
  });
}

function comparedMessages(prompt: ComposedPrompt): ComparedMessage[] {
  return prompt.messages.map((source, index) => {
    const { text, original } = normalizeLineEndings(source.text);
    return { role: source.role, index, source, text, original };
  });
}

function sideOf(
  prompt: ComposedPrompt,
  messages: readonly ComparedMessage[],
  span: MessageSpan,
): DifferenceSide {
  const { path, start, end } = placeOf(prompt, messages, span);
  return { path, start, end, text: originalText(prompt, messages, span), message: span.message };
}

function originalText(
  prompt: ComposedPrompt,
  messages: readonly ComparedMessage[],
  span: MessageSpan,
): string {
  const message = messages[span.message];
  const text = prompt.messages[span.message]?.text ?? '';
  return message === undefined
    ? ''
    : text.slice(message.original(span.start), message.original(span.end));
}

function toCue(
  prompt: ComposedPrompt,
  messages: readonly ComparedMessage[],
  found: FoundCue | undefined,
): Cue | undefined {
  if (found === undefined) return undefined;
  const { span, unit, reading, polarity, lean } = found;
  const { path, start, end, text, message } = sideOf(prompt, messages, span);
  const whole = originalText(prompt, messages, unit);
  return {
    path,
    start,
    end,
    text,
    message,
    unit: whole,
    kinds: kindsOf(reading, whole),
    polarity,
    lean,
  };
}

function kindsOf({ kinds }: CueReading, text: string): readonly CueKind[] {
  const all = new Set(kinds);
  if (decidesFate(text)) all.add('consequence');
  return all.size === 0 ? ['other'] : [...all];
}

/** What is said of the condition beside the cue, or in it against it; each place once. */
function otherStatements(
  condition: Condition,
  prompt: ComposedPrompt,
  messages: readonly ComparedMessage[],
  cue: FoundCue | undefined,
  said: readonly PlacedStatement[],
  read: CueReader,
): Cue[] {
  const found: Cue[] = [];
  const places = new Set<string>();
  for (const { message: index, statement } of said) {
    const message = messages[index];
    const place = `${String(index)}:${String(statement.start)}`;
    if (message !== undefined && !places.has(place)) {
      places.add(place);
      const { start, end, reading, polarity } = statement;
      const span = { message: message.index, start, end };
      if (
        cue?.span.message === message.index &&
        overlaps(cue.unit, span) &&
        !contradictsItsCue(statement, condition, cue.unit, message.text, read)
      ) {
        continue;
      }
      const side = sideOf(prompt, messages, span);
      found.push({
        ...side,
        unit: side.text,
        kinds: kindsOf(reading, side.text),
        polarity,
        lean: leanOf(reading),
      });
    }
  }
  return found;
}
