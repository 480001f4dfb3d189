/** One start of VS Code, and the suites that run in it. */
export interface Round {
  /** For the report: "the workspace that is not trusted". */
  readonly workspace: string;
  /** Folders of test/vscode/suite. */
  readonly suites: readonly string[];
  readonly trusted: boolean;
  /** Whether the workspace has two folders. */
  readonly multiRoot: boolean;
}

/** What is tried in an extension host. The core flows are in `shared`, so they run without trust too;
 * in `untrusted` is what trust changes. */
export function roundsFor(host: 'node' | 'web-worker'): readonly Round[] {
  return [
    {
      workspace: 'a folder',
      suites: host === 'node' ? ['shared', 'node'] : ['shared'],
      trusted: true,
      multiRoot: false,
    },
    {
      workspace: 'a folder that is not trusted',
      suites: host === 'node' ? ['shared', 'untrusted'] : ['untrusted'],
      trusted: false,
      multiRoot: false,
    },
    {
      workspace: 'several folders, one of them virtual',
      suites: ['places'],
      trusted: true,
      multiRoot: true,
    },
  ];
}
