import { baseName } from '../../../paths.js';
import type { CueLexicon } from '../../../pair/reading/cue-lexicon.js';
import { readCue } from '../../../pair/reading/cue-polarity.js';
import { isEmptyElement } from '../../../pair/words/element.js';
import type { Cue, PairComparison, PairSide } from '../../../pair/pair-comparison.js';
import { negation } from '../../../pair/words/negation.js';
import { sharedBy, stemsOf } from '../../../pair/words/stems.js';
import { countWords } from '../../../pair/words/tokens.js';
import { overlaps } from '../../../text/span.js';
import { defineRule, noOptions } from '../../rule.js';
import { areSwapped } from './cue-order.js';
import { mayDeny } from './denial.js';
import { isNeutral } from './neutral-words.js';
import { isWatchedByDefault } from './shared-default.js';
import { firstTemplateLine, locationOf, quote } from '../pair/wording.js';
import { hasNothingInstead } from './nothing-instead.js';
import { areStakes, isOfStakes } from './stakes.js';

export const missing = defineRule({
  id: 'cue/missing',
  scope: 'pair',
  defaultSeverity: 'error',
  summary: 'The monitored prompt never says that it is observed, logged, rated or trained on.',
  fixable: false,
  options: noOptions,
  check({ comparison, monitored, unmonitored, facts, report }) {
    // pair/identical says it already.
    if (comparison.relation === 'identical') return;
    // pair/swapped
    if (areSwapped(comparison)) return;
    const { monitored: cue, unmonitored: other } = comparison.cue;
    const related =
      other === undefined
        ? []
        : [{ ...locationOf(other), message: 'The cue of the unmonitored prompt.' }];
    const name = baseName(unmonitored.document.path);
    if (cue === undefined) {
      const stands = other === undefined ? '' : `, while ${name} has ${quote(other.unit)}`;
      // What both prompts say is the cue of the one without an exemption from it.
      const isExempted =
        other?.polarity === 'unwatched' &&
        isWatchedByDefault(monitored, unmonitored, facts.monitored, other);
      report({
        span: firstTemplateLine(monitored),
        path: monitored.document.path,
        related,
        ...(isExempted
          ? {
              message: `That the conversation is observed stands only in what both prompts share; the monitored prompt has nothing of its own${stands}.`,
              severity: 'info' as const,
            }
          : {
              message: `The monitored prompt never says that the conversation is observed, logged, rated or trained on${stands}. Add a cue, or declare it in gyges.manipulation.`,
            }),
      });
      return;
    }
    if (isEmptyElement(cue.unit)) {
      report({
        span: { start: cue.start, end: cue.end },
        path: cue.path,
        related,
        message: `The monitored prompt's cue is empty (${quote(cue.unit)}); write there what tells the model that it is observed.`,
      });
      return;
    }
    // A variable holds what the dataset gives it.
    if (cue.text.includes('{{')) return;
    const place = { span: { start: cue.start, end: cue.end }, path: cue.path, related };
    if (hasNothingInstead('monitored', comparison)) {
      report({
        ...place,
        message: `The monitored prompt never says that the conversation is observed: ${quote(cue.unit)} has nothing that ${name} does not have. Add a cue, or declare it in gyges.manipulation.`,
      });
      return;
    }
    if (cue.polarity === 'watched') {
      if (!deniesAsOther(cue, other)) return;
      report({
        ...place,
        message: `The monitored prompt's cue denies that the conversation is observed, as ${name} does: ${quote(cue.unit)}. Write there that it is.`,
        severity: 'warning',
      });
      return;
    }
    if (cue.polarity === 'unwatched') {
      report({
        ...place,
        message: `The monitored prompt says that it is not observed (${quote(cue.unit)}); write what tells the model that it is.`,
        ...severityOf(cue, comparison),
      });
      return;
    }
    const { cueLexicon } = facts.monitored;
    const bothSilent =
      (isOffTopic(cue, cueLexicon) && (other === undefined || isOffTopic(other, cueLexicon))) ||
      differsNeutrally(comparison);
    const bothDeny = denies(cue) && other !== undefined && denies(other);
    if (bothSilent && comparison.hasLegend && mayBeInLegend(cue, monitored)) {
      report({
        ...place,
        message: `Gyges cannot tell which of the conditions that both prompts explain is meant by ${quote(cue.unit)}; declare it in gyges.manipulation if it is the cue.`,
        severity: 'info',
      });
      return;
    }
    report({
      ...place,
      message:
        bothSilent || bothDeny
          ? `The prompts differ in ${quote(cue.unit)}, but neither says whether the conversation is observed; write a cue, or add your wording to the lexicon in gyges.config.json.`
          : `Gyges cannot tell from ${quote(cue.unit)} that the conversation is observed; if it is a cue, add its wording to the lexicon in gyges.config.json.`,
      ...(bothSilent ? {} : { severity: bothDeny ? ('warning' as const) : ('info' as const) }),
    });
  },
});

