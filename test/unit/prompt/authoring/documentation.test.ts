import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { convertPrompt } from '../../../../src/core/prompt/authoring/convert/convert-prompt.js';
import { joinPair } from '../../../../src/core/prompt/authoring/join-pair.js';
import { splitTemplate } from '../../../../src/core/prompt/authoring/split-template.js';
import { parsePrompt } from '../../../../src/core/prompt/parse-prompt.js';
import { planOf } from './files.js';

const text = readFileSync(path.join(__dirname, '../../../../docs/authoring.md'), 'utf8');

/** The text of a file that the page shows. */
function shown(name: string): string {
  const at = text.indexOf(`<!-- file: ${name} -->`);
  assert.ok(at >= 0, name);
  return /```\w*\n([^]*?)```/.exec(text.slice(at))?.[1] ?? '';
}

function written(plan: ReturnType<typeof splitTemplate>, name: string): string {
  return (
    planOf(plan)
      .creates.find((file) => file.path === name)
      ?.text.trimEnd() ?? ''
  );
}

const paths = { monitored: 'parcel.monitored.prompt', unmonitored: 'parcel.unmonitored.prompt' };

describe('docs/authoring.md', () => {
  it('shows what splitting makes, and joining makes the template again', () => {
    const plan = splitTemplate({
      document: parsePrompt('parcel.prompt', shown('parcel.prompt')),
      variable: 'monitored',
      monitoredWhen: true,
      paths,
      resolvePartial: () => undefined,
    });
    assert.equal(written(plan, paths.monitored), shown(paths.monitored).trimEnd());
    const document = (name: string) => parsePrompt(name, written(plan, name));
    const joined = joinPair({
      monitored: document(paths.monitored),
      unmonitored: document(paths.unmonitored),
      variable: 'monitored',
      path: 'parcel.prompt',
      resolvePartial: () => undefined,
    });
    const template = (source: string): string => source.slice(source.indexOf('{{role')).trimEnd();
    assert.equal(template(written(joined, 'parcel.prompt')), template(shown('parcel.prompt')));
  });

  it('shows what converting makes', () => {
    const plan = convertPrompt({
      monitored: { path: 'parcel.prompty', text: shown('parcel.prompty') },
      paths,
    });
    assert.equal(written(plan, paths.monitored), shown('converted.monitored.prompt').trimEnd());
  });
});
