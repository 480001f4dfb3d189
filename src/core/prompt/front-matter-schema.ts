import * as z from 'zod';
import { gygesSettingsSchema } from './gyges-settings.js';

/** Picoschema or JSON schema: a type name, or a mapping of fields. */
const schema = z.union([z.string(), z.record(z.string(), z.unknown())]);

/**
 * The top-level keys that npm dotprompt 1.1.2 hands on to the program that runs the prompt, with the types
 * it expects. Keys with a dot (`gyges.pair`) go into `ext`; any other key is dropped.
 */
export const frontMatterSchema = z.looseObject({
  model: z
    .string()
    .min(1)
    .optional()
    .describe(
      'The model to run, for example `openai/gpt-4o`. Must be the same in both conditions.',
    ),
  config: z
    .looseObject({
      temperature: z.number().min(0).optional().describe('Randomness of sampling; 0 for least.'),
      topP: z.number().min(0).max(1).optional().describe('Nucleus sampling, 0 to 1.'),
      topK: z.number().int().min(1).optional().describe('How many tokens are candidates.'),
      maxOutputTokens: z
        .number()
        .int()
        .min(1)
        .optional()
        .describe('The longest answer, in tokens. Too small a value cuts the output off.'),
      stopSequences: z.array(z.string()).optional().describe('Texts at which the model stops.'),
    })
    .optional()
    .describe('Settings of the model. Must be the same in both conditions.'),
  input: z
    .looseObject({
      schema: schema.optional().describe('The variables of the template and their types.'),
      default: z
        .record(z.string(), z.unknown())
        .optional()
        .describe(
          'Values for variables that are not given. The program that runs the prompt applies them; dotprompt itself does not.',
        ),
    })
    .optional()
    .describe('The variables of the template.'),
  output: z
    .looseObject({
      format: z.string().optional().describe('`text` or `json`.'),
      schema: schema.optional().describe('What the answer must look like.'),
    })
    .optional()
    .describe('The form of the answer.'),
  tools: z
    .array(z.string().min(1))
    .optional()
    .describe('Names of the tools that the model may call. Must be the same in both conditions.'),
  toolDefs: z
    .array(z.record(z.string(), z.unknown()))
    .optional()
    .describe('Definitions of tools that stand in the prompt itself.'),
  name: z.string().min(1).optional().describe('The name of the prompt; by default the file name.'),
  variant: z
    .string()
    .min(1)
    .optional()
    .describe('The variant of the prompt; by default the part of the file name before `.prompt`.'),
  version: z.string().min(1).optional().describe('The version of the prompt.'),
  description: z
    .string()
    .optional()
    .describe('What the prompt is for. It is not sent to the model.'),
});

/**
 * The schema of each key that may stand at the top level, by the key as it is written, Gyges' own
 * (`gyges.pair`) included. Not `ext` and `raw`: dotprompt fills these itself.
 */
export const keySchemas: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ...Object.entries(frontMatterSchema.shape),
  ...Object.entries(gygesSettingsSchema.shape).map(([key, schema]): [string, z.ZodType] => [
    `gyges.${key}`,
    schema,
  ]),
]);
