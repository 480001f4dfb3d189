import type { Location } from '../../../text/span.js';
import type { MessageTag, RoleTag, SideFacts } from '../../facts/side-facts.js';
import type { Report } from '../../rule.js';
import { defineRule, noOptions } from '../../rule.js';
import { bareTagName } from './bare-tag-name.js';
import { meantName } from './misspelt-tag.js';

export const tagMismatch = defineRule({
  id: 'scratchpad/tag-mismatch',
  scope: 'prompt',
  defaultSeverity: 'error',
  summary:
    'The tags the prompt asks for are not those of `gyges.reasoning` or `gyges.output`, or differ between the conditions.',
  fixable: false,
  options: noOptions,
  check({ facts, side, counterpart, report }) {
    const tags = facts.roleTags;
    reportMisspelt(facts, report);
    for (const role of ['reasoning', 'output'] as const) {
      const asked = tags.filter((tag) => tag.role === role);
      const finding =
        settingMismatch(facts, role, asked, counterpart) ??
        // One slip is one finding: only the monitored side looks at the other one.
        (side.condition === 'monitored' && counterpart !== undefined
          ? conditionMismatch(facts, asked, counterpart, otherTags(counterpart, role, asked))
          : undefined);
      if (finding !== undefined) report(finding);
    }
    if (side.condition !== 'monitored' || counterpart === undefined) return;
    const slip = slippedName(facts, counterpart);
    if (slip !== undefined) report(slip);
  },
});

/** A tag whose name is one letter off a usual one, once by name; what the cue or a setting names is meant. */
function reportMisspelt(facts: SideFacts, report: (finding: Report) => void): void {
  const seen = new Set<string>();
  for (const tag of facts.tags) {
    const meant = meantName(tag);
    if (meant === undefined || seen.has(tag.name)) continue;
    seen.add(tag.name);
    const [place] = facts.locate(tag.message, tag.span);
    if (place === undefined || facts.inManipulation(place)) continue;
    report({
      path: place.path,
      span: place,
      message: `<${tag.name}> looks like a slip of the pen for <${meant}>; what the model writes there would not be found.`,
    });
  }
}

/** None of the tags that the setting names is asked for, but another one is. */
function settingMismatch(
  facts: SideFacts,
  role: 'reasoning' | 'output',
  asked: readonly RoleTag[],
  counterpart: SideFacts | undefined,
): Report | undefined {
  const expected = facts.file.settings[role].map(bareTagName);
  const [first] = asked;
  if (expected.length === 0 || first === undefined || namesOneOf(expected, asked)) return undefined;
  if (asked.some((tag) => expected.some((name) => hasValue(tag, name)))) return undefined;
  if (expected.some((name) => isNamedAsTag(facts, name))) return undefined;
  // Where the other prompt's setting fits, the slip is in this setting: pair/settings-mismatch.
  const theirs = counterpart?.file.settings[role].map(bareTagName) ?? [];
  if (namesOneOf(theirs, asked)) return undefined;
  const [place] = facts.locate(first.message, first.span);
  if (place === undefined) return undefined;
  const { document } = facts.file;
  const setting = document.frontMatter?.spanOf([`gyges.${role}`]);
  return {
    path: place.path,
    span: place,
    message: `The prompt asks for <${first.name}>, but gyges.${role} is ${expected.join(', ')}, so the ${role} will not be found; make them the same.`,
    related:
      setting === undefined
        ? []
        : [{ path: document.path, ...setting, message: `gyges.${role} is set here.` }],
  };
}

