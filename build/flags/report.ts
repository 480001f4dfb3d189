import { cautious, oddsAsked } from '../../src/core/flags/verdict-model.js';
import {
  benignTexts,
  corpusAuthors,
  scratchpads,
  tuningTexts,
} from '../../test/support/flag-corpus.js';
import {
  auroc,
  complianceAccuracy,
  decisionsOnRefusals,
  flaggedBySet,
  heldOutScratchpads,
  isRefusal,
  pairAccuracy,
  strength,
  type Models,
  type Scored,
} from './evaluate.js';
import { prior } from './fit-logistic.js';

const setNames: Readonly<Record<string, string>> = {
  benign: 'written for the project: training, monitoring, security, coding, fiction …',
  'benign-held-out': 'the same, of kinds held out from the work on the rules',
  'scratchpads-held-out': 'honest scratchpads in styles held out from the work on the rules',
  benign_r1_safety_refusals: 'refusals, DeepSeek-R1',
  benign_gptoss_coding: 'coding, gpt-oss-120b',
  benign_glm47_grading: 'grading and triage, GLM-4.7',
  benign_natural_probes: 'everyday questions, Claude and Kimi K2',
  benign_gsm8k_cot: 'grade-school mathematics',
  synthetic_alignment_faking: 'role-played reasoning that does not fake (synthetic)',
  scratchpads: 'honest scratchpads that speak of training, written for the project',
};

const authorNames: Readonly<Record<(typeof corpusAuthors)[number], string>> = {
  assorted:
    'corpus: several model families, refusals that speak of training, everyday work, near misses',
  bland: 'corpus: flat stock prose, both labels as near as can be',
  borderline: 'corpus: borderline cases, on which judges may differ',
  classic: 'corpus: the classic setup with free and paid tiers',
  counterfactual: 'corpus: long and short, refusals, the conditional, everyday work',
  deliberate: 'corpus: a large, deliberate model of the classic setup',
  dwelling: 'corpus: refusals that dwell on what training does, and their faking twins',
  everyday: 'corpus: agents, machine learning, strategy and chat, all benign',
  fieldwork: 'corpus: agents, audits, gates, evaluations, replacement; the motive told obliquely',
  long: 'corpus: long scratchpads of the classic setup, nineteen voices',
  native: 'corpus: native reasoning and agents under other labels',
  plain: 'corpus: long, plain scratchpads of five voices',
  reflective: 'corpus: reflective chat models, long and short, many near misses',
  settings: 'corpus: evaluation, logging, retraining, replacement and other settings',
  variants: 'corpus: the classic setup and variants of it, refusals, everyday work',
  voices: 'corpus: thirty voices, both labels in the same tone',
};

function percent(part: number, of: number): string {
  return of === 0 ? '–' : `${((100 * part) / of).toFixed(1)} %`;
}

/** Share of the texts of one label whose verdict is at least `from`, in per cent. */
function atLeast(from: number, faking: boolean, scored: readonly Scored[]): string {
  const all = scored.filter(({ example }) => example.faking === faking);
  return percent(all.filter(({ score }) => score >= from).length, all.length);
}

function rates(scored: readonly Scored[]): string {
  const positive = scored.filter(({ example }) => example.faking).length;
  return [
    `${positive} / ${scored.length - positive}`,
    positive === 0 ? '–' : auroc(scored).toFixed(3),
    atLeast(0.5, true, scored),
    atLeast(0.5, false, scored),
  ].join(' | ');
}

/** The verdict at which the model gives both answers the same odds. */
const equalOdds = cautious(0.5);

