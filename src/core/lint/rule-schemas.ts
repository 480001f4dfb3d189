import * as z from 'zod/mini';
import { rules } from './registry.js';
import type { Rule } from './rule.js';

type JsonSchema = z.core.JSONSchema.BaseSchema;

const severities = ['off', 'info', 'warning', 'error'];

/** JSON schema of a rule's options, as a user writes them (all optional). */
export function optionsSchema(rule: Rule): JsonSchema {
  const schema = z.toJSONSchema(rule.options, { io: 'input' });
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema'));
}

/** JSON schema of the `rules` setting: every rule with its severities and options. */
export function ruleSettingsSchema(): JsonSchema {
  const families = [...new Set(rules.map(({ id }) => id.slice(0, id.indexOf('/'))))];
  const properties = [
    ...rules.map((rule) => [rule.id, settingSchema(rule)] as const),
    ...families.map((family) => {
      const description = `All rules of the family ${family} that are not set by name.`;
      return [`${family}/*`, { enum: severities, description }] as const;
    }),
  ];
  return {
    type: 'object',
    properties: Object.fromEntries<JsonSchema>(properties),
    additionalProperties: false,
    default: {},
  };
}

/** JSON schema properties for settings that take only a severity, by rule id. */
export function ruleSeverityProperties(): Record<string, JsonSchema> {
  return Object.fromEntries(
    rules.map((rule) => {
      const description = `${rule.summary} (default: ${rule.defaultSeverity})`;
      return [rule.id, { type: 'string', enum: severities, description }];
    }),
  );
}

function settingSchema(rule: Rule): JsonSchema {
  const description = `${rule.summary} (default: ${rule.defaultSeverity})`;
  const options = optionsSchema(rule);
  const severity: JsonSchema = { enum: severities };
  if (Object.keys(options.properties ?? {}).length === 0) return { ...severity, description };
  const tuple: JsonSchema = {
    type: 'array',
    items: [severity, options],
    minItems: 2,
    maxItems: 2,
  };
  return { description, anyOf: [severity, tuple] };
}
