import * as z from 'zod/mini';
import { configSchema } from '../../src/core/config/config.js';
import { ruleSettingsSchema } from '../../src/core/lint/rule-schemas.js';
import { gygesSettingsSchema } from '../../src/core/prompt/gyges-settings.js';

/** JSON schema (draft 7, which VS Code reads) of `gyges.config.json`. */
export function configJsonSchema(): string {
  const schema = z.toJSONSchema(configSchema, { io: 'input', target: 'draft-7' });
  const { rules, overrides, ...others } = schema.properties ?? {};
  const ruleSettings = { ...ruleSettingsSchema(), description: describe(rules) };
  const reference = { $ref: '#/definitions/rules' };
  const properties = { ...others, rules: reference, overrides: replaceRules(overrides, reference) };
  return format({
    ...schema,
    title: 'Gyges configuration',
    allowComments: true,
    properties,
    definitions: { rules: ruleSettings },
  });
}

/** JSON schema (draft 7) of the `gyges.*` keys of a prompt's front matter. */
export function frontMatterJsonSchema(): string {
  const schema = z.toJSONSchema(gygesSettingsSchema, { io: 'input', target: 'draft-7' });
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([key, value]) => [`gyges.${key}`, value]),
  );
  return format({
    ...schema,
    required: [],
    title: 'Front matter keys of Gyges',
    properties,
    additionalProperties: true,
  });
}

type Schema = z.core.JSONSchema._JSONSchema;

function replaceRules(overrides: Schema | undefined, rules: z.core.JSONSchema.BaseSchema): Schema {
  if (typeof overrides !== 'object' || typeof overrides.items !== 'object') {
    throw new Error('The configuration schema has no list of overrides.');
  }
  const items = overrides.items as z.core.JSONSchema.BaseSchema;
  return { ...overrides, items: { ...items, properties: { ...items.properties, rules } } };
}

function describe(schema: Schema | undefined): string {
  return typeof schema === 'object' ? (schema.description ?? '') : '';
}

function format(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
