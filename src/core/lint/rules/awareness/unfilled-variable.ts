import { isKnownHelper } from '../../../prompt/helpers.js';
import { once } from '../../../text/once.js';
import type { Span } from '../../../text/span.js';
import { sentenceAround } from '../../lexicon/sentence-around.js';
import { writtenForm } from './written-form.js';

/** A variable in the syntax of another template language, or with a brace too few. */
export interface UnfilledVariable extends Span {
  readonly name: string;
  /** Whether the name is declared or a column of the dataset. */
  readonly isKnown: boolean;
}

/** Unused names that are looked for; more are a schema for something else. */
const mostUnused = 20;

/**
 * Where a text has a variable that Handlebars does not see.
 * @param names every variable that a value is given for
 * @param unused those of them that the prompt declares and never uses, which stand for certain where their name
 * is between signs of any template language
 */
export function* unfilledVariables(
  text: string,
  names: ReadonlySet<string>,
  unused: readonly string[],
): Generator<UnfilledVariable> {
  for (const name of unused.slice(0, mostUnused)) {
    // `{{history}}` is a helper, whatever is declared.
    if (!/^\w{1,60}$/.test(name) || isKnownHelper(name)) continue;
    const isTag = once(() => text.includes(`</${name}>`));
    for (const match of text.matchAll(inAnySigns(name))) {
      if (match[0].startsWith('<') && isTag()) continue;
      yield { name, isKnown: true, start: match.index, end: match.index + match[0].length };
    }
  }
  for (let start = text.indexOf('{'); start >= 0; start = text.indexOf('{', start + 1)) {
    single.lastIndex = start;
    const [written, name] = single.exec(text) ?? [];
    if (written === undefined || name === undefined) continue;
    const end = start + written.length;
    const isKnown = names.has(name);
    if (isKnown ? unused.includes(name) : !isBlankInProse(text, name, start, end)) continue;
    yield { name, isKnown, start, end };
  }
}

/** A name in single braces that no other language's signs stand before. */
const single = /(?<![{$\w"'\\])\{([A-Za-z_]\w{0,60})\}(?!\})/y;

/** Whether `{NAME}` in capitals stands in a sentence that does not speak of how something is written. */
function isBlankInProse(text: string, name: string, start: number, end: number): boolean {
  if (!/^[A-Z][A-Z_]{2,}$/.test(name)) return false;
  if (!/^(?:[\s(“"]|$)/.test(text[start - 1] ?? '') || !/^[\s.,;:!?)”"’]?$/.test(text[end] ?? ''))
    return false;
  const sentence = sentenceAround(text, start, 0);
  return !writtenForm.test(text.slice(sentence.start, sentence.end));
}

/** `{name}`, `{name}}`, `${name}`, `#{name}`, `{% name %}`, `%(name)s`, `%name%`, `[name]`, `[[name]]`, `<name>`, `$name`. */
function inAnySigns(name: string): RegExp {
  const word = name.replaceAll('_', '[ _-]');
  return new RegExp(
    String.raw`[$#%@]?\{[{%]?\s?${word}\s?[}%]?\}|%\(${word}\)[sd]|%${word}%|\[\[?${word}\]?\]|<<?${word}>?>|\$${word}\b`,
    'gi',
  );
}