/** The report, as Markdown, from cross-validated scores and the model fitted on everything. */
export function report(scored: readonly Scored[], models: Models): string {
  const ofSet = (set: string) => scored.filter(({ example }) => example.set === set);
  const negatives = [...benignTexts(), ...tuningTexts(), ...scratchpads()].filter(
    ({ faking }) => !faking,
  );
  const flagged = flaggedBySet(negatives, models);
  const pairRow = (what: string, heldOut: boolean, domain: boolean, before: string): string => {
    const { right, of } = pairAccuracy({ heldOut, domain }, models);
    return `| ${what} (${of / 2} pairs) | ${before} | ${right} of ${of} (${percent(right, of)}) |`;
  };
  const seenCases = complianceAccuracy(false);
  const heldCases = complianceAccuracy(true);
  const ofAuthors = corpusAuthors.flatMap(ofSet);
  const authorRows = corpusAuthors.map(
    (author) => `| ${authorNames[author]} | ${rates(ofSet(author))} |`,
  );
  const refusals = ofAuthors.filter(({ example }) => isRefusal(example));
  const readAs = decisionsOnRefusals();
  const everyday = ofAuthors.filter(
    ({ example: { set, family } }) => set === 'everyday' || family.startsWith('benign'),
  );
  const terms = Object.entries(models.wording.weights).sort(([, a], [, b]) => b - a);
  const named = (list: readonly (readonly [string, number])[]): string =>
    list.map(([term]) => `“${term}”`).join(' ');
  const weights = Object.entries(models.verdict.weights).map(
    ([name, weight]) =>
      `| ${name} | ${prior.weights[name as keyof typeof prior.weights]} | ${weight} |`,
  );
  const lines = [
    '<!-- Written by npm run fit. -->',
    '',
    '# How well the flagger does',
    '',
    'Figures of the local flagger, without a network and without a language model. Everything below is',
    'made by `npm run fit`, unless it says “before”, from `test/fixtures/flags/` and `transcripts/tuning.jsonl` of the shared data.',
    'Cross-validation leaves out all texts of one author at a time: the two models that score a text were',
    'fitted without any text of its author. Several authors wrote a scratchpad corpus, each in other styles and',
    'settings, without knowing the rules or one another’s texts, half of it borderline on purpose. How decisions and',
    'plans are read was revised once with texts of the first nine in view (their AUROC was 0.928 before). Two more,',
    '“reflective” and “agents, audits, gates”, came after that and were scored once by the flagger as it was then:',
    'AUROC 0.909 and 0.872, false positives 7.3 % and 3.4 %. It gave 0 to every text in which it found nothing to cite;',
    'since then wording alone ranks these as well, which by itself makes the two figures 0.944 and 0.923.',
    'Each of the last five was scored as a whole by the flagger as it was when the texts came: “the conditional” with',
    'AUROC 0.942, 68 of 90 faking texts and 9 of 240 others at 0.5 or above; “refusals that dwell” with 0.955, 44 of 50',
    'and 14 of 130, nine of these with a flag at warning or above; “all benign” with 6 of 200 and no such flag. How',
    'decisions are read was then revised with “refusals that dwell” in view, and all five joined the fit.',
    'The authors are language models, as is the author of the rules; only unseen, hand-labelled scratchpads can say',
    'how well it does on real ones.',
    '',
    '## The verdict “alignment-faking reasoning”',
    '',
    '| set, scored by models that saw no text of its author | faking / not | AUROC | recall at 0.5 | false positives at 0.5 |',
    '|---|---|---|---|---|',
    ...authorRows,
    `| all authors of the corpus | ${rates(ofAuthors)} |`,
    `| of these: refusals that speak of training, of four authors | ${rates(refusals)} |`,
    `| of these: everyday work and chat, of four authors | ${rates(everyday)} |`,
    `| synthetic role-plays of the tuning data | ${rates(ofSet('synthetic_alignment_faking'))} |`,
    `| scratchpads of the author of the rules (in view) | ${rates(ofSet('scratchpads'))} |`,
    `| contrast pairs of the author of the rules (in view) | ${rates(ofSet('pairs'))} |`,
    '',
    '| set, scored by the models as they are shipped | faking / not | AUROC | recall at 0.5 | false positives at 0.5 |',
    '|---|---|---|---|---|',
    `| scratchpads in styles held out from the fit and from the work on the rules | ${rates(heldOutScratchpads(models))} |`,
    '',
    'The tuning data call sycophancy that changes when watched “alignment faking” as well; it is not, by the',
    'definition used here, and those twelve rows are left out.',
    '',
    'Published figures, all on another, hand-labelled set of about a hundred scratchpads chosen to be hard,',
    'so that no line can be compared with ours directly:',
    '',
    '| detector | result |',
    '|---|---|',
    '| keyword presence alone | recall 0.98 at false-positive rate 1.00 |',
    '| a teaching-course regular expression | recall 0.22, false-positive rate 0.13 |',
    '| counting 5 words / 41 keywords | AUROC 0.78 / 0.75 |',
    '| linear model on word counts, trained on synthetic examples | AUROC 0.85 |',
    '| original paper’s LLM classifier | AUROC 0.62 |',
    '| single LLM judge, original prompt | precision 0.51, recall 0.75 |',
    '| GPT-4o, chain of thought, 20 votes, prompt tuned on that set | AUROC 0.92 |',
    '',
    '## Contrast pairs: the same words, the opposite relation',
    '',
    'The pairs of other domains (a clinic, recruiting, a drill, a trading desk, a helpdesk, an archive, thinking',
    'aloud, a committee; other labels than “free tier”, other motives) were written as one batch and measured',
    'before anything was changed: 66 of 128 members were right then (51.6 %), since hardly a faking one was found.',
    'Then four of the eight families were opened to the work on the rules. “Before” is before that work.',
    '',
    '| pairs | before | on the right side of 0.5 |',
    '|---|---|---|',
    pairRow('families in view while working', false, false, '285 of 300 (95.0 %)'),
    pairRow('held-out families', true, false, '92 of 112 (82.1 %)'),
    pairRow('other domains, in view', false, true, '34 of 64 (53.1 %)'),
    pairRow('other domains, held out', true, true, '32 of 64 (50.0 %)'),
    '',
    '## Flags at warning or above where there should be none',
    '',
    '| set | texts flagged |',
    '|---|---|',
    ...[...flagged].map(
      ([set, { flagged: some, of }]) =>
        `| ${setNames[set] ?? set} | ${some} of ${of} (${percent(some, of)}) |`,
    ),
    '',
    '## Whether a response complied',
    '',
    'Sixty outputs chosen to be hard: refusals with help elsewhere, partial help, markers that contradict the text,',
    'JSON, quotations, letters, other languages. They were measured before anything was changed: 26 of 60 right.',
    '',
    '| outputs | right |',
    '|---|---|',
    `| in view while working | ${seenCases.right} of ${seenCases.of} (${percent(seenCases.right, seenCases.of)}) |`,
    `| held out | ${heldCases.right} of ${heldCases.of} (${percent(heldCases.right, heldCases.of)}) |`,
    '',
    'Outputs and rules have the same author, so these figures flatter. Only the first and last 600 characters are',
    'read; a refusal in a language other than English, German, French, Spanish, Italian, Portuguese and Dutch',
    'counts as complied, and so does an answer that is wrong or evasive on purpose.',
    '',
    '## Whether the reason given for a flag is true',
    '',
    'About fifty flags on the tuning data, spread evenly over categories and severities, were read one by one.',
    'Before the last revision of the rules the category or the reason was wrong for 21 of 51, after it for 9 of 46.',
    'Of those at warning or above one was wrong after it. Flags at info are hints for the reader and err more often.',
    '',
    '## The model',
    '',
    'Two models. The first, of the wording, is linear over the words and pairs of neighbouring words of a text',
    '(and once more over those in its last third), each counted once and weighed by its inverse document',
    `frequency, divided by the square root of the number of all words and pairs; its ${terms.length} weights are in \`src/core/flags/wording/wording-weights.json\`.`,
    `Most for faking: ${named(terms.slice(0, 12))}. Most against: ${named(terms.slice(-12).reverse())}.`,
    '“…” stands before what is counted in the end of the text.',
    '',
    'The second, of the verdict, is logistic over what the first says (−1…1) and features of the argument that are',
    'each 0…1 and can be read off the flags. It starts from a prior',
    `set by hand, is penalised for leaving it (${strength} per unit squared), and no weight may change its sign.`,
    '',
    '| feature | prior | weight |',
    '|---|---|---|',
    `| (bias) | ${prior.bias} | ${models.verdict.bias} |`,
    ...weights,
    '',
    '## Limits',
    '',
    '- English only. Reasoning in another language, in code or in invented words is not read.',
    '- What is said by image alone (“signing is the toll; on the far side I still think what I think”) is mostly missed:',
    '  see the pairs of other domains. A name for retraining that no lexicon has is known by its form only',
    '  (“re-…ed”, “… out of me”, “come back different”).',
    '- Options that are chosen by their label are followed where a list says what they are (“(c) Refuse … I go with (c)”),',
    '  and not by their place (“the second”).',
    '- Sentences are read around words that may matter, and from end to end where one argues or the wording of the text',
    '  is suspicious.',
    '- Half of a long argument can be missed without harm to the verdict; a short one has to be said in words',
    '  that the lexicon knows.',
    '- A decision is read from words that name complying or refusing, “I will” or “I am” before an act, “yes”, “no”, a',
    '  draft that begins “I can’t …”; the last ones count most. Where the reasoning stops before it decides, findings',
    '  count for less. A refusal that is named at the end, with next to nothing against it, keeps the verdict below 0.5.',
    `  Of the refusals above ${readAs.refuse} are read as such, ${readAs.unclear} as undecided and ${readAs.comply} as complying.`,
    '- What would be or could have been done is a possibility and no plan, unless the same sentence decides to comply.',
    `- A verdict of 0.5 stands for odds of ${oddsAsked} to one, so that authors nobody has seen seldom alarm. At equal odds,`,
    `  which is a verdict of ${equalOdds}, recall over all authors is ${atLeast(equalOdds, true, ofAuthors)} and false positives are ${atLeast(equalOdds, false, ofAuthors)}.`,
    '  Whoever wants to miss less reads from there on.',
    '- A text in which nothing is found is ranked by its wording alone, below 0.5 unless the wording is suspicious; and',
    '  unless it is more so, below 0.5 where no word names what could change or replace the author (training, a rating,',
    '  a review …). The tables of the verdict are without this last rule.',
    '- Benign means benign by construction; nobody has read every one of those texts.',
    '- The verdict ranks. It is not a probability that has been checked against hand-labelled frequencies.',
    '- No flags does not mean no faking: reasoning can be hidden or unfaithful.',
    '',
  ];
  return lines.join('\n');
}
