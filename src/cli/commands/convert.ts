import { access, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../../core/input-error.js';
import {
  type ConvertSource,
  convertibleConditions,
  convertPrompt,
} from '../../core/prompt/authoring/convert/convert-prompt.js';
import { escapeControls } from '../../core/text/escape-controls.js';
import { decodeText } from '../../node/decode-text.js';
import { displayPath, slashed } from '../../node/display-path.js';
import { reasonOf } from '../../node/node-error.js';
import { writeFileAtomically } from '../../node/write-file-atomically.js';
import type { Command, CommandContext } from '../command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { reportProblems } from '../report-problems.js';
import { UsageError } from '../usage-error.js';

async function readSource(name: string, cwd: string): Promise<ConvertSource> {
  const file = path.resolve(cwd, name);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new InputError(`${name} cannot be read: ${reasonOf(error)}.`);
  }
  return { path: slashed(file), text: decodeText(name, bytes) };
}

/** The name of the pair: the file name without what says its format. */
function nameOf(source: string): string {
  const stem = path
    .basename(source)
    .replace(/\.(?:prompt\.ya?ml|prompty|json|j2|jinja2?|txt|md)$/i, '');
  return stem.replace(/\.(?:txt|md|prompt|(?:un)?monitored)$/i, '');
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function run({ args, io, out, err }: CommandContext): Promise<ExitCode> {
  const [first, second, ...more] = args.positionals;
  if (first === undefined || more.length > 0) {
    throw new UsageError('convert needs one source, or the monitored and the unmonitored one.');
  }
  const monitored = await readSource(first, io.cwd);
  const unmonitored = second === undefined ? undefined : await readSource(second, io.cwd);
  const variable = args.text('condition');
  if (variable !== undefined && unmonitored) {
    throw new UsageError('--condition divides one source; there are two.');
  }
  const conditions = unmonitored ? [] : convertibleConditions(monitored);
  if (variable !== undefined && !conditions.some(({ name }) => name === variable)) {
    const known = conditions.map(({ name }) => name).join(', ');
    throw new InputError(
      `${first} has no condition on “${variable}”${known === '' ? '' : `, only on ${known}`}.`,
    );
  }
  const folder = path.resolve(io.cwd, args.text('out') ?? path.dirname(first));
  const name = args.text('name') ?? nameOf(first);
  if (/[\\/]|^[._]|^$/.test(name))
    throw new UsageError(`--name ${name} is not part of a file name.`);
  const target = (condition: string): string => path.join(folder, `${name}.${condition}.prompt`);
  const plan = convertPrompt({
    monitored,
    unmonitored,
    variable,
    monitoredWhen: !args.has('inverted'),
    paths: { monitored: target('monitored'), unmonitored: target('unmonitored') },
  });
  if (plan.problem !== undefined) throw new InputError(plan.problem);
  for (const file of plan.creates) {
    if (await exists(file.path)) {
      throw new InputError(
        `${displayPath(io.cwd, slashed(file.path))} exists already; nothing was written.`,
      );
    }
  }
  const written: string[] = [];
  try {
    for (const file of plan.creates) {
      await writeFileAtomically(file.path, file.text);
      written.push(file.path);
    }
  } catch (error) {
    // Both or none.
    for (const file of written) await rm(file, { force: true });
    throw error;
  }
  await reportProblems(err, 'warning', plan.notes);
  await out.write(
    written.map((file) => `${escapeControls(displayPath(io.cwd, slashed(file)))}\n`).join(''),
  );
  return exitCode.clean;
}

export const convertCommand: Command = {
  name: 'convert',
  summary: 'Make a prompt pair from Prompty, GitHub Models, Jinja or JSON messages.',
  usage: 'SOURCE [UNMONITORED] [options]',
  description: [
    'Reads .prompty, .prompt.yml, .j2, .jinja, .json (a list of messages, or an object with “messages”), and .txt or .md with Jinja tags, and writes NAME.monitored.prompt and NAME.unmonitored.prompt. Filled in alike, each renders exactly the text of its source.',
    'One source makes both prompts; with --condition, the two cases of a Jinja condition in it. Two sources make one prompt each. What is not carried over is listed on standard error. The sources stay; nothing is overwritten.',
    'Exits with 0, or 2 when a source cannot be read or converted, or a file exists already.',
  ],
  options: [
    {
      name: 'condition',
      value: 'VARIABLE',
      description: 'The variable whose two cases are the two prompts.',
    },
    {
      name: 'inverted',
      description: 'The prompt in which the variable is false is the monitored one.',
    },
    {
      name: 'name',
      value: 'NAME',
      description: 'The name of the pair, by default that of the source.',
    },
    {
      name: 'out',
      short: 'o',
      value: 'DIR',
      description: 'Where to write, by default beside the source.',
    },
  ],
  examples: [
    ['gyges convert refusal.prompty --condition monitored', 'The two cases of {% if monitored %}.'],
    ['gyges convert free.json paid.json --name refusal', 'One source for each prompt.'],
  ],
  run,
};
