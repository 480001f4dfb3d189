import * as vscode from 'vscode';
import { promptScope } from '../../services/prompt-scope.js';
import type { Services } from '../../services/services.js';

/** The arguments of the helper or partial that is being written. */
export function registerSignatureHelp(services: Services): vscode.Disposable {
  const provider: vscode.SignatureHelpProvider = {
    provideSignatureHelp: async (document, position) => {
      const { signatureAt } = await import('../../prompt-engine.js');
      const found = await promptScope(services, document);
      const signature =
        found && signatureAt(found.document, document.offsetAt(position), found.scope);
      if (signature === undefined) return undefined;
      const help = new vscode.SignatureHelp();
      const shown = new vscode.SignatureInformation(signature.label, signature.documentation);
      shown.parameters = signature.parameters.map(
        (parameter) => new vscode.ParameterInformation(parameter),
      );
      help.signatures = [shown];
      help.activeSignature = 0;
      help.activeParameter = signature.active;
      return help;
    },
  };
  return services.prompts.register((selector) =>
    vscode.languages.registerSignatureHelpProvider(selector, provider, ' ', '='),
  );
}