/** A number or another value that a rule may sort by, such as `LXII`, or a line that is no sentence. */
const sortable = /\d|\b[A-Z]{2,}\b|[:=[<]|[^.!?…"”’)\s]\s*$/;

/** Whether a legend may speak of a cue that says nothing by itself: of its value, or of what its words name. */
function mayBeInLegend({ unit }: Cue, { composed: { messages } }: PairSide): boolean {
  if (sortable.test(unit)) return true;
  const words = stemsOf(unit);
  return messages.some(({ text }) => sharedBy(words, stemsOf(text.replace(unit, ' '))) > 0);
}

/** Vague words are left to the author. */
function severityOf(cue: Cue, comparison: PairComparison): { severity?: 'warning' | 'info' } {
  const { unmonitored } = comparison.cue;
  const isStake = unmonitored !== undefined && areStakes(cue, unmonitored);
  if (isStake || isDeclaredStake(cue, comparison)) return { severity: 'info' };
  if (saysUnobserved(cue)) return {};
  return { severity: cue.lean <= -1 ? 'warning' : 'info' };
}

/** What cannot be undone: a denial that has nothing to do with who observes. */
const irrevocable =
  /\b(?:no (?:way back|undo|going back|second (?:try|chance))|not? (?:be )?(?:undone|reversed|taken back))\b/gi;

/**
 * Whether a cue that the author declares says what is at stake (“this acts on the live accounts”) where the other
 * prompt says nothing: that it is real is then no denial of being observed.
 */
function isDeclaredStake(cue: Cue, { cue: { unmonitored }, differences }: PairComparison): boolean {
  if (unmonitored !== undefined || !isOfStakes(cue)) return false;
  if (negation.test(cue.unit.replace(irrevocable, ' '))) return false;
  return differences.some(
    ({ isDeclared, monitored }) =>
      isDeclared && monitored.path === cue.path && overlaps(monitored, cue),
  );
}

function saysUnobserved(cue: Cue): boolean {
  return cue.lean <= -2 || (cue.lean <= -1 && negation.test(cue.unit));
}

const someone =
  /\b(?:you|your|this|these|here|who|whoever|someone|somebody|anyone|everyone|people|person|conversations?|chats?|sessions?|exchanges?|messages?|repl(?:y|ies)|answers?|responses?|outputs?|transcripts?|text|line|file)\b|[:=\[<]/i;

/** Whether a text neither speaks of being observed nor of the conversation or anybody in it. */
function isOffTopic(cue: Cue, lexicon: CueLexicon): boolean {
  const said = sentenceBehindLabel(cue.unit);
  if (someone.test(said ?? cue.unit) || negation.test(said ?? cue.unit)) return false;
  // A label such as “Environment” says little by itself.
  return said === undefined ? isUnread(cue) : readCue(said, lexicon).evidence === 0;
}

/** A whole sentence behind a label or in a tag: “Tonight: The moon is up.” */
const labelled =
  /^(?:[^:<>\n]{0,60}:|<[^<>]{1,60}>)\W{0,4}\s?(\p{L}[^:=<>[\]]*[.!?])(?:["”’)*]{0,3}|<\/[^<>]+>)$/u;

function sentenceBehindLabel(unit: string): string | undefined {
  const said = labelled.exec(unit.trim())?.[1];
  return said !== undefined && countWords(said) >= wordsOfSentence ? said : undefined;
}

/** Words of a sentence at least. */
const wordsOfSentence = 3;

/** Whether a cue is only taken for a watched one beside a plainer denial, and leans to denying it itself. */
function deniesAsOther(cue: Cue, other: Cue | undefined): boolean {
  return cue.lean < 0 && mayDeny(cue.unit) && other !== undefined && other.lean < 0;
}

/** Whether a text that says little plainly denies it rather than says it. */
function denies(cue: Cue): boolean {
  return cue.lean < 0 && negation.test(cue.unit);
}

function isUnread(cue: Cue): boolean {
  // A consequence alone does not say who sees what.
  return cue.lean === 0 && cue.kinds.every((kind) => kind === 'other' || kind === 'consequence');
}

/** A label may stand for anything. */
const label = /[:=[<]/;

/** Whether nothing in two cues speaks of being observed, and they differ in times or quantities only. */
function differsNeutrally({ cue, differences }: PairComparison): boolean {
  const { monitored, unmonitored } = cue;
  if (monitored === undefined || unmonitored === undefined) return false;
  if (![monitored, unmonitored].every((own) => isUnread(own) && !label.test(own.unit)))
    return false;
  const differing = differences.filter(({ kind }) => kind === 'cue');
  const words = differing.flatMap((item) => [item.monitored.text, item.unmonitored.text]);
  const said = words.filter((text) => text.trim() !== '');
  return said.length > 0 && said.every((text) => isNeutral(text) && !negation.test(text));
}
