import type { Condition } from '../../../pair/pair-comparison.js';
import { baseName } from '../../../paths.js';
import type { Authoring } from '../authoring-plan.js';
import { frontMatterText } from '../front-matter-text.js';
import { unwritableText, writeTemplate } from '../write-template.js';
import { type Settled, jinjaParts } from './jinja-messages.js';
import { jinjaConditions, type JinjaNode } from './jinja-template.js';
import { readSourcePrompt, sourceFormat } from './read-source-prompt.js';
import type { SourcePrompt } from './source-prompt.js';

/** A file of another tool. */
export interface ConvertSource {
  readonly path: string;
  readonly text: string;
}

export interface ConvertRequest {
  /** One source for both prompts, or one for each. */
  readonly monitored: ConvertSource;
  readonly unmonitored?: ConvertSource | undefined;
  /** The variable whose conditions tell the prompts apart, where there is one source with conditions. */
  readonly variable?: string | undefined;
  /** Whether the monitored prompt is the one in which the variable is true. */
  readonly monitoredWhen?: boolean;
  /** Where the prompts go. */
  readonly paths: Readonly<Record<Condition, string>>;
}

const conditions: readonly Condition[] = ['monitored', 'unmonitored'];

/** The variables that a source's conditions ask for; empty when it has none or cannot be read. */
export function convertibleConditions({ path, text }: ConvertSource): readonly {
  readonly name: string;
  readonly uses: number;
  readonly line: number;
}[] {
  const format = sourceFormat(path, text);
  if (format === undefined) return [];
  const prompt = readSourcePrompt(text, format);
  return 'problem' in prompt ? [] : jinjaConditions(prompt.messages.flatMap(({ parts }) => parts));
}

/**
 * The two prompts of a pair from prompts of another tool: Prompty, GitHub Models, JSON messages, Jinja. Each
 * renders exactly the text of its source, filled in alike. The notes list what is not carried over.
 */
export function convertPrompt(request: ConvertRequest): Authoring {
  const { monitored, unmonitored, variable, monitoredWhen = true, paths } = request;
  const creates: { path: string; text: string }[] = [];
  const notes = new Set<string>();
  for (const condition of conditions) {
    const source = condition === 'unmonitored' ? (unmonitored ?? monitored) : monitored;
    const format = sourceFormat(source.path, source.text);
    if (format === undefined) {
      return {
        problem: `${baseName(source.path)} is none of .prompty, .prompt.yml, .json, .j2, .jinja, and a .txt or .md without tags.`,
      };
    }
    const prompt = readSourcePrompt(source.text, format);
    if ('problem' in prompt) return { problem: `${baseName(source.path)}: ${prompt.problem}` };
    if (prompt.messages.length === 0)
      return { problem: `${baseName(source.path)} holds no message with text.` };
    const prefix = unmonitored ? `${baseName(source.path)}: ` : '';
    for (const note of prompt.notes) notes.add(prefix + note);
    const settled =
      variable === undefined || unmonitored
        ? undefined
        : { name: variable, value: (condition === 'monitored') === monitoredWhen };
    const text = promptText(prompt, settled, baseName(source.path));
    if ('problem' in text) return { problem: `${baseName(source.path)}: ${text.problem}` };
    creates.push({ path: paths[condition], text: text.text });
  }
  if (creates[0]?.text === creates[1]?.text) {
    notes.add('Both prompts are the same so far: change the cue in one of them.');
  }
  return { edits: [], creates, notes: [...notes] };
}

function promptText(
  { messages, settings }: SourcePrompt,
  settled: Settled | undefined,
  from: string,
): { readonly text: string } | { readonly problem: string } {
  const written = messages.map(({ role, parts }) => ({ role, parts: jinjaParts(parts, settled) }));
  const sent = written.filter(({ parts }) =>
    parts.some((part) => part.kind === 'tag' || part.text.trim() !== ''),
  );
  for (const { parts } of sent) {
    const texts = parts.map((part) => (part.kind === 'text' ? part.text : '\n')).join('');
    const problem = unwritableText(texts);
    if (problem !== undefined) return { problem };
  }
  const head = frontMatterText(
    {
      ...settings,
      ...inputSchema(
        messages.flatMap(({ parts }) => parts),
        settings,
        settled,
      ),
    },
    [`Converted from ${from}`],
  );
  return { text: `${head}${writeTemplate(sent)}\n` };
}

/** The schema of the source with the variables that it leaves out. */
function inputSchema(
  nodes: readonly JinjaNode[],
  settings: Readonly<Record<string, unknown>>,
  settled: Settled | undefined,
): Record<string, unknown> {
  const declared =
    (settings['input'] as { schema?: Record<string, string> } | undefined)?.schema ?? {};
  const schema: Record<string, string> = { ...declared };
  if (settled) Reflect.deleteProperty(schema, settled.name);
  for (const name of namesIn(nodes, settled)) schema[name] ??= 'any';
  return Object.keys(schema).length === 0 ? {} : { input: { schema } };
}

function namesIn(nodes: readonly JinjaNode[], settled: Settled | undefined): Set<string> {
  const names = new Set<string>();
  const add = (path: string): void => {
    if (path !== settled?.name) names.add(path.split('.')[0] ?? path);
  };
  const walk = (inner: readonly JinjaNode[]): void => {
    for (const node of inner) {
      if (node.kind === 'variable') add(node.path);
      if (node.kind !== 'if') continue;
      for (const { path, body } of node.branches) {
        add(path);
        walk(body);
      }
      walk(node.otherwise);
    }
  };
  walk(nodes);
  return names;
}
