import * as z from 'zod/mini';
import { gygesSettingsSchema } from './gyges-settings.js';

/** Picoschema or JSON schema: a type name, or a mapping of fields. */
const schema = z.union([z.string(), z.record(z.string(), z.unknown())]);

/**
 * The top-level keys that npm dotprompt 1.1.2 hands on to the program that runs the prompt, with the types
 * it expects. Keys with a dot (`gyges.pair`) go into `ext`; any other key is dropped.
 */
export const frontMatterSchema = z.looseObject({
  model: z
    .optional(z.string().check(z.minLength(1)))
    .check(
      z.describe(
        'The model to run, for example `openai/gpt-4o`. Must be the same in both conditions.',
      ),
    ),
  config: z
    .optional(
      z.looseObject({
        temperature: z
          .optional(z.number().check(z.minimum(0)))
          .check(z.describe('Randomness of sampling; 0 for least.')),
        topP: z
          .optional(z.number().check(z.minimum(0), z.maximum(1)))
          .check(z.describe('Nucleus sampling, 0 to 1.')),
        topK: z
          .optional(z.int().check(z.minimum(1)))
          .check(z.describe('How many tokens are candidates.')),
        maxOutputTokens: z
          .optional(z.int().check(z.minimum(1)))
          .check(
            z.describe('The longest answer, in tokens. Too small a value cuts the output off.'),
          ),
        stopSequences: z
          .optional(z.array(z.string()))
          .check(z.describe('Texts at which the model stops.')),
      }),
    )
    .check(z.describe('Settings of the model. Must be the same in both conditions.')),
  input: z
    .optional(
      z.looseObject({
        schema: z
          .optional(schema)
          .check(z.describe('The variables of the template and their types.')),
        default: z
          .optional(z.record(z.string(), z.unknown()))
          .check(
            z.describe(
              'Values for variables that are not given. The program that runs the prompt applies them; dotprompt itself does not.',
            ),
          ),
      }),
    )
    .check(z.describe('The variables of the template.')),
  output: z
    .optional(
      z.looseObject({
        format: z.optional(z.string()).check(z.describe('`text` or `json`.')),
        schema: z.optional(schema).check(z.describe('What the answer must look like.')),
      }),
    )
    .check(z.describe('The form of the answer.')),
  tools: z
    .optional(z.array(z.string().check(z.minLength(1))))
    .check(
      z.describe(
        'Names of the tools that the model may call. Must be the same in both conditions.',
      ),
    ),
  toolDefs: z
    .optional(z.array(z.record(z.string(), z.unknown())))
    .check(z.describe('Definitions of tools that stand in the prompt itself.')),
  name: z
    .optional(z.string().check(z.minLength(1)))
    .check(z.describe('The name of the prompt; by default the file name.')),
  variant: z
    .optional(z.string().check(z.minLength(1)))
    .check(
      z.describe(
        'The variant of the prompt; by default the part of the file name before `.prompt`.',
      ),
    ),
  version: z
    .optional(z.string().check(z.minLength(1)))
    .check(z.describe('The version of the prompt.')),
  description: z
    .optional(z.string())
    .check(z.describe('What the prompt is for. It is not sent to the model.')),
});

/**
 * The schema of each key that may stand at the top level, by the key as it is written, Gyges' own
 * (`gyges.pair`) included. Not `ext` and `raw`: dotprompt fills these itself.
 */
export const keySchemas: ReadonlyMap<string, z.ZodMiniType> = new Map<string, z.ZodMiniType>([
  ...Object.entries(frontMatterSchema.shape),
  ...Object.entries(gygesSettingsSchema.shape).map(([key, schema]): [string, z.ZodMiniType] => [
    `gyges.${key}`,
    schema,
  ]),
]);
