import picomatch from 'picomatch';

/** Whether a forward-slash path, relative to the folder that the glob is meant for, matches it. */
export function globMatcher(glob: string): (path: string) => boolean {
  return picomatch(glob, { dot: true });
}
