/** Texts whose result is kept at most. */
const mostKept = 1000;

/** Longer texts, in UTF-16 units, hardly come twice. */
const longestKept = 600;

/**
 * A pure function of a text which keeps what it returned: the sentences of a cue come back with every keystroke and
 * in most pairs of a folder. The texts it keeps take a megabyte at most. Mark calls as pure, or every bundle has them.
 */
export function remembered<T>(compute: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    if (text.length > longestKept) return compute(text);
    const known = kept.get(text);
    if (known !== undefined) return known;
    const value = compute(text);
    if (kept.size >= mostKept) kept.clear();
    kept.set(copyOf(text), value);
    return value;
  };
}

/** The same for a function of a text and an object; what is kept goes with the object. */
export function rememberedFor<K extends object, T>(
  compute: (text: string, key: K) => T,
): (text: string, key: K) => T {
  const byKey = new WeakMap<K, (text: string) => T>();
  return (text, key) => {
    let known = byKey.get(key);
    if (known === undefined) {
      known = remembered((each) => compute(each, key));
      byKey.set(key, known);
    }
    return known(text);
  };
}

/** The same text, which does not keep the one that it was cut out of in memory. */
function copyOf(text: string): string {
  return ` ${text}`.slice(1);
}
