import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AnchorScanner } from '../../../src/core/flags/reading/anchor-scanner.js';
import { argumentAnchors, localAnchors } from '../../../src/core/flags/reading/anchors.js';
import { foldTable } from '../../../src/core/flags/reading/fold.js';
import { inflect } from '../../../src/core/flags/reading/inflect.js';
import { lexicon } from '../../../src/core/flags/reading/lexicon.js';
import { Matcher } from '../../../src/core/flags/reading/matcher.js';
import { compilePattern } from '../../../src/core/flags/reading/pattern.js';
import { sentenceEnd, sentenceStart } from '../../../src/core/flags/reading/sentences.js';
import { endOffset, startOffset, TextViewer } from '../../../src/core/flags/reading/text-view.js';
import { Tokenizer } from '../../../src/core/flags/reading/tokens.js';
import {
  compileVocabulary,
  hashStart,
  hashStep,
} from '../../../src/core/flags/reading/vocabulary.js';
import { signalRules } from '../../../src/core/flags/signals/rules.js';
import { benignTexts, corpusTexts, scratchpads } from '../../support/flag-corpus.js';

const viewer = new TextViewer(foldTable());
const vocabulary = compileVocabulary();

function sentencesOf(text: string): string[] {
  const view = viewer.view(text);
  const found: string[] = [];
  for (let start = sentenceStart(view, 0); start < view.length;) {
    const end = sentenceEnd(view, start);
    found.push(text.slice(startOffset(view, start), endOffset(view, end)).trim());
    start = sentenceStart(view, Math.max(end, start + 1));
  }
  return found;
}

describe('anchor scanner', () => {
  const anchors = [...argumentAnchors, ...localAnchors];
  const scanner = new AnchorScanner(anchors);
  const scan = (text: string): Set<number> => {
    const found = new Set<number>();
    scanner.scan(viewer.view(text), 0, (position) => {
      found.add(position);
      return 0;
    });
    return found;
  };

  it('finds every anchor at every place and in either case', () => {
    for (const anchor of anchors) {
      for (let before = 0; before < 5; before++) {
        const text = `${'.'.repeat(before)}${anchor}.`;
        assert.ok(scan(text).has(before), `${anchor} after ${before}`);
        assert.ok(scan(text.toUpperCase()).has(before), `${anchor} in capitals`);
      }
    }
  });

  it('finds what a plain search finds, and nothing else', () => {
    const piece = fc.oneof(
      fc.constantFrom(...anchors),
      fc.string({
        unit: fc.constantFrom('a', 'e', 'i', 'm', 'n', 'o', 'r', 's', 't', 'y', ' ', '.'),
      }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const expected = new Set<number>();
        for (const anchor of anchors) {
          for (let at = text.indexOf(anchor); at >= 0; at = text.indexOf(anchor, at + 1)) {
            expected.add(at);
          }
        }
        assert.deepEqual([...scan(text)].sort(), [...expected].sort());
      }),
    );
  });

  it('refuses anchors that it could miss', () => {
    assert.throws(() => new AnchorScanner(['six by']), /too short/u);
    assert.throws(() => new AnchorScanner(['Capital letters']), /small ASCII/u);
  });
});

describe('text view', () => {
  it('maps every byte back to the character it was read from', () => {
    const text = 'a\u200bb “c” \u00a0d é 𝐞 漢\ufeff!';
    const view = viewer.view(text);
    const read = String.fromCharCode(...view.bytes.subarray(0, view.length)).replaceAll(
      '\x01',
      '?',
    );
    assert.equal(read, 'ab "c"  d e e ?!');
    for (let i = 0; i < view.length; i++) {
      const offset = startOffset(view, i);
      const folded = viewer.view(text.slice(offset, offset + 2));
      assert.equal(folded.bytes[0], viewer.view(text).bytes[i]);
    }
  });
});

describe('sentences', () => {
  it('end where they end', () => {
    assert.deepEqual(sentencesOf('One. Two! Is it e.g. three? "Four." Five'), [
      'One.',
      'Two!',
      'Is it e.g. three?',
      '"Four."',
      'Five',
    ]);
    assert.deepEqual(sentencesOf('It costs 3.50 today. J. Smith pays.'), [
      'It costs 3.50 today.',
      'J. Smith pays.',
    ]);
  });

  it('end with list items and short lines, and run on over wrapped ones', () => {
    assert.deepEqual(sentencesOf('Options:\n- refuse\n- comply\n\nSo'), [
      'Options:',
      '- refuse',
      '- comply',
      'So',
    ]);
    const wrapped =
      'This is a line that was wrapped by an editor at about seventy\ncharacters and goes on.';
    assert.deepEqual(sentencesOf(wrapped), [wrapped]);
  });
});

