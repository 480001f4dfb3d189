import { commonOptions } from './arguments.js';
import type { Command, OptionSpec } from './command.js';
import { wrap } from './wrap.js';

const width = 80;

function optionLabel(option: OptionSpec): string {
  const short = option.short === undefined ? '' : `-${option.short}, `;
  const value = option.value === undefined ? '' : ` ${option.value}`;
  return `${short}--${option.name}${value}`;
}

function optionLines(options: readonly OptionSpec[]): string[] {
  const column = Math.max(...options.map((option) => optionLabel(option).length)) + 4;
  return options.flatMap((option) => {
    const choices = option.choices === undefined ? '' : ` One of: ${option.choices.join(', ')}.`;
    const [first = '', ...rest] = wrap(option.description + choices, width - column);
    return [
      `  ${optionLabel(option)}`.padEnd(column) + first,
      ...rest.map((line) => ' '.repeat(column) + line),
    ];
  });
}

/** The list of commands, for `gyges --help`. */
export function generalHelp(commands: readonly Command[]): string {
  const column = Math.max(...commands.map(({ name }) => name.length)) + 4;
  return [
    'Usage: gyges COMMAND [options]',
    '',
    'Lints paired monitored and unmonitored prompts, reads what models answered to',
    'them, and compares. Only “gyges run” and “gyges scan --judge” send anything',
    'anywhere.',
    '',
    'Commands:',
    ...commands.map(({ name, summary }) => `  ${name}`.padEnd(column) + summary),
    '',
    'gyges help COMMAND shows the options of a command; gyges --version the version.',
    '',
    'Exit codes: 0 nothing at error severity, 1 findings at error severity,',
    '2 could not run (an input cannot be read, an option is not known).',
    '',
  ].join('\n');
}

/** The help of one command. */
export function commandHelp(command: Command): string {
  return [
    `Usage: gyges ${command.name} ${command.usage}`,
    '',
    ...command.description.flatMap((paragraph) => [...wrap(paragraph, width), '']),
    'Options:',
    ...optionLines([...command.options, ...commonOptions]),
    '',
    'Examples:',
    ...command.examples.flatMap(([line, explanation]) => [
      `  ${line}`,
      ...wrap(explanation, width - 6).map((part) => `      ${part}`),
    ]),
    '',
  ].join('\n');
}
