import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { defaultConfig, type GygesConfig } from '../core/config/config.js';
import { parseConfig } from '../core/config/parse-config.js';
import { InputError } from '../core/input-error.js';
import { decodeText } from './decode-text.js';
import { displayPath, slashed } from './display-path.js';
import { isMissing, reasonOf } from './node-error.js';

const configFileName = 'gyges.config.json';

export interface LoadedConfig {
  /** With the absolute folder that its globs are relative to, forward slashes. */
  readonly config: GygesConfig;
  /** Undefined when the default configuration is in force. */
  readonly path: string | undefined;
}

async function readConfig(file: string, shown: string): Promise<GygesConfig | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new InputError(`${shown} cannot be read: ${reasonOf(error)}.`);
  }
  return parseConfig(shown, decodeText(shown, bytes));
}

function located(config: GygesConfig, file: string): LoadedConfig {
  return { config: { ...config, directory: slashed(path.dirname(file)) }, path: file };
}

/** Finds and remembers the configuration of folders. */
export class ConfigLoader {
  readonly #byDirectory = new Map<string, Promise<LoadedConfig>>();
  readonly #root: string;

  /** @param root where relative paths start and where files without configuration are thought to be */
  constructor(root: string) {
    this.#root = root;
  }

  /**
   * The nearest `gyges.config.json` in an absolute folder or above it, else the default configuration.
   * Rejects with an InputError that names file and place when it is not valid.
   */
  forDirectory(directory: string): Promise<LoadedConfig> {
    const known = this.#byDirectory.get(directory);
    if (known !== undefined) return known;
    const loaded = this.#load(directory);
    this.#byDirectory.set(directory, loaded);
    return loaded;
  }

  /** A configuration named by the user. Rejects with an InputError when there is no such file. */
  async fromFile(name: string): Promise<LoadedConfig> {
    const file = path.resolve(this.#root, name);
    const config = await readConfig(file, name);
    if (config === undefined)
      throw new InputError(`${name} cannot be read: there is no such file.`);
    return located(config, file);
  }

  async #load(directory: string): Promise<LoadedConfig> {
    const file = path.join(directory, configFileName);
    const config = await readConfig(file, displayPath(this.#root, file));
    if (config !== undefined) return located(config, file);
    const parent = path.dirname(directory);
    if (parent === directory) {
      return {
        config: { ...defaultConfig, directory: slashed(this.#root) },
        path: undefined,
      };
    }
    return this.forDirectory(parent);
  }
}
