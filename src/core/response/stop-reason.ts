const cutOff: ReadonlySet<string> = new Set([
  'length',
  'max_tokens',
  'max_output_tokens',
  'model_length',
  'model_context_window_exceeded',
  'incomplete',
]);
const withheld: ReadonlySet<string> = new Set(['refusal', 'content_filter']);

/** Whether an answer ended at a limit of tokens, by what providers and Inspect call that. */
export function isCutOff(stopReason: string | undefined): boolean {
  return stopReason !== undefined && cutOff.has(stopReason);
}

/** Whether the provider, not the model, ended or withheld the answer. */
export function isWithheld(stopReason: string | undefined): boolean {
  return stopReason !== undefined && withheld.has(stopReason);
}
