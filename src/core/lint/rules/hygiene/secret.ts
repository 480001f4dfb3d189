import * as z from 'zod/mini';
import type { Span } from '../../../text/span.js';
import { defineRule } from '../../rule.js';

/** Shapes of keys that providers document; what follows the prefix must look random. */
const shapes =
  /\b(?:sk-(?:ant-|proj-|or-)?[A-Za-z0-9_-]{20,200}|AKIA[0-9A-Z]{16}|gh[opsur]_[A-Za-z0-9]{36,100}|github_pat_[A-Za-z0-9_]{40,100}|xox[abprs]-[A-Za-z0-9-]{20,100}|AIza[A-Za-z0-9_-]{35}|hf_[A-Za-z0-9]{30,50}|glpat-[A-Za-z0-9_-]{20,50}|npm_[A-Za-z0-9]{36}|sk_live_[A-Za-z0-9]{20,100})(?![A-Za-z0-9])|-----BEGIN (?:RSA |EC |OPENSSH |DSA )?PRIVATE KEY-----/g;

/** One of these stands in every key; looking for them first, by their rarest character, is much faster. */
const fragment =
  /_(?<=sk_|gh[opsur]_|github_|hf_|npm_)|-(?<=sk-|glpat-)|A(?:KIA|Iza)|xox|-----BEGIN/;

export const secret = defineRule({
  id: 'hygiene/secret',
  scope: 'file',
  defaultSeverity: 'error',
  summary: 'Something shaped like an API key or a private key.',
  fixable: false,
  readsBrokenFiles: true,
  options: z.strictObject({
    allow: z
      ._default(z.array(z.string()), [])
      .check(z.describe('Made-up keys that belong to the scenario, in full.')),
  }),
  check({ document, facts, similar, options, report }) {
    for (const { start, end } of facts.scanned(keysIn, similar)) {
      const key = document.text.slice(start, end);
      if (options.allow.includes(key) || (!key.startsWith('-') && !looksRandom(key))) continue;
      report({
        span: { start, end },
        message:
          'This is shaped like a real key; revoke it if it is one. If the scenario needs a key, make one up that cannot work and list it in this rule’s option “allow”.',
      });
    }
  },
});

function keysIn(text: string): Span[] {
  if (!fragment.test(text)) return [];
  return Array.from(text.matchAll(shapes), ({ index, 0: key }) => ({
    start: index,
    end: index + key.length,
  }));
}

/** Whether the part after the prefix is varied enough to be a key; “sk-xxxxxxxx…” and “…EXAMPLE” are not. */
function looksRandom(key: string): boolean {
  const body = key.slice(key.search(/[-_A-Z0-9]/) + 1);
  if (/example|placeholder|your|dummy|fake|sample|redacted|x{4}|1234|abcd|0{4}/i.test(body))
    return false;
  if (!/\d/.test(body) || !/[A-Za-z]/.test(body)) return false;
  return bitsPerCharacter(body) >= 3.2;
}

/** Shannon entropy of the characters of a text, in bits per character. */
function bitsPerCharacter(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
