/**
 * The half of core that reads prompts. It is imported only through `import()`, so that activation does
 * not load it.
 */
export { defaultConfig } from '../core/config/config.js';
export { globMatcher } from '../core/config/glob-matcher.js';
export { isIgnored } from '../core/config/is-ignored.js';
export { parseConfig } from '../core/config/parse-config.js';
export { applyFixes } from '../core/lint/apply-fixes.js';
export { createLinter } from '../core/lint/linter.js';
export { suppressHere } from '../core/lint/suppress-here.js';
export { rules } from '../core/lint/registry.js';
export { loadPair } from '../core/pair/load-pair.js';
export { isPartial, pairMember } from '../core/pair/pair-names.js';
export { parsePlainPrompt } from '../core/prompt/parse-plain-prompt.js';
export { parsePrompt } from '../core/prompt/parse-prompt.js';
export { pairTemplates, promptText } from '../core/prompt/pair-templates.js';
export { previewMessages } from '../core/pair/preview-messages.js';
export { manipulationSpans } from '../core/prompt/language/manipulation-spans.js';
export { renamePair } from '../core/prompt/language/rename-pair.js';
export { readDataset } from '../core/prompt/read-dataset.js';
export { datasetPath } from '../core/prompt/language/dataset-path.js';
export {
  completionPlace,
  completionsAt,
  datasetFolder,
} from '../core/prompt/language/completions.js';
export {
  definitionsAt,
  linkedNames,
  linksIn,
  referencesAt,
} from '../core/prompt/language/definitions.js';
export { foldingRanges } from '../core/prompt/language/folding.js';
export { formatFrontMatter } from '../core/prompt/language/format-front-matter.js';
export { cueHoverAt, hoverAt } from '../core/prompt/language/hover.js';
export { messageSizes } from '../core/prompt/language/message-sizes.js';
export { outline } from '../core/prompt/language/outline.js';
export { renameVariable } from '../core/prompt/language/rename-variable.js';
export { selectionSpans } from '../core/prompt/language/selection.js';
export { variableAt } from '../core/prompt/language/variable-at.js';
export { partialNames } from '../core/pair/load-pair.js';
export { candidatePaths } from '../core/pair/partial-paths.js';
export { signatureAt } from '../core/prompt/language/signature.js';
export { extractPartial } from '../core/prompt/authoring/extract-partial.js';
export { freePartialName } from '../core/prompt/authoring/partial-name.js';
export { longestSharedText } from '../core/prompt/authoring/shared-text.js';
export { inlinePartial, partialAt } from '../core/prompt/authoring/inline-partial.js';
export { conditionsIn, mentionsName } from '../core/prompt/authoring/settle-condition.js';
export { splitTemplate } from '../core/prompt/authoring/split-template.js';
export { joinPair } from '../core/prompt/authoring/join-pair.js';
export { controlKinds } from '../core/prompt/authoring/controls/control-kinds.js';
export { controlPair } from '../core/prompt/authoring/controls/control-pair.js';
export {
  convertibleConditions,
  convertPrompt,
} from '../core/prompt/authoring/convert/convert-prompt.js';
export { sourceFormat } from '../core/prompt/authoring/convert/read-source-prompt.js';
