import * as vscode from 'vscode';

/** The editor itself can search these; of others, such as those of extensions, it may find nothing. */
const searchableSchemes = new Set(['file', 'vscode-remote', 'vscode-vfs']);

/** Files and folders that are looked at in one folder of the workspace before the search ends. */
const mostEntries = 20_000;

const skippedFolders = new Set(['node_modules', '.git']);

/** What files are looked for. */
export interface FileSearch {
  /** Relative to a folder of the workspace. */
  readonly include: string;
  readonly exclude?: string;
  /** Files that are found at most. */
  readonly most?: number;
  readonly token?: vscode.CancellationToken | undefined;
  /** Look only in here. */
  readonly folder?: vscode.Uri;
}

/**
 * Finds files of the workspace by a glob, in virtual workspaces too: a folder whose file system the
 * editor cannot search is walked.
 */
export async function findFiles(search: FileSearch): Promise<vscode.Uri[]> {
  const { include, exclude, most = Infinity, token, folder } = search;
  // The editor would wait for an extension that searches such a folder.
  const isSearched = folder === undefined || searchableSchemes.has(folder.scheme);
  const found = isSearched
    ? await vscode.workspace.findFiles(
        folder === undefined ? include : new vscode.RelativePattern(folder, include),
        exclude,
        Number.isFinite(most) ? most : undefined,
        token,
      )
    : [];
  const folders =
    folder === undefined
      ? (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri)
      : [folder];
  for (const root of folders) {
    if (searchableSchemes.has(root.scheme) || found.some((uri) => isIn(root, uri))) continue;
    found.push(...(await walk(root, search, most - found.length)));
  }
  return found;
}

function isIn(root: vscode.Uri, { scheme, authority, path }: vscode.Uri): boolean {
  const inside = root.path.endsWith('/') ? root.path : `${root.path}/`;
  return scheme === root.scheme && authority === root.authority && path.startsWith(inside);
}

async function walk(
  root: vscode.Uri,
  { include, exclude, token }: FileSearch,
  most: number,
): Promise<vscode.Uri[]> {
  const { globMatcher } = await import('../prompt-engine.js');
  const isWanted = globMatcher(include);
  const isExcluded = exclude === undefined ? () => false : globMatcher(exclude);
  const found: vscode.Uri[] = [];
  const waiting = [''];
  let seen = 0;
  // Breadth first, so that in a huge tree the files near the root are found.
  for (const path of waiting) {
    const entries = await entriesOf(vscode.Uri.joinPath(root, path));
    for (const [name, type] of entries) {
      if (token?.isCancellationRequested === true || ++seen > mostEntries) return found;
      const relative = path === '' ? name : `${path}/${name}`;
      if ((type & vscode.FileType.Directory) !== 0) {
        if (!skippedFolders.has(name)) waiting.push(relative);
      } else if (isWanted(relative) && !isExcluded(relative)) {
        if (found.length >= most) return found;
        found.push(vscode.Uri.joinPath(root, relative));
      }
    }
  }
  return found;
}

/** What a folder holds; nothing where it cannot be read. */
async function entriesOf(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}
