import * as vscode from 'vscode';
import type { CommandName } from './command-names.js';
import { commandsBehind, commandsOnDemand } from './command-names.js';
import { registerCommand } from './commands.js';
import type { Services } from './services/services.js';

/**
 * Has features loaded later than the extension is activated: those that no prompt file waits for right
 * afterwards, those that consist of commands alone when one of these is first run.
 */
export function registerDeferredFeatures(services: Services): vscode.Disposable {
  const behind = new DeferredFeatures(services, commandsBehind, async () => {
    const { registerFeaturesBehind } = await import('./features-behind.js');
    return registerFeaturesBehind;
  });
  const onDemand = new DeferredFeatures(services, commandsOnDemand, async () => {
    const { registerOnDemand } = await import('./on-demand.js');
    return registerOnDemand;
  });
  const timer = setTimeout(() => {
    behind.load().catch((error: unknown) => {
      services.log.error(error instanceof Error ? error : String(error));
    });
  }, 0);
  return vscode.Disposable.from(
    behind,
    onDemand,
    new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
  );
}

/** Features with stand-ins for their commands, which load the features when they are run. */
class DeferredFeatures {
  readonly #services: Services;
  readonly #import: () => Promise<(services: Services) => vscode.Disposable>;
  /** The stand-ins, then the features. */
  #registered: vscode.Disposable;
  #loading: Promise<void> | undefined;
  #isDisposed = false;

  constructor(
    services: Services,
    commands: readonly CommandName[],
    load: () => Promise<(services: Services) => vscode.Disposable>,
  ) {
    this.#services = services;
    this.#import = load;
    this.#registered = vscode.Disposable.from(
      ...commands.map((name) =>
        registerCommand(services.log, name, async (...args) => {
          await this.load();
          return vscode.commands.executeCommand(`gyges.${name}`, ...args);
        }),
      ),
    );
  }

  /** Registers the features in place of the stand-ins, once; what failed may be tried again. */
  async load(): Promise<void> {
    this.#loading ??= this.#replace().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    await this.#loading;
  }

  async #replace(): Promise<void> {
    const register = await this.#import();
    if (this.#isDisposed) return;
    this.#registered.dispose();
    this.#registered = register(this.#services);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#registered.dispose();
  }
}
