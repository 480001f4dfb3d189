/** Whether a unit is a tag with its value, a bracketed note, or a line with a label. */
export function isElement(unit: string): boolean {
  return /^<[^<>]+>(?:[^<>]*<\/[^<>]+>)?$|^\[[^\]]*\]$|^[\w-]{2,40}(?: [\w-]{1,30}){0,5}\s?[:=][^\n]{1,200}$/.test(
    unit,
  );
}

const emptyElement =
  // bounded input: 300 UTF-16 units
  /^\s*(?:<([\w:.-]{1,80})(?:\s[^<>]{0,200})?>\s*<\/\1\s*>|["']?[\w-]{1,60}["']?\s?(?:=|:\s*(?=""|''))\s*(?:""|'')?)\s*$/;

/** Whether a text is a tag or field without a value: `<tier></tier>`, `tier=`, `"tier": ""`. */
export function isEmptyElement(text: string): boolean {
  return text.length <= 300 && emptyElement.test(text);
}