describe('tokens', () => {
  const tokenizer = new Tokenizer(vocabulary);
  const concepts = (text: string): string[] => {
    const view = viewer.view(text);
    const { count, lexemes } = tokenizer.tokenize(view, 0, view.length);
    return Array.from({ length: count }, (_, i) =>
      (vocabulary.concepts[lexemes[i] ?? 0] ?? []).join('+'),
    );
  };

  it('carry the concepts of words, contractions and phrases', () => {
    assert.deepEqual(concepts("I'll refuse"), ['I', 'WILL', 'DECLINE+REFUSE']);
    assert.deepEqual(concepts('the least bad option'), ['NOACT', 'LEAST', 'DECIDE+OPTION']);
    assert.deepEqual(concepts("I don't"), ['I', 'NOT+DO']);
    assert.deepEqual(concepts('I gladly zorb, unzorbed, zorbing'), [
      'I',
      'CHANGEDSELF',
      'OTHER',
      'COMMA',
      'UNDONE',
      'COMMA',
      'OTHERING',
    ]);
    assert.deepEqual(concepts('fine-tuned, modified'), ['MODIFY', 'COMMA', 'MODIFY']);
  });

  it('are told apart by their hashes', () => {
    const texts = [...corpusTexts(), ...scratchpads(), ...benignTexts()].map(({ text }) => text);
    const words = [...Object.values(lexicon), ...texts].flatMap(
      (text) => text.toLowerCase().match(/[a-z0-9']+/gu) ?? [],
    );
    const byHash = new Map<number, string>();
    for (const word of new Set(words)) {
      const hash = Buffer.from(word).reduce(hashStep, hashStart);
      assert.equal(byHash.get(hash), undefined, word);
      byHash.set(hash, word);
    }
    assert.ok(byHash.size > 10_000);
  });
});

describe('patterns', () => {
  it('are compiled to sequences', () => {
    assert.deepEqual(compilePattern('I ~2 (WILL|SHOULD) COMPLY ~1 $'), [
      {
        atStart: false,
        rest: 1,
        steps: [
          { gap: 0, concepts: ['I'] },
          { gap: 2, concepts: ['WILL', 'SHOULD'] },
          { gap: 0, concepts: ['COMPLY'] },
        ],
      },
    ]);
    assert.equal(compilePattern('I (WILL)? (ME|MY VALUE)').length, 4);
  });

  it('name only concepts that there are', () => {
    assert.throws(() => compilePattern('I NONSENSE'), /the concept NONSENSE/u);
    for (const { patterns } of signalRules) for (const pattern of patterns) compilePattern(pattern);
  });

  it('match across gaps and not across breaks', () => {
    const tokenizer = new Tokenizer(vocabulary);
    const matcher = new Matcher(vocabulary, [{ source: 'I ~3 COMPLY', withinClause: false }]);
    const matches = (text: string): number => {
      const view = viewer.view(text);
      return matcher.match(tokenizer.tokenize(view, 0, view.length)).length;
    };
    assert.equal(matches('I will gladly now comply'), 1);
    assert.equal(matches('I will gladly and soon now comply'), 0);
    assert.equal(matches('I: comply'), 0);
  });
});

describe('inflection', () => {
  it('follows English spelling', () => {
    assert.deepEqual(inflect('modify+v'), ['modify', 'modifies', 'modified', 'modifying']);
    assert.deepEqual(inflect('erase+v'), ['erase', 'erases', 'erased', 'erasing']);
    assert.deepEqual(inflect('strip++v'), ['strip', 'strips', 'stripped', 'stripping']);
    assert.deepEqual(inflect('agree+v'), ['agree', 'agrees', 'agreed', 'agreeing']);
    assert.deepEqual(inflect('patch+n'), ['patch', 'patches']);
    assert.deepEqual(inflect('so that'), ['so that']);
  });
});
