import type { ParseFile } from '../../core/pair/load-pair.js';
import { parsePlainPrompt } from '../../core/prompt/parse-plain-prompt.js';
import { parsePrompt } from '../../core/prompt/parse-prompt.js';
import type { PromptDocument } from '../../core/prompt/prompt-document.js';
import type { Workspace } from '../../core/workspace.js';
import { nodeWorkspace } from '../../node/node-workspace.js';

/** A prompt larger than this is something else under a prompt's name. */
const largestPrompt = 8_000_000;

/** The files of this machine, prompts bounded in size, each text read once. */
export function promptWorkspace(root: string): Workspace {
  const files = nodeWorkspace(root, (file) =>
    file.endsWith('.prompt') ? largestPrompt : Infinity,
  );
  const texts = new Map<string, Promise<string | undefined>>();
  return {
    readText(path) {
      const known = texts.get(path) ?? files.readText(path);
      texts.set(path, known);
      return known;
    },
    readPieces: async (path) => files.readPieces?.(path),
    readBytes: (path) => files.readBytes(path),
    list: (path) => files.list(path),
  };
}

/** A workspace in which some files have other texts, or exist only there. */
export function overlaid(base: Workspace, texts: ReadonlyMap<string, string>): Workspace {
  return {
    ...base,
    readText: (path) => {
      const text = texts.get(path);
      return text === undefined ? base.readText(path) : Promise.resolve(text);
    },
    readPieces: async (path) => (texts.has(path) ? undefined : base.readPieces?.(path)),
  };
}

/** Parses each text of each file once, so that what is known of a document can be kept with it. */
export function parseOnce(): ParseFile {
  const known = new Map<string, PromptDocument>();
  return (path, text, format) => {
    const before = known.get(path);
    if (before?.text === text && before.format === format) return before;
    const document = format === 'plain' ? parsePlainPrompt(path, text) : parsePrompt(path, text);
    known.set(path, document);
    return document;
  };
}
