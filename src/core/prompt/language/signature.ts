import { knownHelpers } from '../helpers.js';
import type { PromptDocument } from '../prompt-document.js';
import type { LanguageScope } from './language-scope.js';
import { partialParameters } from './partial-parameters.js';
import { templatePlace } from './template-place.js';

/** What is being called at a place, and which of its arguments is written there. All texts are plain. */
export interface Signature {
  readonly label: string;
  readonly documentation: string;
  /** Parts of the label, in order. */
  readonly parameters: readonly string[];
  readonly active: number;
}

/** The helper, block or partial whose arguments are written at an offset; undefined elsewhere. */
export function signatureAt(
  document: PromptDocument,
  offset: number,
  scope: Pick<LanguageScope, 'partials'>,
): Signature | undefined {
  const place = templatePlace(document, offset);
  if (place?.kind !== 'expression') return undefined;
  if (place.expects !== 'argument' && place.expects !== 'role') return undefined;
  const inside = document.text.slice(place.expression.start, offset);
  const called = /^\{\{\{?~?\s{0,20}(#?>|#)?\s{0,20}([^\s=}]{1,100})\s/.exec(inside);
  const name = called?.[2];
  if (name === undefined) return undefined;
  const written = inside.slice(called?.[0].length ?? 0);
  if (called?.[1]?.includes('>') === true) return partialSignature(document, name, written, scope);
  return helperSignature(name, called?.[1] === '#', written);
}

function helperSignature(name: string, isBlock: boolean, written: string): Signature | undefined {
  const helper = knownHelpers.find(
    (known) => known.name === name && (known.use === 'both' || (known.use === 'block') === isBlock),
  );
  const call = helper && /^\{\{#?\S+ ([^}]+)\}\}/.exec(helper.signature);
  if (!helper || !call) return undefined;
  const parameters = (call[1] ?? '').split(' ');
  const active = Math.min(completedWords(written), parameters.length - 1);
  return { label: helper.signature, documentation: helper.summary, parameters, active };
}

function partialSignature(
  document: PromptDocument,
  name: string,
  written: string,
  scope: Pick<LanguageScope, 'partials'>,
): Signature | undefined {
  const parameters = (partialParameters(document, name, scope) ?? []).map((each) => `${each}=…`);
  if (parameters.length === 0) return undefined;
  // bounded input: what stands between the braces and the offset, at most 2,000 units
  const key = /([\w-]{1,100})=[^\s=]{0,200}$/.exec(written)?.[1];
  const position = parameters.indexOf(`${key ?? ''}=…`);
  const given = written.match(/[\w-]=/g)?.length ?? 0;
  return {
    label: `{{>${name} ${parameters.join(' ')}}}`,
    documentation:
      'Values that the partial sees as variables; those not given are the prompt’s own.',
    parameters,
    active: position >= 0 ? position : Math.min(given, parameters.length - 1),
  };
}

/** How many arguments are written out before the one that is being written. */
function completedWords(written: string): number {
  // bounded input: what stands between the braces and the offset, at most 2,000 units
  return written.match(/(?:"[^"]{0,500}"|'[^']{0,500}'|[^\s"'])+(?=\s)/g)?.length ?? 0;
}
