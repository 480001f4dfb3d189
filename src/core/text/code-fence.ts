const fence = '```';

/** Tells whether places of a text, asked for in ascending order, lie in a fenced block of code. */
export function fencesIn(text: string): (at: number) => boolean {
  let next = text.indexOf(fence);
  let isFenced = false;
  return (at) => {
    for (; next >= 0 && next < at; next = text.indexOf(fence, next + fence.length)) {
      isFenced = !isFenced;
    }
    return isFenced;
  };
}
