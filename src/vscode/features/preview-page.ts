import { webviewPage } from '../services/webview-page.js';

/** Colours of the theme only; marks differ in their frame, not in colour alone. */
const previewStyle = `
body { margin: 0; padding: 0 1rem 1rem; color: var(--vscode-editor-foreground); background: var(--vscode-editor-background); font: var(--vscode-font-size) / 1.5 var(--vscode-font-family); }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.5rem; padding: 0.5rem 0; }
.quiet, h3 { color: var(--vscode-descriptionForeground); }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5rem; }
h1 { font: inherit; margin: 0; }
h2 { font-size: 1em; margin: 0.5rem 0; }
h2.monitored { color: var(--vscode-gyges-monitored); }
h2.unmonitored { color: var(--vscode-gyges-unmonitored); }
h3 { font-size: 0.85em; font-weight: normal; letter-spacing: 0.05em; margin: 0.75rem 0 0.25rem; border-block-end: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder)); }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: var(--vscode-editor-font-size) / 1.5 var(--vscode-editor-font-family); }
mark { color: inherit; background: none; border-radius: 2px; outline: 1px solid; }
mark.monitored { outline-color: var(--vscode-gyges-monitored); background: var(--vscode-gyges-monitoredBackground); }
mark.unmonitored { outline-color: var(--vscode-gyges-unmonitored); background: var(--vscode-gyges-unmonitoredBackground); }
mark.declared { outline-style: dashed; }
mark.outside { outline: none; background: none; text-decoration: underline wavy var(--vscode-gyges-outsideManipulation); }
i.value { color: var(--vscode-symbolIcon-stringForeground, inherit); }
i.variable, i.logic { color: var(--vscode-descriptionForeground); }
button { border: 1px solid var(--vscode-button-border, transparent); color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); font: inherit; line-height: 1; padding: 0.1rem 0.45rem; cursor: pointer; }
button:focus-visible { outline: 1px solid var(--vscode-focusBorder); }
/* Browsers give marked text colours of their own where colours are forced. */
@media (forced-colors: active) { mark { color: CanvasText; background: Canvas; } }
@media (max-width: 36rem) { .columns { grid-template-columns: 1fr; } }
`;

const script = `
const host = acquireVsCodeApi();
const main = document.querySelector('main');
addEventListener('message', ({ data }) => {
  if (typeof data?.html !== 'string') return;
  host.setState(data.state);
  const focused = document.activeElement?.dataset?.item;
  main.innerHTML = data.html;
  if (focused !== undefined) main.querySelector('button[data-item="' + focused + '"]')?.focus();
});
main.addEventListener('click', (event) => {
  const item = event.target.closest('button[data-item]')?.dataset.item;
  if (item !== undefined) host.postMessage({ item: Number(item) });
});
host.postMessage({});
`;

/** The page around a preview. What is shown arrives as messages and has been escaped before. */
export function previewPage(title: string): Promise<string> {
  return webviewPage({ title, style: previewStyle, body: '<main aria-live="off"></main>', script });
}
