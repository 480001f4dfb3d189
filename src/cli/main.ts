import { closest } from '../core/text/closest.js';
import { escapeControlsInLines } from '../core/text/escape-controls.js';
import { parseArguments } from './arguments.js';
import type { Command } from './command.js';
import { commands } from './commands.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { commandHelp, generalHelp } from './help.js';
import type { CliIo } from './io.js';
import { Output, OutputClosed, OutputFailed } from './output.js';
import { createStyle, wantsColour } from './style.js';
import { UsageError } from './usage-error.js';
import { version } from './version.js';

function findCommand(name: string): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (command !== undefined) return command;
  const near = closest(
    name,
    commands.map((candidate) => candidate.name),
  );
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  throw new UsageError(`there is no command “${name}”.${hint}`);
}

async function runCommand(
  command: Command,
  argv: readonly string[],
  io: CliIo,
  out: Output,
  err: Output,
): Promise<ExitCode> {
  const args = parseArguments(argv, command.options, command.name);
  if (args.has('help')) {
    await out.write(commandHelp(command));
    return exitCode.clean;
  }
  const style = createStyle(wantsColour(io.stdoutIsTerminal, io.env));
  return command.run({ args, io, out, err, style });
}

async function dispatch(
  argv: readonly string[],
  io: CliIo,
  out: Output,
  err: Output,
): Promise<ExitCode> {
  const [first, ...rest] = argv;
  if (first === undefined) {
    await err.write(generalHelp(commands));
    return exitCode.couldNotRun;
  }
  if (first === '--version' || first === '-V') {
    await out.write(`${version}\n`);
    return exitCode.clean;
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    const [name] = rest;
    await out.write(name === undefined ? generalHelp(commands) : commandHelp(findCommand(name)));
    return exitCode.clean;
  }
  if (first.startsWith('-')) {
    throw new UsageError(`the first argument is a command, not ${first}.`);
  }
  return runCommand(findCommand(first), rest, io, out, err);
}

/** What to tell the user about an error; never a stack trace unless GYGES_DEBUG asks for it. */
function explain(error: unknown, argv: readonly string[], debug: boolean): string {
  if (error instanceof Error && error.name === 'UsageError') {
    const topic = commands.some(({ name }) => name === argv[0]) ? ` ${argv[0] ?? ''}` : '';
    return `gyges: ${error.message}\nTry “gyges help${topic}”.\n`;
  }
  // By name: a chunk that is loaded on demand has its own copy of the class.
  if (error instanceof Error && (error.name === 'InputError' || error instanceof OutputFailed)) {
    return `gyges: ${error.message}\n`;
  }
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const trace = debug && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  return `gyges: this is a defect of gyges, please report it with the command that you ran (${detail}).${trace}\n`;
}

/**
 * Runs one command line.
 * @param argv the arguments after `gyges`
 * @returns the exit code: 0 nothing at error severity, 1 findings at error severity, 2 could not run
 */
export async function main(argv: readonly string[], io: CliIo): Promise<ExitCode> {
  const out = new Output(io.stdout);
  const err = new Output(io.stderr);
  try {
    const code = await dispatch(argv, io, out, err);
    await out.flush();
    return code;
  } catch (error) {
    // `gyges … | head`: the reader has what it wanted.
    if (error instanceof OutputClosed) return exitCode.clean;
    const message = explain(error, argv, (io.env['GYGES_DEBUG'] ?? '') !== '');
    await err.write(escapeControlsInLines(message)).catch(() => undefined);
    return exitCode.couldNotRun;
  }
}
