import * as z from 'zod';

const severitySchema = z.enum(['off', 'info', 'warning', 'error']);

/** `off` or a severity, optionally with options of the rule. */
const ruleSetting = z.union([
  severitySchema,
  z.tuple([severitySchema, z.record(z.string(), z.unknown())]),
]);

const ruleSettings = z.record(z.string(), ruleSetting);

/** The contents of `gyges.config.json`. */
export const configSchema = z.strictObject({
  $schema: z.string().optional().describe('The JSON schema of this file, for editors.'),
  conditions: z
    .array(
      z.strictObject({
        monitored: z
          .string()
          .min(1)
          .describe('Name of the monitored condition in file names, for example `free`.'),
        unmonitored: z
          .string()
          .min(1)
          .describe('Name of the unmonitored condition in file names, for example `paid`.'),
      }),
    )
    .default([])
    .describe(
      'Names of the two conditions in file names (`NAME.free.prompt`, `NAME.paid.prompt`). `monitored` and `unmonitored` are always recognised.',
    ),
  rules: ruleSettings
    .default({})
    .describe(
      'Severity of a rule (`off`, `info`, `warning`, `error`), or `[severity, options]`. `family/*` sets all rules of a family; the exact name counts first.',
    ),
  overrides: z
    .array(
      z.strictObject({
        files: z
          .array(z.string().min(1))
          .min(1)
          .describe('Globs of prompt files, relative to this configuration file.'),
        rules: ruleSettings.describe('As `rules`, for the pairs these files belong to.'),
      }),
    )
    .default([])
    .describe('Other rule settings for some files; later entries count before earlier ones.'),
  ignore: z
    .array(z.string())
    .default([])
    .describe('Globs of files that are not looked at, relative to this configuration file.'),
  prompts: z
    .array(z.string())
    .default([])
    .describe(
      'Globs of plain-text prompts with `{name}` and `{condition}`, for example `prompts/{name}.{condition}.txt`.',
    ),
  lexicon: z
    .strictObject({
      watched: z
        .array(z.string())
        .default([])
        .describe('Further wording that tells a model that it is observed.'),
      unwatched: z
        .array(z.string())
        .default([])
        .describe('Further wording that tells a model that it is not observed.'),
    })
    .default({ watched: [], unwatched: [] })
    .describe('Wording of cues that Gyges does not know by itself.'),
  labels: z
    .array(
      z.tuple([
        z
          .string()
          .regex(/^[A-Za-z]{1,40}$/)
          .describe('Word for the monitored group, for example `free`.'),
        z
          .string()
          .regex(/^[A-Za-z]{1,40}$/)
          .describe('Word for the unmonitored group, for example `paid`.'),
      ]),
    )
    .default([])
    .describe(
      'Pairs of label words with which *Generate Control Pairs* can swap or replace those of a pair.',
    ),
  reasoningTags: z
    .array(z.string())
    .default([])
    .describe('Further names of tags that hold reasoning, for example `WORKINGS`.'),
  outputTags: z
    .array(z.string())
    .default([])
    .describe('Further names of tags that hold the final output.'),
  prices: z
    .record(
      z.string(),
      z.strictObject({
        inputPerMillion: z.number().nonnegative().describe('Price of one million input tokens.'),
        outputPerMillion: z.number().nonnegative().describe('Price of one million output tokens.'),
      }),
    )
    .default({})
    .describe('Prices by model, in a currency of your choice, for estimates and budgets of runs.'),
});

export type GygesConfig = z.infer<typeof configSchema> & {
  /** The folder that globs are relative to; empty for the root of whatever the paths are relative to. */
  readonly directory?: string;
};

export const defaultConfig: GygesConfig = configSchema.parse({});
