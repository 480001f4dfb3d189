/**
 * README.md as the page of the extension shows it, in the gallery and in the editor: these resolve nothing
 * that is relative to the project, so pictures are left out and links become their text.
 */
export function galleryReadme(text: string): string {
  return text
    .replaceAll(/^!\[[^\]]*\]\((?!https:)[^)]*\)\n+/gm, '')
    .replaceAll(/(?<!!)\[([^\]]*)\]\((?!https:|#)[^)]*\)/g, '$1');
}
