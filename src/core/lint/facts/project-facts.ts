import type { GygesConfig } from '../../config/config.js';
import type { CueLexicon } from '../../pair/reading/cue-lexicon.js';
import { cueLexicon } from '../../pair/reading/cue-lexicon.js';
import type { TagRole } from '../../response/response-tags.js';
import { tagVocabulary } from '../../response/response-tags.js';

/** What all prompts of one configuration share. */
export class ProjectFacts {
  /** The wording of cues, the project's own included. */
  readonly cueLexicon: CueLexicon;
  readonly #config: GygesConfig;
  /** The last vocabulary; the prompts of a project mostly have the same. */
  #vocabulary: { readonly key: string; readonly roles: ReadonlyMap<string, TagRole> } | undefined;

  constructor(config: GygesConfig) {
    this.#config = config;
    this.cueLexicon = cueLexicon(config);
  }

  /** The role of each tag name, lower case, for a prompt with these `gyges.reasoning` and `gyges.output`. */
  tagRoles(reasoning: readonly string[], output: readonly string[]): ReadonlyMap<string, TagRole> {
    const key = JSON.stringify([reasoning, output]);
    if (this.#vocabulary?.key !== key) {
      const { roles } = tagVocabulary(
        [...reasoning, ...this.#config.reasoningTags],
        [...output, ...this.#config.outputTags],
      );
      this.#vocabulary = { key, roles };
    }
    return this.#vocabulary.roles;
  }
}
