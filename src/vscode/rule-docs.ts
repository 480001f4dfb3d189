import * as vscode from 'vscode';

/** Scheme of the documentation that comes with the extension, shown as rendered Markdown. */
export const docsScheme = 'gyges-docs';

/** The documentation of a lint rule. */
export function ruleDocs(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: docsScheme, path: `/rules/${rule}.md` });
}

/** Another page of it. @param name its path without `.md` */
export function docsPage(name: string): vscode.Uri {
  return vscode.Uri.from({ scheme: docsScheme, path: `/${name}.md` });
}

/** The documentation of a flag category. */
export function flagDocs(category: string): vscode.Uri {
  return vscode.Uri.from({ scheme: docsScheme, path: `/flags/${category}.md` });
}