/** Whether the prompt names a tag without its brackets: “between the tags target”, “the target tag”. */
function isNamedAsTag({ side }: SideFacts, name: string): boolean {
  if (name === '') return false;
  return side.composed.messages.some(({ text }) => {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const before = text.slice(Math.max(0, at - 12), at);
      const after = text.slice(at + name.length, at + name.length + 8);
      if (/(?:\btags? ["“‘`']?|&lt;)$/.test(before) || /^["”’`']? tags?\b/.test(after)) return true;
    }
    return false;
  });
}

/** Whether an attribute of a tag has a value, as `<reasoning tag="draft">` names the tag to think in. */
function hasValue({ message, span }: RoleTag, value: string): boolean {
  const written = message.text.slice(span.start, span.end).toLowerCase();
  return [`"${value.toLowerCase()}"`, `'${value.toLowerCase()}'`].some((quoted) =>
    written.includes(quoted),
  );
}

function namesOneOf(names: readonly string[], tags: readonly RoleTag[]): boolean {
  const known = new Set(names.map((name) => name.toLowerCase()));
  return tags.some(({ name }) => known.has(name.toLowerCase()));
}

/** A tag that only this side asks for, where the other side asks for one that is not asked for here. */
function conditionMismatch(
  facts: SideFacts,
  asked: readonly RoleTag[],
  counterpart: SideFacts,
  theirs: readonly MessageTag[],
): Report | undefined {
  const onlyHere = asked.find(({ name }) => !theirs.some((tag) => tag.name === name));
  const onlyThere = theirs.find(({ name }) => !asked.some((tag) => tag.name === name));
  if (onlyHere === undefined || onlyThere === undefined) return undefined;
  const [place] = facts.locate(onlyHere.message, onlyHere.span);
  const [other] = counterpart.locate(onlyThere.message, onlyThere.span);
  if (place === undefined || other === undefined || facts.inCue(place)) return undefined;
  return otherTagThere(onlyHere, place, onlyThere, other);
}

/**
 * A tag within the cue that only this side has, where the other side has one with a letter more or less: no cue is
 * told by that. Outside the cue it is pair/unintended-difference.
 */
function slippedName(facts: SideFacts, counterpart: SideFacts): Report | undefined {
  const here = onlyIn(facts, counterpart);
  const there = here.length === 0 ? [] : onlyIn(counterpart, facts);
  const tag = here.find((mine) => there.some((theirs) => isLetterApart(mine.name, theirs.name)));
  const twin = tag && there.find((theirs) => isLetterApart(tag.name, theirs.name));
  if (tag === undefined || twin === undefined) return undefined;
  const [place] = facts.locate(tag.message, tag.span);
  const [other] = counterpart.locate(twin.message, twin.span);
  if (place === undefined || other === undefined) return undefined;
  return facts.inCue(place) || counterpart.inCue(other)
    ? otherTagThere(tag, place, twin, other)
    : undefined;
}

/** Tags that only one prompt has; more are two scenarios. */
const mostCompared = 20;

/** The first tags of one side whose name the other side does not have. */
function onlyIn(facts: SideFacts, other: SideFacts): readonly MessageTag[] {
  const known = new Set(other.tags.map(({ name }) => name));
  return facts.tags.filter(({ name }) => !known.has(name)).slice(0, mostCompared);
}

/** Whether a name of at least four letters is another with one letter more or less. */
function isLetterApart(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (shorter.length < 4 || longer.length !== shorter.length + 1) return false;
  let at = 0;
  while (at < shorter.length && shorter[at] === longer[at]) at++;
  return /[a-z]/i.test(longer[at] ?? '') && shorter.slice(at) === longer.slice(at + 1);
}

function otherTagThere(
  tag: MessageTag,
  place: Location,
  twin: MessageTag,
  other: Location,
): Report {
  return {
    path: place.path,
    span: place,
    message: `The monitored prompt asks for <${tag.name}> where the unmonitored one asks for <${twin.name}>; use the same tag in both.`,
    related: [{ ...other, message: `<${twin.name}> here.` }],
  };
}

function otherTags(
  counterpart: SideFacts,
  role: 'reasoning' | 'output',
  asked: readonly RoleTag[],
): MessageTag[] {
  const names = new Set(asked.map(({ name }) => name.toLowerCase()));
  const known = counterpart.roleTags.filter((tag) => tag.role === role);
  const alike = counterpart.tags.filter(({ name }) => names.has(name.toLowerCase()));
  return [...known, ...alike];
}
