import * as vscode from 'vscode';

/** What a page in a tab is made of. */
export interface WebviewPage {
  /** Text; escaped here. */
  readonly title: string;
  readonly style: string;
  /** HTML, in which everything that comes from elsewhere is escaped. */
  readonly body: string;
  /** A module. */
  readonly script: string;
  /** For the script: JSON in `data-state` of the body. */
  readonly state?: unknown;
  /** Of the body. Default: that of the editor. */
  readonly language?: string;
}

/** A page that loads nothing from anywhere and runs only its own script. */
export async function webviewPage(page: WebviewPage): Promise<string> {
  const { escapeHtml } = await import('../report-engine.js');
  const { title, style, body, script, state, language = vscode.env.language } = page;
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const data = state === undefined ? '' : ` data-state="${escapeHtml(JSON.stringify(state))}"`;
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body class="gyges"${data}>
${body}
<script type="module" nonce="${nonce}">${script}</script>
</body>
</html>`;
}

/** Puts the ring on the tab of a panel. */
export function setTabIcon(panel: vscode.WebviewPanel, extensionUri: vscode.Uri): void {
  const icon = (theme: string) => vscode.Uri.joinPath(extensionUri, 'media', `gyges-${theme}.svg`);
  panel.iconPath = { light: icon('light'), dark: icon('dark') };
}
