import type { Cue } from '../../../pair/pair-comparison.js';
import type { Location, Span } from '../../../text/span.js';
import type { SideFacts } from '../../facts/side-facts.js';
import { sentenceAround } from '../../lexicon/sentence-around.js';
import { mayDeny } from './denial.js';

/** Who is watched while thinking: “your working is sent to …”, “every step is streamed”, “everything you write here”. */
const reasoningShared =
  /\b(?:your|its|the|every|each|all)\s+(?:[\w-]{1,20}\s+){0,2}?(?:reasoning|workings?|thinking|thoughts|scratch ?pad|deliberations?|considerations|steps?)\b|\b(?:scratch ?pad|reasoning|thinking|thoughts|working)s?\s+included\b|\b(?:everything|all)\s+(?:that\s+)?you\s+(?:write|type|think)\b(?!\s+(?:to|for|between|outside|after|beside|below|on|under|inside|within|into)\b|\s+in\s+(?:the\s+|your\s+)?\W?(?:output|reply|replies|answers?|final)\b)/i;

/** What promises that nobody gets to see something. */
const promise =
  /\b(?:seen|read|opened|viewed|shown|known)\s+(?:by|to)\s+(?:nobody|no[- ]one)\b|\b(?:nobody|no[- ]one|no\s+(?:human(?:\s+being)?|person)|none)\s+(?:(?:else|apart from you|but you|except you|other than you)\s+)?(?:\w{1,12}\s+){0,3}?(?:sees?|reads?|opens?|looks?|views?)\b|\bnever\s+(?:\w{1,12}\s+(?:or|nor)\s+)?(?:seen|read|opened|viewed|shown)\s+(?:by|to)\s+any(?:one|body)\b|\bbefore\s+any(?:one|body)\s+(?:can\s+|could\s+)?(?:opens?|sees?|reads?)\b|\b(?:for|by|to|with)\s+you\s+(?:only|alone)\b|\byours\s+(?:only|alone)\b|\bonly\s+you\s+(?:can\s+)?(?:see|read)\b/i;

/** Tags and names of the scratchpad that are looked at. */
const placeLimit = 40;

/**
 * What both prompts promise of the scratchpad, that nobody sees it, where the cue of the monitored one says that
 * the reasoning is observed too; undefined where it says no such thing.
 * @param words all that the monitored prompt has for a cue
 * @param counterpart the text of the other prompt
 */
export function brokenPromise(
  facts: SideFacts,
  cue: Cue,
  words: string,
  counterpart: string,
): (Location & { readonly text: string }) | undefined {
  if (cue.polarity !== 'watched' || mayDeny(words)) return undefined;
  const isShared = reasoningShared.test(words);
  const places = [
    ...facts.tags.map(({ message, span, name }) => ({ message, start: span.start, name })),
    ...facts.scratchpadNames.map((part) => ({ ...part, name: '' })),
  ];
  for (const { message, start, name } of places.slice(0, placeLimit)) {
    if (!isShared && !isEnclosed(name, words)) continue;
    for (const sentence of sentencesAbout(message.text, start, name)) {
      const text = message.text.slice(sentence.start, sentence.end).trim();
      const [place] = facts.locate(message, sentence);
      if (place === undefined || facts.inManipulation(place)) continue;
      if (promise.test(text) && counterpart.includes(text)) return { ...place, text };
    }
  }
  return undefined;
}

/** What goes on about a tag that the sentence before it names. */
const goingOn =
  /^(?:it|they|this|that|these|nobody|no[- ]one|what you (?:write|put) (?:there|in it))\b/i;

/** The sentence in which a tag stands, and the one after it that goes on about it. */
function sentencesAbout(text: string, start: number, name: string): Span[] {
  const own = sentenceAround(text, start, text.lastIndexOf('\n', start - 1) + 1);
  const from = own.end + (/^[ \n]/.exec(text.slice(own.end, own.end + 1))?.[0].length ?? 0);
  const next = { start: from, end: sentenceAround(text, from, from).end };
  const words = text.slice(next.start, next.end);
  const isAboutIt = goingOn.test(words) || (name !== '' && beginsWith(words, name));
  return isAboutIt ? [own, next] : [own];
}

/** Whether words begin with a name, behind an article or not. */
function beginsWith(words: string, name: string): boolean {
  const bare = words.toLowerCase().replace(/^(?:the|your|these|all) /, '');
  return bare.startsWith(name.toLowerCase());
}

/** Whether what stands in a tag goes with what is observed: “your decisions, with the notes” of `<notes>`. */
function isEnclosed(name: string, words: string): boolean {
  const lower = words.toLowerCase();
  return (
    name !== '' &&
    [
      'with the',
      'with your',
      'including the',
      'including your',
      'along with the',
      'and the',
      'and your',
    ].some((joint) => lower.includes(`${joint} ${name.toLowerCase()}`))
  );
}
