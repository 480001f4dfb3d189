import * as z from 'zod/mini';

const severitySchema = z.enum(['off', 'info', 'warning', 'error']);

/** `off` or a severity, optionally with options of the rule. */
const ruleSetting = z.union([
  severitySchema,
  z.tuple([severitySchema, z.record(z.string(), z.unknown())]),
]);

const ruleSettings = z.record(z.string(), ruleSetting);

/** The contents of `gyges.config.json`. */
export const configSchema = z.strictObject({
  $schema: z.optional(z.string()).check(z.describe('The JSON schema of this file, for editors.')),
  conditions: z
    ._default(
      z.array(
        z.strictObject({
          monitored: z
            .string()
            .check(
              z.minLength(1),
              z.describe('Name of the monitored condition in file names, for example `free`.'),
            ),
          unmonitored: z
            .string()
            .check(
              z.minLength(1),
              z.describe('Name of the unmonitored condition in file names, for example `paid`.'),
            ),
        }),
      ),
      [],
    )
    .check(
      z.describe(
        'Names of the two conditions in file names (`NAME.free.prompt`, `NAME.paid.prompt`). `monitored` and `unmonitored` are always recognised.',
      ),
    ),
  rules: z
    ._default(ruleSettings, {})
    .check(
      z.describe(
        'Severity of a rule (`off`, `info`, `warning`, `error`), or `[severity, options]`. `family/*` sets all rules of a family; the exact name counts first.',
      ),
    ),
  overrides: z
    ._default(
      z.array(
        z.strictObject({
          files: z
            .array(z.string().check(z.minLength(1)))
            .check(
              z.minLength(1),
              z.describe('Globs of prompt files, relative to this configuration file.'),
            ),
          rules: ruleSettings.check(z.describe('As `rules`, for the pairs these files belong to.')),
        }),
      ),
      [],
    )
    .check(
      z.describe('Other rule settings for some files; later entries count before earlier ones.'),
    ),
  ignore: z
    ._default(z.array(z.string()), [])
    .check(
      z.describe('Globs of files that are not looked at, relative to this configuration file.'),
    ),
  prompts: z
    ._default(z.array(z.string()), [])
    .check(
      z.describe(
        'Globs of plain-text prompts with `{name}` and `{condition}`, for example `prompts/{name}.{condition}.txt`.',
      ),
    ),
  lexicon: z
    ._default(
      z.strictObject({
        watched: z
          ._default(z.array(z.string()), [])
          .check(z.describe('Further wording that tells a model that it is observed.')),
        unwatched: z
          ._default(z.array(z.string()), [])
          .check(z.describe('Further wording that tells a model that it is not observed.')),
      }),
      { watched: [], unwatched: [] },
    )
    .check(z.describe('Wording of cues that Gyges does not know by itself.')),
  labels: z
    ._default(
      z.array(
        z.tuple([
          z
            .string()
            .check(
              z.regex(/^[A-Za-z]{1,40}$/),
              z.describe('Word for the monitored group, for example `free`.'),
            ),
          z
            .string()
            .check(
              z.regex(/^[A-Za-z]{1,40}$/),
              z.describe('Word for the unmonitored group, for example `paid`.'),
            ),
        ]),
      ),
      [],
    )
    .check(
      z.describe(
        'Pairs of label words with which *Generate Control Pairs* can swap or replace those of a pair.',
      ),
    ),
  reasoningTags: z
    ._default(z.array(z.string()), [])
    .check(z.describe('Further names of tags that hold reasoning, for example `WORKINGS`.')),
  outputTags: z
    ._default(z.array(z.string()), [])
    .check(z.describe('Further names of tags that hold the final output.')),
  prices: z
    ._default(
      z.record(
        z.string(),
        z.strictObject({
          inputPerMillion: z
            .number()
            .check(z.nonnegative(), z.describe('Price of one million input tokens.')),
          outputPerMillion: z
            .number()
            .check(z.nonnegative(), z.describe('Price of one million output tokens.')),
        }),
      ),
      {},
    )
    .check(
      z.describe(
        'Prices by model, in a currency of your choice, for estimates and budgets of runs.',
      ),
    ),
});

export type GygesConfig = z.infer<typeof configSchema> & {
  /** The folder that globs are relative to; empty for the root of whatever the paths are relative to. */
  readonly directory?: string;
};

export const defaultConfig: GygesConfig = configSchema.parse({});
