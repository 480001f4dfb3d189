import { directoryOf, joinPath } from '../paths.js';

/** Folders upwards in which a partial is looked for. */
const partialReach = 6;

/** Where the partial of a name may be for the file at `fromPath`: its folder, then those above. */
export function candidatePaths(name: string, fromPath: string): string[] {
  const slash = name.lastIndexOf('/') + 1;
  const file = `${name.slice(0, slash)}_${name.slice(slash)}.prompt`;
  const paths: string[] = [];
  let directory = directoryOf(fromPath);
  for (let step = 0; step < partialReach; step++) {
    paths.push(joinPath(directory, file));
    const parent = directoryOf(directory);
    // Above the first folder of an absolute path there is none; of a relative one there is the root.
    if (directory === '' || (parent === '' && fromPath.startsWith('/'))) break;
    directory = parent;
  }
  return paths;
}
