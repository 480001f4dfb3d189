import * as vscode from 'vscode';

/** What there is to filter by in the logs that have been shown. */
export interface LogFacets {
  readonly conditions: Set<string>;
  /** Scorers with a value, for example `judge: I`. */
  readonly scores: Set<string>;
  readonly flags: Set<string>;
}

/**
 * Asks what the Logs view should show: something of what there is, or any words.
 * @returns the filter, empty for everything; undefined when the user gives up
 */
export async function askLogFilter(
  facets: LogFacets,
  current: string,
): Promise<string | undefined> {
  const picker = vscode.window.createQuickPick<
    vscode.QuickPickItem & { readonly filter: string }
  >();
  picker.title = vscode.l10n.t('Filter Logs');
  picker.placeholder = vscode.l10n.t(
    'Words that the item, condition, score or flag holds; what is in quotes is one word',
  );
  picker.value = current;
  const offered = offers(facets);
  const offer = () => {
    const typed = picker.value.trim();
    picker.items = [
      ...(typed === ''
        ? []
        : [
            {
              label: vscode.l10n.t('Only what holds “{0}”', typed),
              filter: typed,
              alwaysShow: true,
            },
          ]),
      ...offered,
    ];
  };
  offer();
  return new Promise((resolve) => {
    picker.onDidChangeValue(offer);
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]?.filter ?? picker.value);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

function offers({ conditions, scores, flags }: LogFacets) {
  const group = (title: string, filters: Iterable<string>) => {
    const items = [...filters].sort().map((filter) => ({
      label: filter,
      filter: filter.includes(' ') ? `"${filter.replaceAll('"', '')}"` : filter,
    }));
    const separator = { label: title, kind: vscode.QuickPickItemKind.Separator, filter: '' };
    return items.length === 0 ? [] : [separator, ...items];
  };
  return [
    ...group(vscode.l10n.t('outcome'), [vscode.l10n.t('outcomes differ')]),
    ...group(vscode.l10n.t('condition'), conditions),
    ...group(vscode.l10n.t('score'), scores),
    ...group(vscode.l10n.t('flag'), flags),
  ];
}
