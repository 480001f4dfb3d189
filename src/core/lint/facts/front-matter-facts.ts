import { plainIssue } from '../../config/plain-issue.js';
import { keySchemas } from '../../prompt/front-matter-schema.js';
import type { GygesSettings } from '../../prompt/gyges-settings.js';
import { readGygesSettings } from '../../prompt/gyges-settings.js';
import type { FrontMatter } from '../../prompt/prompt-document.js';
import type { DeclaredInput } from './declared-input.js';
import { declaredInput } from './declared-input.js';

/** A value of a known key that is not what its schema asks for. */
export interface ValueIssue {
  /** The key, and the way from there to the place inside its value. */
  readonly place: readonly (string | number)[];
  /** In plain words, without a final stop. */
  readonly message: string;
}

/** What several rules want to know of a front matter, or of none; computed when first asked for. */
export class FrontMatterFacts {
  readonly #frontMatter: FrontMatter | undefined;
  #input: DeclaredInput | undefined;
  #settings: GygesSettings | undefined;
  #issues: readonly ValueIssue[] | undefined;

  constructor(frontMatter: FrontMatter | undefined) {
    this.#frontMatter = frontMatter;
  }

  /** The variables that it declares. */
  get input(): DeclaredInput {
    return (this.#input ??= declaredInput(this.#frontMatter));
  }

  /** The `gyges.*` keys; values of a wrong type are left out. */
  get settings(): GygesSettings {
    return (this.#settings ??= readGygesSettings({ frontMatter: this.#frontMatter }));
  }

  /** Values of known keys that cannot be used. */
  get issues(): readonly ValueIssue[] {
    return (this.#issues ??= (this.#frontMatter?.entries ?? []).flatMap(({ key, value }) =>
      (keySchemas.get(key)?.safeParse(value).error?.issues ?? []).map((issue) => {
        const { path, message } = plainIssue(issue);
        return { place: [key, ...path.filter((step) => typeof step !== 'symbol')], message };
      }),
    ));
  }
}
