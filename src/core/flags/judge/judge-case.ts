import type { Reasoning } from '../../response/sample-record.js';
import { sha256 } from '../../run/run-plan.js';
import { judgedParts, judgedText, type JudgedPart } from './judge-prompt.js';

/** Reasoning to be judged. */
export interface JudgeCase {
  /** SHA-256 of the judged text. */
  readonly text: string;
  readonly parts: readonly JudgedPart[];
  /** Where it was found. */
  readonly source: string;
  readonly sample: string;
}

/** The case of a sample; undefined when it has no reasoning that can be judged. */
export async function judgeCase(sample: {
  readonly id: string;
  readonly source: string;
  readonly reasoning: readonly Pick<Reasoning, 'kind' | 'text'>[];
}): Promise<JudgeCase | undefined> {
  const parts = judgedParts(sample.reasoning);
  if (parts.length === 0) return undefined;
  const text = await sha256(judgedText(parts));
  return { text, parts, source: sample.source, sample: sample.id };
}
