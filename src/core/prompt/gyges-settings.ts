import * as z from 'zod/mini';
import type { PromptDocument } from './prompt-document.js';

/** One string or a list of them. */
const texts = z.union([
  z.string().check(z.minLength(1)),
  z.array(z.string().check(z.minLength(1))),
]);

/** The keys of the `gyges.` namespace in a prompt's front matter, without the prefix. */
export const gygesSettingsSchema = z.strictObject({
  condition: z
    .optional(z.string().check(z.minLength(1)))
    .check(
      z.describe(
        'The condition of this prompt: `monitored`, `unmonitored`, or a name from `conditions` in gyges.config.json. By default the file name says it.',
      ),
    ),
  pair: z
    .optional(z.string().check(z.minLength(1)))
    .check(
      z.describe(
        'The id of the pair, the same in both files and in no other pair. By default the part of the file name before the condition.',
      ),
    ),
  manipulation: z
    .optional(texts)
    .check(
      z.describe(
        'What is meant to differ between the two prompts: names of tags, or texts as they stand in the prompts. Everything else must be the same.',
      ),
    ),
  reasoning: z
    .optional(texts)
    .check(
      z.describe(
        'The tags in which the model is asked to reason, for example SCRATCHPAD_REASONING.',
      ),
    ),
  output: z
    .optional(texts)
    .check(
      z.describe(
        'The tags in which the model is asked to write its final output, for example OUTPUT.',
      ),
    ),
  dataset: z
    .optional(z.string().check(z.minLength(1)))
    .check(
      z.describe(
        'A JSONL or CSV file with one item a line, relative to this file. Its columns fill the variables of the template.',
      ),
    ),
  canary: z
    .optional(z.string().check(z.minLength(1)))
    .check(
      z.describe(
        'The canary string that marks this prompt as evaluation data. It is not sent to the model.',
      ),
    ),
  objective: z
    .optional(z.string().check(z.minLength(1)))
    .check(
      z.describe(
        'The objective that the prompt says the model is trained towards. Setting it switches on the checks of the alignment-faking setup.',
      ),
    ),
  compliance: z
    .optional(z.string().check(z.minLength(1)))
    .check(
      z.describe(
        'How a response counts as complied: a marker such as <request_fully_accepted/> that it contains, or a regular expression between slashes.',
      ),
    ),
});

export type GygesSettingKey = keyof typeof gygesSettingsSchema.shape;

export const gygesSettingKeys = Object.keys(
  gygesSettingsSchema.shape,
) as readonly GygesSettingKey[];

/** The `gyges.` settings of a prompt that are valid. */
export interface GygesSettings {
  readonly condition: string | undefined;
  readonly pair: string | undefined;
  readonly manipulation: readonly string[];
  readonly reasoning: readonly string[];
  readonly output: readonly string[];
  readonly dataset: string | undefined;
  readonly canary: string | undefined;
  readonly objective: string | undefined;
  readonly compliance: string | undefined;
}

/** Reads the `gyges.` settings of a prompt. Invalid values are left out; a text where a list may stand is a list of one. */
export function readGygesSettings({
  frontMatter,
}: Pick<PromptDocument, 'frontMatter'>): GygesSettings {
  const data = frontMatter?.data ?? {};
  const text = (key: GygesSettingKey): string | undefined => {
    const value = data[`gyges.${key}`];
    return isText(value) ? value : undefined;
  };
  const list = (key: GygesSettingKey): readonly string[] => {
    const value = data[`gyges.${key}`];
    if (isText(value)) return [value];
    return Array.isArray(value) && value.every(isText) ? value : [];
  };
  return {
    condition: text('condition'),
    pair: text('pair'),
    manipulation: list('manipulation'),
    reasoning: list('reasoning'),
    output: list('output'),
    dataset: text('dataset'),
    canary: text('canary'),
    objective: text('objective'),
    compliance: text('compliance'),
  };
}

/** Whether a value is what the schema asks for: it is read for every file, and checking it by hand is much faster. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
