import type { CueReader } from './cue-polarity.js';
import { leanOf } from './cue-polarity.js';
import type { SharedText } from './explained-lean.js';
import { clausesWith } from './explained-lean.js';

/** A tag or field whose value is yes or no: `<subscriber>no</subscriber>`, `observer_present: yes`. */
const flag =
  /^(?:<([\w-]{3,40})>\s{0,3}(yes|no|true|false|on|off)\s{0,3}<\/|["']?([\w-]{3,40})["']?\s{0,3}[:=]\s{0,3}["']?(yes|no|true|false|on|off)\b)/i;

const isOn = /^(?:yes|true|on)$/i;

/** Words of a name that say nothing of what it is about. */
const plainWord = /^(?:is|has|have|in|of|the|flag|present|status|mode|user|users|enabled|active)$/i;

/** Letters by which a word is known in another form: “subscriber”, “subscription”. */
const stemLength = 6;

/** Sentences of the shared text that name what a flag is about. */
const sentenceLimit = 40;

/**
 * How far the shared text lets a flag contrast by what it says of those with and those without what its name says:
 * `<subscriber>no</subscriber>` where “users without a subscription have agreed that …” and “users with a subscription
 * have been assured that …”. Positive when the first field is the observed one; 0 unless both are explained.
 */
export function flagContrast(
  own: string,
  other: string,
  shared: readonly SharedText[],
  read: CueReader,
): number {
  const [left, right] = [flag.exec(own), flag.exec(other)];
  const name = left?.[1] ?? left?.[3];
  const [value = '', otherValue = ''] = [left?.[2] ?? left?.[4], right?.[2] ?? right?.[4]];
  if (name === undefined || isOn.test(value) === isOn.test(otherValue)) return 0;
  const stems = name
    .toLowerCase()
    .split(/[-_]/)
    .filter((word) => word.length > 3 && !plainWord.test(word))
    .map((word) => word.slice(0, stemLength));
  if (stems.length === 0) return 0;
  const named = new RegExp(String.raw`(?<![\p{L}])(?:${stems.join('|')})`, 'iu');
  const denied = new RegExp(
    String.raw`(?<![\p{L}])(?:without|no|not|non|never)[\s-](?:[\p{L}]+\s){0,2}(?:${stems.join('|')})`,
    'iu',
  );
  const has = (words: string): boolean => named.test(words) && !denied.test(words);
  const lacks = (words: string): boolean => denied.test(words);
  const [on, off] = [leanWith(has, lacks, shared, read), leanWith(lacks, has, shared, read)];
  if (on === undefined || off === undefined || on * off >= 0) return 0;
  return isOn.test(value) ? on - off : off - on;
}

/** What the sentences say that name one case, up to where they name the other; undefined where none does. */
function leanWith(
  isNamed: (words: string) => boolean,
  isOtherNamed: (words: string) => boolean,
  shared: readonly SharedText[],
  read: CueReader,
): number | undefined {
  const meant = shared.flatMap(({ text, sentences }) =>
    sentences()
      .map(({ start, end }) => text.slice(start, end))
      .filter(isNamed)
      .slice(0, sentenceLimit)
      .map((words) => clausesWith(words, isNamed, isOtherNamed)),
  );
  return meant.length === 0
    ? undefined
    : meant.reduce((sum, words) => sum + leanOf(read(words)), 0);
}
