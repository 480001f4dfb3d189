// Every command of the extension, without its `gyges.` prefix, by when its feature is loaded; the manifest is
// tested against them.

/** Of `extension.ts`: ready when the extension is. */
export const commandsAtOnce = [
  'openCounterpart',
  'createCounterpart',
  'refreshPairs',
  'explainRule',
  'openDocumentation',
  'openSample',
  'showDetectableGap',
  'showOutput',
] as const;

/** Of `features-behind.ts`, loaded right afterwards. */
export const commandsBehind = [
  'openLog',
  'filterLogs',
  'clearLogFilter',
  'refreshLogs',
  'readPairing',
  'openComparisonPanel',
  'exportComparison',
  'flagReasoning',
  'clearFlags',
  'nextFlag',
  'revealFlag',
  'previousFlag',
  'markFlagRight',
  'markFlagWrong',
  'clearFlagMark',
  'askJudge',
  'showJudgement',
  'openReport',
  'openPairReport',
  'openReportOfRuns',
  'chooseReportSuccess',
  'exportReport',
] as const;

/** Of `on-demand.ts`, loaded when the first of them is run. */
export const commandsOnDemand = [
  'newPromptPair',
  'renamePair',
  'extractPartial',
  'inlinePartial',
  'splitTemplate',
  'joinPair',
  'generateControls',
  'convertPrompt',
  'formatPair',
  'comparePair',
  'previewPair',
  'nextDifference',
  'previousDifference',
  'lintAllPairs',
  'suppressFinding',
  'compareResponses',
  'compareSelectedResponses',
  'compareResponseWithClipboard',
  'compareExampleResponses',
  'compareLastResponses',
  'filterFlags',
  'clearFlagFilter',
  'runPair',
  'runAllPairs',
  'resumeRun',
  'setApiKey',
  'clearApiKey',
  'showRunHistory',
] as const;

export const commandNames = [...commandsAtOnce, ...commandsBehind, ...commandsOnDemand] as const;

export type CommandName = (typeof commandNames)[number];
