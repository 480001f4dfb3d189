/** What the suite tells while it runs inside the extension host, one JSON object a request. */
export type TestEvent =
  | { readonly type: 'start'; readonly vscode: string; readonly host: string }
  | { readonly type: 'pass'; readonly title: string; readonly milliseconds: number }
  | { readonly type: 'fail'; readonly title: string; readonly error: string }
  | { readonly type: 'skip'; readonly title: string }
  | { readonly type: 'log'; readonly text: string }
  | { readonly type: 'end' };

/** Settings through which the suite learns the address to report to, and which folders of it to run. */
export const testSettings = { reportTo: 'gygesTest.reportTo', suites: 'gygesTest.suites' } as const;
