/** Stands for the rest of what a command prints. */
const rest = '…';

/**
 * A document with every `console` block run again. A block begins with `$ ` and a command; what follows is
 * what it prints, or when it ends in a line `…`, as many lines as there were, at least twelve.
 *
 * @param run What a command prints; `before` is the document up to its block.
 */
export async function refreshConsoleBlocks(
  text: string,
  run: (command: string, before: string) => Promise<string>,
): Promise<string> {
  const parts = text.split(/(?<=^```console\n)([^]*?)(?=\n```$)/m);
  for (let i = 1; i < parts.length; i += 2) {
    const [first = '', ...shown] = (parts[i] ?? '').split('\n');
    const output = (await run(first.slice('$ '.length), parts.slice(0, i).join(''))).trimEnd();
    const printed = output === '' ? [] : output.split('\n');
    const cut = shown.lastIndexOf(rest);
    const wanted = cut < 0 ? printed : [...printed.slice(0, Math.max(cut, 12)), rest];
    parts[i] = [first, ...wanted.map((line) => line.trimEnd())].join('\n');
  }
  return parts.join('');
}
