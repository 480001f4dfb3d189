import * as vscode from 'vscode';
import { InputError } from '../../core/input-error.js';
import type { ModelClient } from '../../core/models/model-client.js';
import type { ApiKeys } from '../runs/api-keys.js';
import type { RunEngine } from '../runs/run-engine.js';
import { editorModelClient, editorModels } from './editor-model.js';
import type { JudgeSettings } from './judge-settings.js';

/** Who is to judge. */
export interface ChosenJudge {
  /** A wire format, or that of the editor's own models. */
  readonly provider: string;
  readonly model: string;
  readonly endpoint: string;
  /** Makes the client, asking for a key that is needed; undefined when the user gives none. */
  connect(): Promise<ModelClient | undefined>;
}

/**
 * The judge that the settings name, or else the one that the user picks: a model of the editor, or one that
 * the server has under a name. Undefined when the user gives up.
 *
 * @throws InputError when there is no such judge
 */
export async function chooseJudge(
  engine: RunEngine,
  keys: ApiKeys,
  settings: JudgeSettings,
): Promise<ChosenJudge | undefined> {
  const { provider, model } = settings;
  if (provider === undefined) return fromEditor(model);
  const offered = model === undefined ? await editorModels() : [];
  const picked = offered.length > 0 ? await pickModel(offered, provider) : undefined;
  if (offered.length > 0 && picked === undefined) return undefined;
  if (picked?.chat !== undefined) return judgeOfEditor(picked.chat);
  const name = model ?? (await askModel());
  return name === undefined ? undefined : fromServer(engine, keys, settings, provider, name);
}

async function fromEditor(model: string | undefined): Promise<ChosenJudge | undefined> {
  const models = await editorModels(model);
  const [first] = models;
  if (first === undefined) {
    throw new InputError(
      model === undefined
        ? vscode.l10n.t(
            'This editor offers no language model to extensions. Choose a server with the setting gyges.judge.provider.',
          )
        : vscode.l10n.t(
            'This editor offers no language model “{0}”; see the setting gyges.judge.model.',
            model,
          ),
    );
  }
  if (models.length === 1) return judgeOfEditor(first);
  const picked = await pickModel(models, undefined);
  return picked?.chat && judgeOfEditor(picked.chat);
}

function judgeOfEditor(chat: vscode.LanguageModelChat): ChosenJudge {
  const client = editorModelClient(chat);
  return {
    provider: client.provider,
    model: chat.id,
    endpoint: client.endpoint,
    connect: () => Promise.resolve(client),
  };
}

function fromServer(
  engine: RunEngine,
  keys: ApiKeys,
  { baseUrl }: JudgeSettings,
  provider: NonNullable<JudgeSettings['provider']>,
  model: string,
): ChosenJudge {
  const endpoint = engine.endpointOf({ provider, baseUrl });
  return {
    provider,
    model,
    endpoint,
    async connect() {
      const isNeeded =
        baseUrl === undefined && engine.wireFormats[provider].keyVariable !== undefined;
      const key = (await keys.get(endpoint)) ?? (isNeeded ? await keys.ask(endpoint) : undefined);
      if (isNeeded && key === undefined) return undefined;
      const http = { fetch: engine.host.fetch(), ...engine.defaultHttpOptions };
      return engine.createClient({ provider, baseUrl, key, stream: false, http });
    },
  };
}

async function pickModel(
  models: readonly vscode.LanguageModelChat[],
  provider: string | undefined,
): Promise<{ readonly chat: vscode.LanguageModelChat | undefined } | undefined> {
  const ofServer = {
    label: vscode.l10n.t('Another model…'),
    description: provider ?? '',
    chat: undefined,
  };
  return vscode.window.showQuickPick(
    [
      ...models.map((chat) => ({
        label: chat.name,
        description: `${chat.vendor} · ${chat.id}`,
        chat,
      })),
      ...(provider === undefined ? [] : [ofServer]),
    ],
    { title: vscode.l10n.t('Model That Judges'), matchOnDescription: true },
  );
}

async function askModel(): Promise<string | undefined> {
  const entered = await vscode.window.showInputBox({
    title: vscode.l10n.t('Model That Judges'),
    prompt: vscode.l10n.t('As the server names it. The setting gyges.judge.model keeps it.'),
    ignoreFocusOut: true,
  });
  const model = entered?.trim();
  return model === '' ? undefined : model;
}
