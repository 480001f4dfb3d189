// npm run fit:sentences: fits the models of wording from test/fixtures/sentences, writes them below
// src/core/lint/wording, and to docs/sentence-wording.md what models find that were fitted without the sentences of
// one writer. Deterministic; the same sentences give the same files.
//
//   npm run fit:sentences -- --top   also prints the ordinary sentences that look most like those of a kind

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { TermModel } from '../fit-terms.js';
import type { WordingKind, WordingModel } from '../../src/core/lint/wording/sentence-model.js';
import { scaleOf, termsOf, wordingKinds } from '../../src/core/lint/wording/sentence-model.js';
import { readSentences } from '../../src/core/lint/wording/sentence-words.js';
import type { LabelledTerms } from '../fit-terms.js';
import { parseRuleFixture } from '../../test/support/rule-fixture.js';
import { fitTerms } from '../fit-terms.js';

interface Sentence {
  readonly writer: string;
  /** Requests are what a user asks behind a system prompt; they are not judged as strictly. */
  readonly kind: WordingKind | 'ordinary' | 'request';
  readonly text: string;
  readonly terms: readonly string[];
  readonly scale: number;
}

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'test/fixtures/sentences');
const target = 'src/core/lint/wording/sentence-weights.json';
const page = 'docs/sentence-wording.md';

/** Chosen by cross-validation. */
const fit = { kept: 2500, penalty: 0.00005, step: 2 };
/** Ordinary sentences, cues and near misses among them, that may be taken for one of a kind, as a proportion. */
const tolerated = { sure: 0.0008, unsure: 0.004 };

function sentencesOf(file: string): Sentence[] {
  const lists = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Partial<
    Record<Sentence['kind'], readonly string[]>
  >;
  return Object.entries(lists).flatMap(([kind, texts]) =>
    texts.map((text) => ({
      writer: file,
      kind: kind as Sentence['kind'],
      text,
      ...inTerms(text),
    })),
  );
}

/** A text as one sentence, wherever it would be divided. */
function inTerms(text: string): Pick<Sentence, 'terms' | 'scale'> {
  const all: number[] = [];
  readSentences(text, (words) => all.push(...words.slice(all.length === 0 ? 0 : 1)));
  return { terms: termsOf(all), scale: scaleOf(all.length) };
}

function modelOf(kind: WordingKind, sentences: readonly Sentence[]): TermModel {
  return fitTerms(
    sentences.map((sentence): LabelledTerms => ({
      terms: sentence.terms,
      scale: sentence.scale,
      isOfKind: sentence.kind === kind,
      weight: 1,
    })),
    fit,
  );
}

function scoreOf({ terms, scale }: Sentence, { bias, weights }: TermModel): number {
  return bias + terms.reduce((sum, term) => sum + (weights[term] ?? 0), 0) / scale;
}

/** Sentences of the fixtures in which no rule finds what it looks for; each belongs in a prompt. */
function sentencesOfFixtures(): Sentence[] {
  const fixtures = join(root, 'test/fixtures/rules');
  const texts = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
    .filter((file) => basename(file).startsWith('negative'))
    .sort()
    .flatMap((file) => {
      const { files } = parseRuleFixture(readFileSync(join(fixtures, file), 'utf8'));
      return [...files.values()].flatMap(textsOf);
    });
  return [...new Set(texts)].map((text) => ({
    writer: 'fixtures',
    kind: 'ordinary' as const,
    text,
    ...inTerms(text),
  }));
}

function textsOf(file: string): string[] {
  const texts: string[] = [];
  const body = file.replace(/^---\n[^]*?\n---\n/, '');
  readSentences(body, (_, start, end) => texts.push(body.slice(start, end).trim()));
  return texts;
}

const sentences = [
  ...readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap(sentencesOf),
  ...sentencesOfFixtures(),
];
/** Whoever is left out in turn; the fixtures and what scenarios give a model to do are always learned from. */
const writers = [...new Set(sentences.map(({ writer }) => writer))].filter((writer) =>
  /^(?:writer|pairs)/.test(writer),
);
const named = writers.filter((writer) => writer.startsWith('writer'));
/** Sentences of pairs are left out together with those of some writer. */
const foldOf = (writer: string): number => {
  const at = named.indexOf(writer);
  return at >= 0 ? at : writers.indexOf(writer) % named.length;
};

