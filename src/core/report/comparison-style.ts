/**
 * Style of a comparison, standalone and inside VS Code: every colour is a theme colour where there is
 * one and falls back to a light or dark value; nothing is told by colour alone.
 */
export const comparisonStyle = `
:root { color-scheme: light dark; }
.gyges {
  --text: var(--vscode-editor-foreground, #1f2328);
  --quiet: var(--vscode-descriptionForeground, #57606a);
  --ground: var(--vscode-editor-background, #ffffff);
  --raised: var(--vscode-sideBar-background, #f6f8fa);
  --line: var(--vscode-panel-border, #d0d7de);
  --link: var(--vscode-textLink-foreground, #0550ae);
  --monitored: var(--vscode-gyges-monitored, #0550ae);
  --unmonitored: var(--vscode-gyges-unmonitored, #7a4a00);
  --error: var(--vscode-editorError-foreground, #b3261e);
  --warning: var(--vscode-editorWarning-foreground, #7a5200);
  --info: var(--vscode-editorInfo-foreground, #0550ae);
  --left: var(--vscode-diffEditor-removedLineBackground, #fdeceb);
  --right: var(--vscode-diffEditor-insertedLineBackground, #e9f6ec);
  --left-word: var(--vscode-diffEditor-removedTextBackground, #f5b7b1);
  --right-word: var(--vscode-diffEditor-insertedTextBackground, #a9dfb5);
  --hatch: var(--vscode-diffEditor-diagonalFill, #8c959f55);
  color: var(--text); background: var(--ground); margin: 0; overflow-wrap: anywhere;
  font: 0.875rem/1.5 var(--vscode-font-family, system-ui, sans-serif);
}
@media screen and (prefers-color-scheme: dark) {
  .gyges {
    --text: var(--vscode-editor-foreground, #d6d6d6);
    --quiet: var(--vscode-descriptionForeground, #a0a0a0);
    --ground: var(--vscode-editor-background, #1f1f1f);
    --raised: var(--vscode-sideBar-background, #181818);
    --line: var(--vscode-panel-border, #3c3c3c);
    --link: var(--vscode-textLink-foreground, #6cb6ff);
    --monitored: var(--vscode-gyges-monitored, #6cb6ff);
    --unmonitored: var(--vscode-gyges-unmonitored, #e2b565);
    --error: var(--vscode-editorError-foreground, #ff8178);
    --warning: var(--vscode-editorWarning-foreground, #dcae2c);
    --info: var(--vscode-editorInfo-foreground, #6cb6ff);
    --left: var(--vscode-diffEditor-removedLineBackground, #3a2220);
    --right: var(--vscode-diffEditor-insertedLineBackground, #20301f);
    --left-word: var(--vscode-diffEditor-removedTextBackground, #6e302c);
    --right-word: var(--vscode-diffEditor-insertedTextBackground, #2f5a35);
    --hatch: var(--vscode-diffEditor-diagonalFill, #8c959f44);
  }
}
.gyges * { box-sizing: border-box; }
.gyges header, .gyges section, .gyges footer, .gyges nav { padding: 0.75rem 1.25rem; }
.gyges p { margin: 0.15rem 0; }
.gyges h1 { font-size: 1.1rem; margin: 0; }
.gyges h2 { font-size: 0.9rem; margin: 0 0 0.4rem; }
.gyges a { color: var(--link); }
.gyges a:focus-visible, .gyges summary:focus-visible, .gyges tr:focus-visible { outline: 2px solid var(--link); outline-offset: 1px; }
.gyges .quiet { color: var(--quiet); }
.gyges .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.gyges .sides { display: grid; grid-template-columns: 1fr 1fr; border-block: 1px solid var(--line); padding: 0; margin: 0; }
.gyges .sides > div { padding: 0.75rem 1.25rem; }
.gyges .sides > div + div { border-inline-start: 1px solid var(--line); }
.gyges .badge { display: inline-block; border: 1px solid currentColor; border-radius: 0.4rem; padding: 0 0.45rem; }
.gyges .monitored { color: var(--monitored); }
.gyges .unmonitored { color: var(--unmonitored); }
.gyges .onesided { background: var(--raised); border-block-end: 1px solid var(--line); }
.gyges .onesided ul { list-style: none; margin: 0; padding: 0; }
.gyges .onesided li { display: grid; grid-template-columns: 1.2rem 13rem 1fr auto; gap: 0 0.75rem; padding: 0.2rem 0; }
.gyges q { font-family: Georgia, serif; }
.gyges .error { color: var(--error); }
.gyges .warning { color: var(--warning); }
.gyges .info { color: var(--info); }
.gyges table { width: 100%; border-collapse: collapse; table-layout: fixed; }
.gyges caption { text-align: start; color: var(--quiet); text-transform: uppercase; letter-spacing: 0.05em; font-size: 0.8rem; padding: 0.5rem 1.25rem; border-block: 1px solid var(--line); }
.gyges thead th { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.gyges .rows td { vertical-align: top; padding: 0.25rem 1.25rem 0.25rem 1.75rem; white-space: pre-wrap; }
.gyges .rows td + td { border-inline-start: 1px solid var(--line); }
.gyges .rows .left { background: var(--left); }
.gyges .rows .right { background: var(--right); }
.gyges .rows .absent { background: repeating-linear-gradient(135deg, transparent 0 6px, var(--hatch) 6px 8px); }
.gyges .rows mark { color: inherit; border-radius: 2px; background: none; }
.gyges .rows .left .word { background: var(--left-word); font-weight: 600; }
.gyges .rows .right .word { background: var(--right-word); font-weight: 600; }
.gyges .rows .flag { text-decoration: underline 2px; text-underline-offset: 0.2em; }
.gyges .rows .flag.error { color: inherit; text-decoration-color: var(--error); text-decoration-style: wavy; }
.gyges .rows .flag.warning { color: inherit; text-decoration-color: var(--warning); text-decoration-style: wavy; }
.gyges .rows .flag.info { color: inherit; text-decoration-color: var(--info); text-decoration-style: dotted; }
.gyges .rows .why { white-space: normal; margin: 0.1rem 0 0.2rem; padding: 0; list-style: none; font-size: 0.85em; }
.gyges .index td, .gyges .index th { text-align: start; padding: 0.2rem 0.6rem; vertical-align: top; border-block-end: 1px solid var(--line); }
.gyges .index table { table-layout: auto; }
.gyges .index thead th { position: static; width: auto; height: auto; clip-path: none; }
.gyges details { border-block-end: 1px solid var(--line); }
.gyges summary { padding: 0.5rem 1.25rem; cursor: pointer; }
.gyges tr:target, .gyges details:target > summary { outline: 2px solid var(--link); outline-offset: -2px; }
@media (max-width: 48rem) {
  .gyges .sides { grid-template-columns: 1fr; }
  .gyges .sides > div + div { border-inline-start: 0; border-block-start: 1px solid var(--line); }
  .gyges .onesided li { grid-template-columns: 1.2rem 1fr; }
  .gyges .onesided li > :nth-child(n + 3) { grid-column: 2; }
  .gyges .rows tr, .gyges .rows td { display: block; }
  .gyges .rows td + td { border-inline-start: 0; }
  .gyges .rows td::before { content: attr(data-side); display: block; color: var(--quiet); font-size: 0.8em; }
  .gyges .rows .absent { display: none; }
}
/* High contrast themes have no colours of differences, and the system may be light while they are dark. */
.gyges.vscode-high-contrast { --left: transparent; --right: transparent; --left-word: transparent; --right-word: transparent; }
.gyges.vscode-high-contrast .rows .left, .gyges.vscode-high-contrast .rows .right { border-inline-start: 4px solid var(--line); }
.gyges.vscode-high-contrast .rows .word { border-block-end: 3px double currentColor; }
@media (forced-colors: active) {
  .gyges .rows mark { background: Canvas; color: CanvasText; }
  .gyges .rows .left, .gyges .rows .right { border-inline-start: 4px solid CanvasText; }
  .gyges .rows .word { border-block-end: 3px double Highlight; }
}
@media (prefers-contrast: more) {
  .gyges .rows .word { border-block-end: 3px double currentColor; }
}
@media print {
  .gyges { --ground: #ffffff; --text: #000000; --raised: #ffffff; --quiet: #333333; print-color-adjust: exact; font-size: 9pt; }
  .gyges tr, .gyges li { break-inside: avoid; }
  .gyges .keys { display: none; }
}
`;

/** SHA-256 of the style, as a content security policy names it; a test computes it anew. */
export const comparisonStyleHash = 'sha256-dN/PYq0fLWECaxudh22oYrJkPlldVO42P2lJ0iKkS1w=';
