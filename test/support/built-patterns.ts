import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as config from '../../src/core/config/config.js';
import type * as linter from '../../src/core/lint/linter.js';

/** A regular expression that the core puts together when it is loaded or a linter is made. */
export interface BuiltPattern {
  /** `src/core/…ts:line` of the `new RegExp`. */
  readonly place: string;
  readonly source: string;
  readonly flags: string;
  /** Whether the code says, in a comment on the line or beside it, that the input is bounded. */
  readonly hasBoundedInput: boolean;
}

const root = join(import.meta.dirname, '../..');

/**
 * Loads every module of the core and makes a linter while `RegExp` notes what is built. For a process
 * of its own: modules that are already loaded build nothing, and `RegExp` stays changed.
 */
async function builtPatterns(): Promise<BuiltPattern[]> {
  const found: BuiltPattern[] = [];
  globalThis.RegExp = new Proxy(RegExp, {
    construct(target, parameters: [string | RegExp, string?], newTarget): RegExp {
      const built = Reflect.construct(target, parameters, newTarget) as RegExp;
      // The first line names the error, the second this trap.
      const caller = new Error().stack?.split('\n')[2] ?? '';
      const match = /[/\\](src[/\\]core[/\\].*\.ts):(\d+):\d+\)?$/.exec(caller);
      if (match !== null) found.push(patternAt(match[1] ?? '', Number(match[2]), built));
      return built;
    },
  });
  const core = join(root, 'src/core');
  const load = (name: string): Promise<unknown> => import(pathToFileURL(join(core, name)).href);
  for (const name of readdirSync(core, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.ts') && !name.endsWith('.d.ts')) await load(name);
  }
  const { createLinter } = (await load('lint/linter.ts')) as typeof linter;
  const { defaultConfig } = (await load('config/config.ts')) as typeof config;
  createLinter(defaultConfig);
  return found;
}

function patternAt(file: string, line: number, { source, flags }: RegExp): BuiltPattern {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  const comments = lines.slice(line - 2, line + 1).join('\n');
  return {
    place: `${file}:${line}`,
    source,
    flags,
    hasBoundedInput: /bounded input/i.test(comments),
  };
}

void builtPatterns().then((found) => {
  process.stdout.write(JSON.stringify(found));
});