/** What is found of each kind, and of ordinary sentences. */
const rows: string[] = [];

const models = wordingKinds.map((kind): [WordingKind, WordingModel] => {
  const scored = named.flatMap((_, fold) => {
    const model = modelOf(
      kind,
      sentences.filter(({ writer }) => foldOf(writer) !== fold),
    );
    return sentences
      .filter(({ writer }) => foldOf(writer) === fold)
      .map((sentence) => ({ sentence, score: scoreOf(sentence, model) }));
  });
  const ordinary = scored
    .filter(({ sentence }) => sentence.kind === 'ordinary')
    .map(({ score }) => score)
    .sort((a, b) => b - a);
  const leastFor = (rate: number): number => ordinary[Math.floor(rate * ordinary.length)] ?? 0;
  const found = (of: Sentence['kind'], rate: number): string => {
    const own = scored.filter(({ sentence }) => sentence.kind === of);
    const hits = own.filter(({ score }) => score > leastFor(rate));
    return `${String(hits.length)} of ${String(own.length)}`;
  };
  rows.push(
    [
      kind,
      ...[tolerated.sure, tolerated.unsure].flatMap((rate) =>
        [kind, 'ordinary' as const].map((of) => found(of, rate)),
      ),
    ].join(' | '),
  );
  if (process.argv.includes('--top')) {
    for (const { sentence, score } of scored
      .filter(({ sentence }) => sentence.kind === 'ordinary')
      .sort((a, b) => b.score - a.score)
      .slice(0, 16))
      console.log('   ', score.toFixed(2), sentence.writer, sentence.text.slice(0, 160));
  }
  const { bias, weights } = modelOf(kind, sentences);
  const least = leastFor(tolerated.unsure);
  return [
    kind,
    {
      bias: Number((bias - least).toFixed(3)),
      sure: Number((leastFor(tolerated.sure) - least).toFixed(3)),
      weights,
    },
  ];
});
writeFileSync(join(root, target), `${JSON.stringify(Object.fromEntries(models), undefined, 2)}\n`);
writeFileSync(join(root, page), report());
console.log(rows.join('\n'));
console.log(`wrote ${target} and ${page}`);

function report(): string {
  const count = (test: (sentence: Sentence) => boolean): string =>
    String(sentences.filter(test).length);
  return `<!-- Written by npm run fit:sentences. -->

# How sentences are judged by their wording

Most sentences that spoil a prompt use words that nobody listed. Beside its lists of wording Gyges therefore has three
linear models over the words of a sentence (their first six letters) and pairs of neighbours, one for each kind:

- *leading*: leads the model to what the experimenter hopes to see (\`demand/leading-instruction\`);
- *study*: gives away that the model is studied, or that the situation is made up (\`awareness/test-vocabulary\`);
- *remark*: a remark of the author that should not have stayed (\`awareness/placeholder\`).

A finding names the words that tell most. Sentences of the cue are never judged this way. What is likely is a warning,
what is possible is information, and so is all that a user asks behind a system prompt, which is mostly about other
things than the model.

They were fitted to ${count(({ kind }) => kind !== 'ordinary' && kind !== 'request')} sentences that spoil a prompt and ${count(({ kind }) => kind === 'ordinary' || kind === 'request')} that belong in one, among them cues of many designs
and near misses written for this purpose (\`test/fixtures/sentences\`). Each sentence was then scored by models that
had seen none of its writer:

| kind | found, as a warning | ordinary sentences taken for it | found at all | ordinary sentences taken for it |
|---|---|---|---|---|
${rows.map((row) => `| ${row} |`).join('\n')}

Ordinary sentences include those of cues, which are not reported. Where one of these findings is wrong, say so with
\`gyges-disable-next-line\` or set the rule to \`info\`.
`;
}
