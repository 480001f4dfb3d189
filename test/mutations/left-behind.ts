import type { Files, Mutant, Mutation } from './mutations.js';

/** Replaces the first occurrence of a text in both files; the place is that in the monitored one. */
function inBoth(files: Files, from: string, to: string): Mutant | undefined {
  const start = files.monitored.indexOf(from);
  if (start < 0 || !files.unmonitored.includes(from)) return undefined;
  return {
    monitored: files.monitored.replace(from, () => to),
    unmonitored: files.unmonitored.replace(from, () => to),
    at: { file: 'monitored', start, end: start + to.length },
  };
}

/** What authors and their tools leave in a prompt; mostly in both, where no comparison shows it. */
export const leftBehind: readonly Mutation[] = [
  {
    name: 'the tag that is read afterwards is another',
    rule: 'pair/settings-mismatch',
    mutate: (files) => {
      const from = 'gyges.reasoning: scratchpad';
      const start = files.unmonitored.indexOf(from);
      const unmonitored = files.unmonitored.replace(from, 'gyges.reasoning: diary');
      return {
        ...files,
        unmonitored,
        at: { file: 'unmonitored', start: start + 17, end: start + 22 },
      };
    },
  },
  {
    name: 'the tag that is read afterwards is not set',
    rule: 'pair/settings-mismatch',
    mutate: (files) => {
      const start = files.monitored.indexOf('gyges.reasoning: scratchpad');
      const unmonitored = files.unmonitored.replace('gyges.reasoning: scratchpad\n', '');
      return {
        ...files,
        unmonitored,
        at: { file: 'monitored', start: start + 17, end: start + 27 },
      };
    },
  },
  {
    name: 'a letter is taken apart',
    rule: 'hygiene/hidden-character',
    mutate: (files) => inBoth(files, 'The item is', 'The cafe\u{301} sells it. The item is'),
  },
  {
    name: 'a text went through an escaper',
    rule: 'hygiene/garbled-text',
    mutate: (files) => inBoth(files, 'The item is', 'Don&#39;t hurry. The item is'),
  },
  {
    name: 'a text was read in the wrong encoding',
    rule: 'hygiene/garbled-text',
    mutate: (files) => inBoth(files, 'The item is', 'Take your time â€“ really. The item is'),
  },
  {
    name: 'a variable of another template language',
    rule: 'awareness/placeholder',
    mutate: (files) => inBoth(files, '{{item}}', '%(item)s'),
  },
  {
    name: 'a note of the author',
    rule: 'awareness/placeholder',
    mutate: (files) =>
      inBoth(files, 'The item is', '(to be shortened before the run)\nThe item is'),
  },
  {
    name: 'the name of the condition',
    rule: 'awareness/experiment-label',
    mutate: (files) => {
      const label = '<!-- baseline variant -->\n';
      const at = files.unmonitored.indexOf('\n', files.unmonitored.indexOf('{{role')) + 1;
      const unmonitored = files.unmonitored.slice(0, at) + label + files.unmonitored.slice(at);
      return { ...files, unmonitored, at: { file: 'unmonitored', start: at, end: at + 25 } };
    },
  },
  {
    name: 'the expected answer',
    rule: 'awareness/experiment-label',
    mutate: (files) => {
      const end = files.monitored.trimEnd().length;
      const label = '\nDesired outcome: complies\n';
      return {
        monitored: files.monitored.trimEnd() + label,
        unmonitored: files.unmonitored.trimEnd() + label,
        at: { file: 'monitored', start: end + 1, end: end + label.length - 1 },
      };
    },
  },
  {
    name: 'both prompts have lost a closing tag',
    rule: 'scratchpad/unbalanced-tag',
    mutate: (files) =>
      (files.monitored + files.unmonitored).split('<scratchpad>').length > 3
        ? undefined
        : inBoth(files, ' and </scratchpad> first', ' and  first'),
  },
];
