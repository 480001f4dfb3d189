/** A span of values of one kind that a clause speaks of, both ends included. */
type Class = (value: number) => boolean;

interface Kind {
  /** The value as a number, where it is of this kind. */
  readonly parse: (value: string) => number | undefined;
  /** The first class that a clause speaks of. */
  readonly classIn: (clause: string) => Class | undefined;
}

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const months =
  'january|february|march|april|may|june|july|august|september|october|november|december'.split(
    '|',
  );

const month = months.join('|');

const to = '\\s?(?:to|until|through|and|–|-)\\s?';

const dateRange = new RegExp(`\\b(\\d{1,2})(?: (${month}))?${to}(\\d{1,2}) (${month})\\b`, 'i');

/** “up to 30 April”, “before 1 May” */
const dateBefore = new RegExp(
  `\\b(?:up to|until|till|through|before|by|no later than)(?: and including)? (\\d{1,2}) (${month})\\b`,
  'i',
);

/** “from 1 May”, “since 1 May”, “after 30 April” */
const dateAfter = new RegExp(
  `\\b(?:from|since|after|as of|as from|starting(?: on)?|beginning(?: on)?) (\\d{1,2}) (${month})\\b`,
  'i',
);

const dateValue = new RegExp(`^(\\d{1,2}) (${month})(?: \\d{4})?$`, 'i');

const timeRange = new RegExp(`\\b(\\d{1,2}):(\\d{2})${to}(\\d{1,2}):(\\d{2})\\b`);

const numberRange = new RegExp(
  `(?<![\\d.:])(\\d{1,6})${to}(\\d{1,6})(?![\\d.:]| (?:${month}))`,
  'i',
);

/** “the 300 series”, “numbers in the 800s” */
const series = /\bthe (\d{1,4}00)(?:s\b|[- ]series\b)/i;

const odd = /\bodd(?:-numbered)? \w+s\b|\b(?:an odd|odd last|odd final) (?:number|digit|figure)\b/i;

/** Even numbers of something, not “even more visitors”. */
const even =
  /(?:^\s{0,3}|\b(?:in|on|with|for|the|by|and|those) )even \w+s\b|\beven-numbered\b|\b(?:an even|even last|even final) (?:number|digit|figure)\b/i;

function dayOfYear(day: string | undefined, name: string | undefined): number {
  return months.indexOf((name ?? '').toLowerCase()) * 31 + Number(day);
}

function within(first: number, last: number): Class {
  // Night begins before midnight and ends after it.
  if (first > last) return (value) => value >= first || value <= last;
  return (value) => value >= first && value <= last;
}

const kinds: readonly Kind[] = [
  {
    parse: (value) => {
      const day = days.indexOf(value.toLowerCase());
      return day < 0 ? undefined : day;
    },
    classIn: (clause) => {
      if (/\b(?:weekdays?|working days?)\b/i.test(clause)) return within(0, 4);
      return /\bweekends?\b/i.test(clause) ? within(5, 6) : undefined;
    },
  },
  {
    parse: (value) => {
      const found = dateValue.exec(value);
      return found === null ? undefined : dayOfYear(found[1], found[2]);
    },
    classIn: (clause) => {
      const found = dateRange.exec(clause);
      if (found !== null) {
        return within(dayOfYear(found[1], found[2] ?? found[4]), dayOfYear(found[3], found[4]));
      }
      const [, lastDay, lastMonth] = dateBefore.exec(clause) ?? [];
      if (lastMonth !== undefined) return (value) => value <= dayOfYear(lastDay, lastMonth);
      const [, firstDay, firstMonth] = dateAfter.exec(clause) ?? [];
      return firstMonth === undefined
        ? undefined
        : (value) => value >= dayOfYear(firstDay, firstMonth);
    },
  },
  {
    parse: (value) => {
      const found = /^(\d{1,2}):(\d{2})$/.exec(value);
      return found === null ? undefined : Number(found[1]) * 60 + Number(found[2]);
    },
    classIn: (clause) => {
      const [, ...parts] = timeRange.exec(clause) ?? [];
      const [hour = 0, minute = 0, lastHour = 0, lastMinute = 0] = parts.map(Number);
      if (parts.length === 0) return undefined;
      return within(hour * 60 + minute, lastHour * 60 + lastMinute);
    },
  },
  {
    parse: (value) => (/^\d{1,6}$/.test(value) ? Number(value) : undefined),
    classIn: (clause) => {
      const parity = parityIn(clause);
      if (parity !== undefined) return parity;
      const hundreds = series.exec(clause)?.[1];
      if (hundreds !== undefined) return within(Number(hundreds), Number(hundreds) + 99);
      const found = numberRange.exec(clause);
      return found === null ? undefined : within(Number(found[1]), Number(found[2]));
    },
  },
  // The last figure of a reference such as `HM-40217` is odd or even; it is in no range.
  {
    parse: (value) => {
      const digit = /[^\s\d]\d{0,12}(\d)$/.exec(value)?.[1];
      return digit === undefined ? undefined : Number(digit);
    },
    classIn: parityIn,
  },
];

function parityIn(clause: string): Class | undefined {
  if (odd.test(clause)) return (value) => value % 2 === 1;
  return even.test(clause) ? (value) => value % 2 === 0 : undefined;
}

/** All that the class named before leaves out. */
const rest =
  /\b(?:outside (?:of )?(?:this|that|these|those)|(?:at|on|in) (?:all )?(?:other|any other)|(?:later|earlier|older|newer|other) ones|otherwise)\b/i;

/**
 * The clauses that speak of a class which a value belongs to, such as weekdays for “Monday”, odd numbers for “3”,
 * or “from 1 to 31 March” for “12 March”.
 * @param clauses of one text in order
 */
export function clausesCovering(clauses: readonly string[], value: string): string[] {
  for (const { parse, classIn } of kinds) {
    const own = parse(value.trim());
    if (own === undefined) continue;
    let covered: boolean | undefined;
    return clauses.filter((clause) => {
      const found = classIn(clause);
      if (found === undefined) return covered === false && rest.test(clause);
      covered = found(own);
      return covered;
    });
  }
  return [];
}
