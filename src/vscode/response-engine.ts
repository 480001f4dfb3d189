/**
 * The half of core that reads responses. It is imported only through `import()`, so that activation
 * does not load it.
 */
export { flagCategories } from '../core/flags/categories.js';
export { flagSample } from '../core/flags/flag-sample.js';
export { findQuote } from '../core/flags/judge/find-quote.js';
export { judgeCase } from '../core/flags/judge/judge-case.js';
export { readJudgeJournal } from '../core/flags/judge/judge-journal.js';
export { judgeResult } from '../core/flags/judge/judge-result.js';
export { labelOf, readLabels, withLabel } from '../core/labels/flag-label.js';
export { matchLabels } from '../core/labels/match-labels.js';
export { openLog } from '../core/response/open-log.js';
export { responseRecord } from '../core/response/response-record.js';
export { segmentResponse } from '../core/response/segment-response.js';
export { splitResponse } from '../core/response/split-response.js';
export { alignedDocuments } from '../core/compare/aligned-documents.js';
export { compareSamples } from '../core/compare/compare-samples.js';
export { visibleText } from '../core/compare/visible-text.js';
export { byDisagreement, differingScorers, disagreementOf } from '../core/compare/disagreement.js';
export { sampleDocument } from '../core/compare/sample-document.js';
export { pairConditions, pairLogs } from '../core/response/pair-samples.js';
export { gapsByPair } from '../core/report/run/pair-gaps.js';
export { describeCriterion, parseCriterion, scoreNames } from '../core/stats/success-criterion.js';
export { makeReport } from '../core/report/run/make-report.js';
export { readJournal } from '../core/run/journal.js';
export { runSamples } from '../core/run/run-samples.js';
