import { rules } from '../../core/lint/registry.js';
import { closest } from '../../core/text/closest.js';
import type { Command } from '../command.js';
import { exitCode } from '../exit-code.js';
import { readRuleDocumentation } from '../rule-documentation.js';
import { UsageError } from '../usage-error.js';

export const explainCommand: Command = {
  name: 'explain',
  summary: 'Show the documentation of a lint rule.',
  usage: 'RULE',
  description: ['Prints why a rule exists, with bad and good examples, its options and sources.'],
  options: [],
  examples: [['gyges explain pair/unintended-difference', 'The documentation as Markdown.']],
  async run({ args, out }) {
    const [id] = args.positionals;
    if (id === undefined) throw new UsageError('explain needs a rule; “gyges rules” lists them.');
    const rule = rules.find((candidate) => candidate.id === id);
    if (rule === undefined) {
      const near = closest(
        id,
        rules.map((candidate) => candidate.id),
      );
      const hint = near === undefined ? '“gyges rules” lists them.' : `Did you mean ${near}?`;
      throw new UsageError(`there is no rule “${id}”. ${hint}`);
    }
    const documentation = await readRuleDocumentation(rule.id);
    // Comments are for whoever edits the page.
    const page = documentation?.replace(/<!--[^>]*-->\n*/g, '');
    await out.write(page ?? `# ${rule.id}\n\n${rule.summary}\n`);
    return exitCode.clean;
  },
};
