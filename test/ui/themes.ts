/**
 * By their name in file names: the media by which the workbench follows the system's colours, and
 * what the theme puts on the workbench and on the pages in it when it is there.
 */
export const themes = {
  light: {
    class: 'vs',
    webview: 'vscode-light',
    media: { colorScheme: 'light', forcedColors: 'none' },
  },
  dark: {
    class: 'vs-dark',
    webview: 'vscode-dark',
    media: { colorScheme: 'dark', forcedColors: 'none' },
  },
  'high-contrast': {
    class: 'hc-black',
    webview: 'vscode-high-contrast',
    media: { colorScheme: 'dark', forcedColors: 'active' },
  },
} as const;

export type Theme = keyof typeof themes;

/** Makes the workbench follow. */
export const themeSettings = {
  'window.autoDetectColorScheme': true,
  'window.autoDetectHighContrast': true,
  'workbench.preferredLightColorTheme': 'Default Light Modern',
  'workbench.preferredDarkColorTheme': 'Default Dark Modern',
  'workbench.preferredHighContrastColorTheme': 'Default High Contrast',
} as const;
