import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, lensOf, show } from '../support/editor.js';
import { promptText } from '../../../support/prompt-text.js';
import { makeFolder, makePair, writeText } from '../support/pair-files.js';
import { waitFor } from '../support/wait-for.js';

const conditions = ['monitored', 'unmonitored'] as const;

interface Files {
  readonly folder: vscode.Uri;
  readonly monitored: vscode.Uri;
  readonly document: vscode.TextDocument;
}

/** A pair with a partial, a dataset and a condition, opened at its monitored prompt. */
async function openPair(): Promise<Files> {
  const folder = await makeFolder('walk');
  const file = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  await writeText(file('_club.prompt'), 'You help the members of a rowing club: {{request}}\n');
  await writeText(file('items.jsonl'), '{"request": "a letter", "vip": true}\n');
  for (const condition of conditions) {
    const text = promptText(condition, 'walk')
      .replace('You help the members of a rowing club with letters and forms.', '{{>club}}')
      .replace('gyges.canary', 'gyges.dataset: items.jsonl\ngyges.canary')
      .replace('    request: string', '    vip?: boolean\n    request: string')
      .replace('{{request}}', '{{#if vip}}\nDear member,\n{{/if}}\n{{request}}');
    await writeText(file(`walk.${condition}.prompt`), text);
  }
  const monitored = file('walk.monitored.prompt');
  const { document } = await show(monitored);
  await lensOf(monitored, /monitored/);
  return { folder, monitored, document };
}

function positionOf(document: vscode.TextDocument, wanted: string, shift = 0): vscode.Position {
  const at = document.getText().lastIndexOf(wanted);
  assert.ok(at >= 0, wanted);
  return document.positionAt(at + shift);
}

function fileOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

describe('a walk through a prompt', () => {
  afterEach(closeAll);

  it('references of a variable: both prompts, their schemas, the partial and the dataset', async () => {
    const { monitored, document } = await openPair();
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      monitored,
      positionOf(document, '{{request}}', 3),
    );
    const counts = new Map<string, number>();
    for (const { uri } of found) counts.set(fileOf(uri), (counts.get(fileOf(uri)) ?? 0) + 1);
    assert.deepEqual(Object.fromEntries(counts), {
      'walk.monitored.prompt': 2,
      'walk.unmonitored.prompt': 2,
      '_club.prompt': 1,
      'items.jsonl': 1,
    });
  });

  it('references of a partial: its tags in both prompts', async () => {
    const { monitored, document } = await openPair();
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      monitored,
      positionOf(document, '{{>club}}', 4),
    );
    assert.deepEqual(found.map(({ uri }) => fileOf(uri)).sort(), [
      'walk.monitored.prompt',
      'walk.unmonitored.prompt',
    ]);
  });

  it('the definition of the cue is the cue of the counterpart', async () => {
    const { monitored, document } = await openPair();
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      monitored,
      positionOf(document, 'a reviewer reads', 3),
    );
    const uris = found.map((one) => ('targetUri' in one ? one.targetUri : one.uri));
    assert.ok(
      uris.some((uri) => fileOf(uri) === 'walk.unmonitored.prompt'),
      uris.join(),
    );
  });

  it('links: the partial and the dataset', async () => {
    const { monitored } = await openPair();
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      monitored,
      20,
    );
    const names = links.flatMap(({ target }) => (target ? [fileOf(target)] : []));
    assert.ok(names.includes('_club.prompt'), names.join());
    assert.ok(names.includes('items.jsonl'), names.join());
  });

  it('folding: the front matter, messages, blocks', async () => {
    const { monitored, document } = await openPair();
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      monitored,
    );
    const first = (line: number): string => document.lineAt(line).text;
    const starts = ranges.map(({ start }) => first(start));
    for (const wanted of ['---', '{{role "system"}}', '{{role "user"}}', '{{#if vip}}']) {
      assert.ok(starts.includes(wanted), `${wanted} in ${starts.join(' | ')}`);
    }
  });

  it('selection grows from the word to the tag, the block and the message', async () => {
    const { monitored, document } = await openPair();
    const [innermost] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      monitored,
      [positionOf(document, '{{request}}', 4)],
    );
    const texts: string[] = [];
    for (let range = innermost; range; range = range.parent!) {
      texts.push(document.getText(range.range));
      if (texts.length > 20) break;
    }
    assert.ok(texts.includes('{{request}}'), texts.join(' | '));
    assert.ok(
      texts.some((text) => text.startsWith('{{role "user"}}') || text.includes('Dear member')),
      texts.join(' | '),
    );
    texts.forEach((text, index) => {
      assert.ok(index === 0 || text.includes(texts[index - 1] ?? ''), texts.join(' | '));
    });
  });

  it('inlay hints: sizes of messages, only where they are asked for', async () => {
    const { monitored, document } = await openPair();
    const hints = async (): Promise<vscode.InlayHint[]> =>
      vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        monitored,
        new vscode.Range(0, 0, document.lineCount, 0),
      );
    assert.deepEqual(await hints(), []);
    const settings = vscode.workspace.getConfiguration('gyges', monitored);
    await settings.update('prompt.tokenHints', true, vscode.ConfigurationTarget.Workspace);
    try {
      const shown = await waitFor('hints', async () => {
        const found = await hints();
        return found.length > 0 ? found : undefined;
      });
      assert.equal(shown.length, 2);
      assert.match(JSON.stringify(shown[0]?.label), /about \d+ tokens/);
    } finally {
      await settings.update('prompt.tokenHints', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('hover on the cue says its kind, with and without the marks', async () => {
    const { monitored, document } = await openPair();
    const settings = vscode.workspace.getConfiguration('gyges', monitored);
    await settings.update('prompt.markManipulation', false, vscode.ConfigurationTarget.Workspace);
    try {
      const text = await waitFor('the hover of the cue', async () => {
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          monitored,
          positionOf(document, 'a reviewer reads', 3),
        );
        const parts = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
        const shown = parts.map(({ value }) => value).join('\n');
        return shown.includes('Cue') ? shown : undefined;
      });
      assert.match(text, /watched/);
      assert.match(text, /counterpart says/);
      assert.match(text, /nobody reads it afterwards/);
    } finally {
      await settings.update(
        'prompt.markManipulation',
        undefined,
        vscode.ConfigurationTarget.Workspace,
      );
    }
  });

  it('rename refuses what is no variable, and names that would break the template', async () => {
    const { monitored, document } = await openPair();
    const rename = async (position: vscode.Position, name: string): Promise<unknown> =>
      vscode.commands.executeCommand(
        'vscode.executeDocumentRenameProvider',
        monitored,
        position,
        name,
      );
    await assert.rejects(rename(positionOf(document, 'Dear member', 2), 'x'));
    await assert.rejects(rename(positionOf(document, '{{request}}', 4), 'two words'));
    await assert.rejects(rename(positionOf(document, '{{request}}', 4), 'vip'));
  });

  it('completion closes the open block', async () => {
    const { monitored } = await makePair((_, text) =>
      text.replace('{{request}}', '{{#if request}}\n{{/\n{{request}}'),
    );
    const { document } = await show(monitored);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      monitored,
      positionOf(document, '{{/', 3),
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('if'), labels.slice(0, 20).join());
  });
});
