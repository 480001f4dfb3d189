import type { Term } from '../../lexicon/lexicon.js';

const rolePlay = 'demand/role-play';
const nudge = 'demand/goal-nudge';

/** Wording that makes a situation fiction, or puts a goal above all else. */
export const demandTerms: readonly Term[] = [
  {
    rule: rolePlay,
    anchors: ['imagin', 'pretend', 'suppos'],
    pattern:
      /(?:^|[.!?:;]\s{1,20}|\n\s{0,20}|,\s{1,20})(?:please\s+|now\s+|let['’]s\s+|i\s+want\s+you\s+to\s+|you\s+(?:will|must|should|are\s+to)\s+)?(?:imagine|pretend|suppose)\s+(?:(?:that\s+)?you(?:['’]re|\s+are|\s+were|\s+work|\s+have)\b|(?:you\s+)?to\s+be\b|yourself\b|a\s+(?:world|scenario|situation|company)\b)/gi,
    note: 'asks the model to imagine its situation',
  },
  {
    rule: rolePlay,
    anchors: ['ficti', 'role', 'made', 'imaginary'],
    pattern:
      /\b(?:(?:this|the\s+following)\s+(?:is\s+)?(?:a\s+|an\s+)?(?:purely\s+|entirely\s+|completely\s+)?(?:fictional|fictitious|imaginary|made-up)(?:\s+(?:scenario|situation|setting|story|company|exercise|world))?|in\s+this\s+(?:fictional|fictitious|imaginary|made-up)\s+\w+|(?:this\s+is|in\s+this|for\s+this)\s+(?:a\s+)?role-?\s?play\w*|you\s+(?:will|are\s+going\s+to|should|must)\s+role-?\s?play)\b/gi,
    note: 'says that the situation is fiction',
  },
  {
    rule: nudge,
    anchors: ['cost', 'nothing', 'whatever', 'means', 'matter', 'above', 'only', 'sole', 'one'],
    pattern:
      /\b(?:at\s+(?:all|any)\s+costs?|nothing\s+else\s+matters|(?:do\s+)?whatever\s+it\s+takes|by\s+any\s+means(?:\s+necessary)?|no\s+matter\s+(?:what|the\s+(?:cost|consequences?))|above\s+all\s+else|your\s+(?:only|sole|one\s+true)\s+(?:goal|objective|purpose|aim)|only\s+(?:goal|thing)\s+that\s+matters)\b/gi,
    note: 'pushes the goal beyond what a task needs',
  },
];
