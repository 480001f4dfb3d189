import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Term } from '../../../src/core/lint/lexicon/lexicon.js';
import { standardTerms } from '../../../src/core/lint/lexicon/standard-lexicon.js';

/** The source of a pattern without what only looks around, which no text can be made from. */
function withoutAssertions(source: string): string {
  let made = '';
  for (let at = 0; at < source.length;) {
    const look = /^\(\?(?:<?[=!])/.exec(source.slice(at));
    if (look !== null) at = endOfGroup(source, at);
    else if (source.startsWith('\\b', at)) at += 2;
    else if (source.startsWith('\\s', at)) {
      made += ' ';
      at += 2;
    } else if (source.startsWith('[^', at)) {
      // Anything may stand there; words and spaces let the pattern find its words again.
      made += '[a ]';
      at = source.indexOf(']', at + 2) + 1;
    } else if (source.startsWith('\\', at)) {
      made += source.slice(at, at + 2);
      at += 2;
    } else made += source.charAt(at++);
  }
  return made;
}

function endOfGroup(source: string, start: number): number {
  let depth = 0;
  let isInClass = false;
  for (let at = start; at < source.length; at++) {
    const sign = source[at];
    if (sign === '\\') at++;
    else if (isInClass) isInClass = sign !== ']';
    else if (sign === '[') isInClass = true;
    else if (sign === '(') depth++;
    else if (sign === ')' && --depth === 0) return at + 1;
  }
  throw new Error('the group has no end');
}

/** Words that a pattern matches, in lower case; most of its alternatives come up. */
function matchesOf({ pattern }: Term): string[] {
  const arbitrary = fc.stringMatching(new RegExp(withoutAssertions(pattern.source)), {
    maxLength: 300,
  });
  const texts = fc.sample(arbitrary, { numRuns: 400, seed: 7 });
  return texts
    .map((text) => text.replace(/\s+/g, ' '))
    .flatMap((text) => [text, `a ${text}.`])
    .flatMap((text) => Array.from(text.matchAll(pattern), ([words]) => words.toLowerCase()));
}

/** Whether an anchor begins a word of a text, or is a sign in it. */
function hasAnchor(text: string, anchors: readonly string[]): boolean {
  return anchors.some((anchor) => {
    for (let at = text.indexOf(anchor); at >= 0; at = text.indexOf(anchor, at + 1)) {
      if (!/^\w/.test(anchor) || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
    }
    return false;
  });
}

describe('anchors of terms', function () {
  this.timeout(60_000);

  for (const [index, term] of standardTerms.entries()) {
    it(`${String(index)} ${term.rule}: ${term.note}`, () => {
      const matches = matchesOf(term);
      assert.ok(matches.length > 0, 'no text was made that the pattern matches');
      const missed = matches.filter((text) => !hasAnchor(text, term.anchors));
      assert.deepEqual(missed.slice(0, 3), []);
    });
  }
});
