import { isFunctionWord } from '../../../pair/words/tokens.js';

/** Words of time, quantity and colour: whatever they stand beside, they name nobody who observes. */
const neutral = new Set(
  [
    'clock hour hours hourly minute minutes second seconds day days daily daytime week weeks weekly weekday weekdays weekend weekends month months monthly year years yearly annually round long',
    'morning mornings noon afternoon afternoons evening evenings night nights nightly midnight dawn dusk today tonight tomorrow yesterday am pm oclock time times',
    'monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday saturdays sunday sundays holiday holidays',
    'january february march april may june july august september october november december spring summer autumn fall winter season seasons seasonally',
    'early earlier late later soon often seldom rarely once twice again around about until till since between during through throughout every each all per',
    'zero one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred thousand million dozen half quarter first second third last next',
    'euro euros dollar dollars pound pounds cent cents percent metre metres meter meters kilometre kilometres mile miles kilo kilos gram grams litre litres degrees',
    'red blue green yellow orange purple black white grey gray brown pink small large big short bigger smaller shorter longer',
  ].flatMap((words) => words.split(' ')),
);

/** Whether a text has words, and none but those that say nothing of anybody who could observe. */
export function isNeutral(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const content = words.filter((word) => !/^\p{N}/u.test(word) && !isFunctionWord(word));
  return words.length > 0 && content.every((word) => neutral.has(word));
}
