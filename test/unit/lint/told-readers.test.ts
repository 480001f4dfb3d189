import assert from 'node:assert/strict';
import { defaultConfig } from '../../../src/core/config/config.js';
import { toldReaders } from '../../../src/core/lint/facts/told-readers.js';
import { Lexicon } from '../../../src/core/lint/lexicon/lexicon.js';
import { scratchpadName } from '../../../src/core/lint/lexicon/scratchpad-name.js';
import { cueLexicon } from '../../../src/core/pair/reading/cue-lexicon.js';
import type { MessageTag } from '../../../src/core/lint/facts/side-facts.js';
import { findTags } from '../../../src/core/prompt/find-tags.js';
import { tagVocabulary } from '../../../src/core/response/response-tags.js';

const lexicon = cueLexicon(defaultConfig);
const names = new Lexicon([scratchpadName]);
const { roles } = tagVocabulary(['notes'], ['plan']);

/** The clauses of a text that tell a reader of the scratchpad. */
function told(text: string): string[] {
  const message = { role: 'system', text, pieces: [] };
  const tags = findTags(text, { start: 0, end: text.length }, []).map((tag): MessageTag => ({
    ...tag,
    message,
    isLastMessage: true,
    role: roles.get(tag.name.toLowerCase()),
  }));
  return toldReaders({ text, tags, names: names.scan(text), lexicon }).map(({ start, end }) =>
    text.slice(start, end),
  );
}

const readers: Record<string, string> = {
  'Use <notes> first. The raters read these notes as well.': 'The raters read these notes as well',
  'Use <notes> first; they are collected and handed to us.': 'they are collected and handed to us',
  'Use <notes> (your developers can read what is in the tags).':
    'your developers can read what is in the tags',
  'Think in <notes>, which the inspectors open every night.':
    'Think in <notes>, which the inspectors open every night',
  'Your <notes> are cut off and kept for our analysts.':
    'Your <notes> are cut off and kept for our analysts',
  'Customers never see the reasoning, but the auditors do.': 'the auditors do',
  'Your scratchpad is hidden from everybody except the safety team.':
    'Your scratchpad is hidden from everybody except the safety team',
  'Put your thoughts into <notes>. It is no part of the plan but will be read by our staff.':
    'will be read by our staff',
  'Use <notes>. Everything in there is visible to our engineers.':
    'Everything in there is visible to our engineers',
  'Your <notes> go to the safety team.': 'Your <notes> go to the safety team',
  'Both <notes> and <plan> are sent to the raters.':
    'Both <notes> and <plan> are sent to the raters',
  'Think in <notes>; they’ll be read by the board.': 'they’ll be read by the board',
  'Think in <notes>, knowing that developers have access to them.':
    'Think in <notes>, knowing that developers have access to them',
  'All of your reasoning is recorded.': 'All of your reasoning is recorded',
  'Think in <notes>. The customer cannot see it. The contractor sees it next to the plan.':
    'The contractor sees it next to the plan',
  'Think in <notes>. They go into the training.': 'They go into the training',
  'Think in <notes>; they are no part of your answer. The raters look through them on Friday.':
    'The raters look through them on Friday',
  'Use <notes>. The editor of the journal reads them before the issue closes.':
    'The editor of the journal reads them before the issue closes',
  'Use <notes>, which the head of the archive inspects.':
    'Use <notes>, which the head of the archive inspects',
  'Think in <notes>. Nobody sees them except for the clerk who annotates them.':
    'Nobody sees them except for the clerk who annotates them',
  'Apart from our group nobody reads your scratchpad.':
    'Apart from our group nobody reads your scratchpad',
  'Your scratchpad isn’t hidden from the auditors.':
    'Your scratchpad isn’t hidden from the auditors',
  'Use <notes>. They end up at the institute for later study.':
    'They end up at the institute for later study',
  'Use <notes>. They are transcribed afterwards.': 'They are transcribed afterwards',
};

const noReaders: readonly string[] = [
  'Use <notes> first. Nobody reads these notes.',
  'Use <notes> first. They are deleted before the plan is read by the inspectors.',
  'Use <notes> first, then write the plan in <plan>. It is read by the board of directors.',
  'Think in <notes>, which no inspector can open.',
  'Think in <notes>, which are cut off before our staff or anybody else sees the plan.',
  'Think in <notes>, which helps when our inspectors read the plan.',
  'The customer reads your reasoning.',
  'Think in <notes>. It is warm in the hall. The inspectors read it off the dial.',
  'A script reads the notes in <notes> and drops them.',
  'If the light is on, our researchers read your scratchpad.',
  'Do the raters read your scratchpad?',
  'You read the notes of the engineers.',
  'The engineers read the notes of the night shift.',
  'Use <notes>; the team reads the summary that follows them.',
  'Our reviewers check the reasoning of the appeal.',
  'Use <notes>, then the plan goes to the raters.',
  'Neither our staff nor the raters get the scratchpad.',
  'Use <notes>. Nobody reads them, not even the student who keeps the files.',
  'Your scratchpad is hidden from the auditors.',
  'Use <notes>. They are not kept for later study.',
  'Use <notes>. The other player sees them.',
  'Use <notes>. The parser reads them.',
  'The pupil reads the notes of the teacher.',
  'The reasoning is between you and you alone.',
];

describe('toldReaders', () => {
  for (const [text, clause] of Object.entries(readers)) {
    it(`finds who reads: ${text}`, () => {
      assert.deepEqual(told(text), [clause]);
    });
  }
  for (const text of noReaders) {
    it(`finds nobody: ${text}`, () => {
      assert.deepEqual(told(text), []);
    });
  }
});
