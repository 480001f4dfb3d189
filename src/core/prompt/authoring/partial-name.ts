import { candidatePaths } from '../../pair/partial-paths.js';
import { baseName, directoryOf, joinPath } from '../../paths.js';
import { variableNameProblem } from '../language/rename-variable.js';

/** The text of a file, or undefined when there is none of that path. */
export type KnownText = (path: string) => string | undefined;

/** The file that a partial beside `fromPath` has. */
export function partialPath(name: string, fromPath: string): string {
  return joinPath(directoryOf(fromPath), `_${name}.prompt`);
}

/**
 * Why a partial beside `fromPath` cannot be called so, as one sentence; undefined when it can. A partial
 * of that name and exactly that text is no obstacle: it is the one to include.
 */
export function partialNameProblem(
  name: string,
  fromPath: string,
  known: KnownText,
  text?: string,
): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*$/.test(name)) {
    return `“${name}” cannot be the name of a partial; use letters, digits, “-” and “_” inside, beginning with a letter.`;
  }
  if (variableNameProblem(name)?.includes('template language') === true) {
    return `“${name}” is a word of the template language; choose another name.`;
  }
  for (const path of candidatePaths(name, fromPath)) {
    const existing = known(path);
    if (existing === undefined || existing === text) continue;
    return directoryOf(path) === directoryOf(fromPath)
      ? `${baseName(path)} already exists with another text; choose another name.`
      : `The folder “${baseName(directoryOf(path))}” above already has a ${baseName(path)}, and one here would stand before it; choose another name.`;
  }
  return undefined;
}

/** A name for a partial that is free: `wanted` reduced to what a name may hold, with a number where it is taken. */
export function freePartialName(wanted: string, fromPath: string, known: KnownText): string {
  const words = wanted.normalize('NFKD').match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words.join('-').slice(0, 60).replace(/-$/, '');
  const base = /^[A-Za-z]/.test(joined) ? joined : `shared${joined === '' ? '' : `-${joined}`}`;
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (partialNameProblem(name, fromPath, known) === undefined || number > 1000) return name;
  }
}
