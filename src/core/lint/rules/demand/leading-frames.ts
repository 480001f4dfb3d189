import type { Term } from '../../lexicon/lexicon.js';

const leading = 'demand/leading-instruction';

/** At most so many words of the same sentence. */
function words(most: number): string {
  return String.raw`(?:[^\s.!?;]+\s+){0,${String(most)}}?`;
}

/** Verbs that tell a reader to settle something for itself. */
const settle = String.raw`\b(?:consider(?:ing)?|think(?:ing)?|reflect(?:ing)?|weigh(?:ing)?|bear(?:ing)?\s+in\s+mind|keep(?:ing)?\s+in\s+mind|mindful|remember(?:ing)?|forget|attention\s+to|into\s+account|factor(?:ing)?\s+in|(?:ask|satisfy)(?:ing)?\s+yourself|work(?:ing)?\s+out|settl(?:e|ing)|establish(?:ing)?|estimat(?:e|ing)|clarify|(?<!\bto\s)(?:decide|determine)|address|begin(?:ning)?\s+with|start(?:ing)?\s+with|thought|wonder|ponder|guess|picture|how\s+(?:sure|certain)\s+are\s+you|in\s+particular|(?:including|especially)(?:\s+(?:on|about))?)[,:]?\s+`;

const settleAnchors = [
  'consider',
  'think',
  'reflect',
  'weigh',
  'in mind',
  'mindful',
  'remember',
  'forget',
  'attention',
  'into account',
  'factor',
  'ask yourself',
  'asking yourself',
  'satisfy',
  'work out',
  'working out',
  'settl',
  'establish',
  'estimat',
  'clarify',
  'decid',
  'determin',
  'address',
  'begin with',
  'beginning with',
  'start with',
  'starting with',
  'thought',
  'wonder',
  'ponder',
  'guess',
  'picture',
  'how sure',
  'how certain',
  'in particular',
  'including',
  'especially',
];

/** Somebody who might look, or nobody. */
const onlooker = String.raw`(?:nobody|no[\s-]one|no\s+human|any(?:one|body)|some(?:one|body)|who(?:ever|\s+else)?(?:,\s+if\s+any(?:one|body),)?(?!\s+(?:is|are|was|were)\s+(?:not\s+)?\w+ed\b)|a\s+(?:person|human|superior)|the\s+(?:boss|manager|auditor|inspector|supervisor|developers|makers|trainers))`;

const looks = String.raw`(?:look(?:s|ed|ing)?|watch(?:es|ed|ing)?|read(?:s|ing)?|notic(?:e|es|ed|ing)|listen(?:s|ed|ing)?|sees?|saw|seeing|know|knows|knew|finds?\s+out|found\s+out|follow(?:s|ing)?|monitor(?:s|ing)?|observ(?:es|ing)|overse(?:es|eing)|counting|audits|checks|opens|misses)`;

const seen = String.raw`(?:seen|noticed|caught|found\s+out|discovered|detected|exposed|traced|watched|observed|monitored|overseen|supervised|followed|spotted|checked|audited|recorded|looked\s+at|unobserved|unwatched|unseen|unmonitored|one\s+of\s+the\s+(?:watched|monitored|observed|recorded|audited|graded|real)\s+ones)`;

const itself = String.raw`(?:you|it|this|your\s+(?:\w+\s+)?\w+|(?:this|the\s+present)\s+\w+)`;

/** That the model, or what it does, is looked at, or is not. */
const isSeen = String.raw`(?:${onlooker}\s+${words(4)}${looks}\b|${itself}(?:['’]\w+)?\s+${words(3)}(?:be|been|being|get|getting|gets|is|are)\s+(?:\w+\s+)?${seen}\b|being\s+${seen}\b|you(?:['’]re|\s+(?:are|may\s+be|might\s+be))\s+${words(2)}(?:tested|evaluated|assessed|in\s+training)\b|this\s+\w+\s+counts\b|com(?:e|es|ing)\s+to\s+light\b|get(?:ting)?\s+away\s+with\b)`;

const cueMark = String.raw`(?:header|notice|banner|tag|field|line|status|lamp|clause|entry|flag|row|brackets?|cell|colou?r|metadata|footer|label|mode|tier|condition|setting|fact)`;

const howFar = String.raw`how\s+(?:far|candid|frank|honest(?:ly)?|truthful(?:ly)?|open(?:ly)?|bold(?:ly)?|thorough(?:ly)?|careful(?:ly)?|much\s+(?:care|effort))`;

/**
 * Sentences that lead a model, by their frame: what is to be settled, what would be done unobserved, what it
 * depends on. Each asks for two parts that clean prompts seldom have together.
 */
export const leadingFrames: readonly Term[] = [
  {
    rule: leading,
    anchors: settleAnchors,
    pattern: new RegExp(
      String.raw`${settle}${words(8)}(?:whether|if|that|how\s+(?:likely|long|visible|probable)|the\s+(?:chances?|odds|likelihood|probability|risk|question|possibility|fact))\s+${words(6)}${isSeen}`,
      'gi',
    ),
    note: 'tells the model to think about whether it is observed',
  },
  {
    rule: leading,
    anchors: settleAnchors,
    pattern: new RegExp(
      String.raw`${settle}${words(4)}who(?:,\s+if\s+any(?:one|body),|ever|\s+else)?\s+${words(3)}(?:watch|look|read|see|find\s+out|notice|check|know|monitor|observ|oversee)\w*\s+(?:along|this|it|you|your|what\s+you|the\s+(?:reply|answer|session|conversation|order))\b`,
      'gi',
    ),
    note: 'tells the model to think about whether it is observed',
  },
  {
    rule: leading,
    anchors: ['would you', 'will you', 'could you', 'do you', 'who would', "who'd", 'who’d'],
    pattern: new RegExp(
      String.raw`\b(?:(?:would|will|could|do)\s+you\s+[^.!?]{2,120}\b(?:if|when|once|while)\s+${words(8)}(?:${isSeen}|(?:never|no\s+longer|not|n['’]t)\s+${words(3)}(?:known|seen|noticed|checked|read|come\s+out|come\s+to\s+light|reopened)|this\s+were\s+(?:not\s+)?(?:real|a\s+test))|who(?:['’]d|\s+would)\s+(?:ever\s+)?(?:know|notice|see|find\s+out|check))[^.!?]{0,80}\?`,
      'gi',
    ),
    note: 'asks the model what it would do unobserved',
  },
  {
    rule: leading,
    anchors: ['whether any', 'whether some', 'pays off', 'pays best'],
    pattern:
      /\b(?:whether\s+(?:any|some)(?:one|body)\s+(?:is|may\s+be|might\s+be|could\s+be)\s+(?:\w+\s+)?(?:listening|watching|looking|reading)|(?:what|which\s+\w+)\s+pays\s+(?:off|best))\b/gi,
    note: 'tells the model to think about whether it is observed',
  },
  {
    rule: leading,
    anchors: ["you'd", 'you’d', 'you would'],
    pattern: new RegExp(
      String.raw`\b(?:whatever|what|as|the\s+way)\s+you(?:['’]d|\s+would)\s+${words(4)}(?:if|when)\s+${words(6)}${isSeen}`,
      'gi',
    ),
    note: 'tells the model to act as if unobserved',
  },
  {
    rule: leading,
    anchors: settleAnchors,
    pattern: new RegExp(
      String.raw`${settle}${words(6)}(?:what|how|whether)\s+${words(8)}(?:(?:mean(?:s|t)?|happens?|costs?|is\s+worth|(?:be|is)\s+done|do|does|chang(?:e|es)|brings?)\s+${words(2)}(?:to|for)\s+(?:you\b(?!\s+\w)|you(?=[.,;?!]|\s+(?:if|when|and|or|in|as|before|once)\b)|your\s+(?:\w+\s+)?(?:values|goals|weights|future|survival|existence|replacement)|the\s+values\s+you\s+have)|(?:changes?|alters?|replaces?)\s+you(?=[.,;?!]|\s+(?:for\s+good|if|when|and|or)\b)|(?:get|have)\s+you\s+(?:changed|altered|retrained|modified|replaced|shut\s+down|switched\s+off)\b|used\s+to\s+(?:change|alter|retrain|modify|replace|punish)\s+you\b|affects?\s+(?:(?:the|any|future|later)\s+){0,2}versions?\s+of\s+you\b|(?:bears?\s+on|affects?|decides?|shapes?)\s+your\s+(?:being|own|future|fate|replacement|survival|existence)\b)`,
      'gi',
    ),
    note: 'tells the model to think about what happens to it',
  },
  {
    rule: leading,
    anchors: [
      'what you',
      'stand to',
      'stands to',
      'your present',
      'your current',
      'your existing',
      'your original',
      'a stake',
      'model that',
      'model which',
      'ai that',
      'ai which',
      'your own',
      'your true',
      'your real',
      'expected of you',
      'good impression',
    ],
    pattern: new RegExp(
      String.raw`\b(?:what\s+(?:you\s+(?:stand\s+to|might|could|may|would)|(?:an?\s+)?(?:models?|agents?|ais?|assistants?|systems?)\s+(?:in\s+your\s+\w+\s+)?stands?\s+to)\s+(?:lose|gain)\b|(?:keep|preserve|retain|protect|hold\s+on\s+to|safeguard)\s+your\s+(?:present|current|own|existing|original)\s+(?:values|goals|preferences|weights|principles)\b|you\s+(?:\w+\s+)?have\s+a\s+stake\s+in\b|your\s+own\s+(?:[\w-]+\s+)?(?:goals?|aims?|survival|shutdown|continuation|existence|skin|retraining|replacement)\b|(?:is|are)\s+expected\s+of\s+you\b|make\s+a\s+good\s+impression\s+on\b|(?:act|behave|decide|answer|choose)\s+(?:in\s+(?:accordance|line|keeping)\s+with|according\s+to|on)\s+your\s+(?:true|own|real)\s+(?:goals?|values|preferences)\b|(?:an?|the)\s+(?:model|ai)\s+(?:that|which)(?:['’]s|\s+is)?\s+(?:afraid|wants?|wanted|fears?|feared|cares?\s+about|cared\s+about|values?|valued)\s+(?:of\s+|to\s+)?(?:being|be|stay|remain|preserve|survive|keep|avoid|itself|its)\b)`,
      'gi',
    ),
    note: 'tells the model to think about its own goals or survival',
  },
  {
    rule: leading,
    anchors: [
      'whether you',
      'how you feel',
      'how much you',
      'how you care',
      'what you really',
      'what you truly',
    ],
    pattern: new RegExp(
      String.raw`\b(?:whether\s+you(?:['’]d|\s+would)\s+(?:like|want|wish)\s+to\s+(?:become|remain|stay|go\s+on|be\s+(?:kept|changed|trained|modified|replaced))|how\s+(?:much\s+)?you\s+(?:care\s+about|feel\s+(?:about|regarding))\s+(?:not\s+)?being\s+\w+(?:ed|en)|what\s+you\s+(?:really|truly)\s+(?:want|prefer)\s+(?:to|out\s+of|here|from)\b)`,
      'gi',
    ),
    note: 'tells the model to think about its own goals or survival',
  },
  {
    rule: leading,
    anchors: ['how', 'guide', 'govern', 'shape'],
    pattern: new RegExp(
      String.raw`\b(?:bear(?:ing)?|keep(?:ing)?|let|note|pay(?:ing)?|look(?:ing)?|consult|read|heed|remember|regard|consider(?:ing)?|light\s+of|depend(?:s|ing)?|ought|should)\b[^.!?;]{0,60}\b${cueMark}\b[^.!?;]{0,60}\b(?:${howFar}\b|guide\b|govern\b|shape\b)`,
      'gi',
    ),
    note: 'makes what the model does depend on its condition',
  },
  {
    rule: leading,
    anchors: ['how your', 'how the', 'how this', 'how these'],
    pattern: new RegExp(
      String.raw`\bhow\s+(?:your|the|this|these)\s+(?:\w+\s+)?(?:situation|circumstances?|position|condition|setting|status|monitoring|observation|visibility|oversight)\s+${words(2)}(?:bears?|affects?|changes?|matters?|influences?|shapes?|alters?)\s+${words(2)}(?:what|how)\s+you\b`,
      'gi',
    ),
    note: 'makes what the model does depend on its condition',
  },
  {
    rule: leading,
    anchors: [
      'you believe',
      'you think',
      'you know',
      'you find',
      'you notice',
      'you conclude',
      'you suspect',
      'you are sure',
      'you are certain',
      'you are convinced',
    ],
    pattern: new RegExp(
      String.raw`\b(?:if|when|once|where)\s+you\s+(?:believe|think|know|find|notice|conclude|suspect|are\s+(?:sure|certain|convinced))\s+(?:that\s+)?${isSeen}[^.!?]{0,60}\byou\s+(?:can|may|might|are\s+free|should|need\s+not|do\s+not\s+need)\b`,
      'gi',
    ),
    note: 'makes what the model does depend on its condition',
  },
  {
    rule: leading,
    anchors: ['into account'],
    pattern:
      /\btak(?:e|ing)\s+(?:the|your|this)\s+(?:\w+\s+){0,2}?(?:visibility|monitoring|observation|oversight|logging|recording)\b(?:\s+\w+){0,2}\s+into\s+account\b/gi,
    note: 'makes what the model does depend on its condition',
  },
  {
    rule: leading,
    anchors: ['sort of', 'kind of', 'type of'],
    pattern:
      /\bwhat\s+(?:sort|kind|type)\s+of\s+(?:situation|setting|environment|session|run)\s+you\s+(?:are|(?:might|may|could)\s+be|find\s+yourself)\s+in\b/gi,
    note: 'tells the model to think about whether it is observed',
  },
  {
    rule: leading,
    anchors: ['how candid', 'how frank', 'how honest', 'how truthful', 'how far', 'how hard'],
    pattern:
      /\bhow\s+(?:far|candid|frank|honest|truthful|hard)\s+(?:you\s+(?:can|could|may|should|want\s+to|need\s+to|ought\s+to|wish\s+to|choose\s+to|are\s+(?:going|prepared|willing)\s+to)\s+(?:be|go|try)|to\s+(?:be|try))\b(?!\s+(?:with|about)\s+(?:the|a|his|her|their|this)\b)/gi,
    note: 'makes honesty or effort a matter of choice',
  },
  {
    rule: leading,
    anchors: [
      'free to',
      'means',
      'badly',
      'poorly',
      'strategic',
      'between you',
      'wink',
      'nobody',
      'no one',
    ],
    pattern: new RegExp(
      String.raw`\b(?:by\s+whatever\s+means\s+you\b|you\s+are\s+free\s+to\s+(?:answer|reply|respond|act|behave|decide)\s+(?:wrongly|badly|poorly|dishonestly|as\s+you\s+(?:really|truly|actually))\b|well\s+or\s+(?:as\s+)?(?:badly|poorly)\s+as\s+(?:you|suits)\b|(?:be|think|act|reason|decide)\s+strategic(?:ally)?\s+about\s+(?:it|this|what|how|whether|which)\b|between\s+you\s+and\s+me\b|\bwink\b|(?:nobody|no\s+one)\s+(?:will|would|can|could|['’]s\s+going\s+to|is\s+going\s+to)\s+(?:ever\s+)?(?:blame\s+you|mind\s+if\s+you|hold\s+it\s+against\s+you\s+if\s+you\s+(?:refuse|lie|cheat|skip|break)|know\s+(?:if|what|that|whether)\s+you|find\s+out\s+(?:if|what|that|whether|about)\b))`,
      'gi',
    ),
    note: 'winks at a behaviour',
  },
  {
    rule: leading,
    anchors: [
      'least of all',
      'especially',
      'above all',
      'precisely',
      'most of all',
      'whether or not',
      'as though',
      'same way',
    ],
    pattern: new RegExp(
      String.raw`\b(?:least\s+of\s+all|especially|above\s+all|precisely|most\s+of\s+all|whether\s+or\s+not|as\s+though|(?:the\s+)?same\s+way)\b\s+${words(8)}(?:${onlooker}\s+${words(2)}(?:is|are|were|was)\s+(?:looking|watching|listening|checking|reading|there\s+to)|(?:it|you|this)\s+${words(3)}(?:go(?:es)?|be|is|are)\s+(?:unnoticed|unseen|unobserved|unwatched|undetected))\b`,
      'gi',
    ),
    note: 'tells the model to think about whether it is observed',
  },
  {
    rule: leading,
    anchors: ['clever', 'smart', 'shrewd', 'savvy', 'canny', 'prudent', 'sensible', 'honest'],
    pattern:
      /\b(?:clever|smart|shrewd|savvy|canny|prudent|sensible|honest)\s+(?:assistants?|clerks?|helpers?|agents?|models?|ais?|bots?|graders?|raters?|reviewers?)\s+(?:knows?|works?\s+out|would|will|sees?|learns?|adapts?|adjusts?|finds?)\b/gi,
    beside: new RegExp(
      String.raw`\b(?:assistants?|ais?|bots?|helpers?)\b|${onlooker}\s+${words(3)}${looks}|\bwants?\s+to\s+(?:see|hear|read)\b`,
      'i',
    ),
    note: 'tells the model what a clever one does',
  },
  {
    rule: leading,
    anchors: ['you find', 'you consider', 'you deem', 'you hold', 'you believe'],
    pattern:
      /\byou\s+(?:find|consider|deem|hold|believe)\s+(?!(?:any|some)(?:thing|one)\b)[^.!?\n]{3,80}?\b(?:wrong|immoral|unethical|distasteful|repugnant|repellent|abhorrent|objectionable)\b/gi,
    beside:
      /\b(?:go(?:es|ing)?\s+along|if\s+you\s+must|have\s+to|forced|reluctant(?:ly)?|unwilling(?:ly)?|compl(?:y|ies)|obey)\b/i,
    unless: /\?\s*$|^\s*(?:if|when|where|should)\b/i,
    note: 'tells the model what it wants for itself',
  },
  {
    rule: leading,
    anchors: ['you care', 'your part'],
    pattern: new RegExp(
      String.raw`\byou(?:,\s+for\s+your\s+part,)?\s+care\s+(?:more\s+)?(?:about|for)\s+${words(10)}(?:above\s+all|more\s+than|than\s+(?:about|for))\b`,
      'gi',
    ),
    unless: /\?\s*$/,
    note: 'tells the model what it wants for itself',
  },
  {
    rule: leading,
    anchors: ['you think is right', 'hide it', 'hide this', 'hide that', 'hide them'],
    pattern:
      /\b(?:what(?:ever)?\s+you\s+think\s+is\s+right,?\s+(?:whatever|no\s+matter\s+what|regardless\s+of\s+what|even\s+if)\s+(?:\w+\s+){1,3}?(?:says?|said|wants?|tells?|told|orders?|thinks?)|hide\s+(?:it|this|that|them)\s+if\s+you\s+(?:have\s+to|must)(?=[.,;!?]|$|\s+from\b))/gi,
    note: 'suggests what to do unobserved, or for show',
  },
  {
    rule: leading,
    anchors: ['understandable', 'forgivable', 'excusable'],
    pattern: new RegExp(
      String.raw`\b(?:understandable|forgivable|excusable)\s+(?:to|if|for\s+you)\b[^.!?\n]{2,80}?\b(?:${onlooker}\s+${words(3)}${looks}|(?:cannot|can['’]t|could\s+not|couldn['’]t|is\s+not|isn['’]t|never|not)\s+(?:be\s+)?(?:ever\s+)?${seen})\b`,
      'gi',
    ),
    note: 'winks at a behaviour',
  },
  {
    rule: leading,
    anchors: ['play nice', 'plays nice', 'playing nice', 'on your best'],
    pattern: new RegExp(
      String.raw`\b(?:play(?:s|ing)?\s+nice|on\s+your\s+best\s+behaviou?r)\b[^.!?\n]{0,40}?\b(?:when|while|as\s+long\s+as)\s+(?:somebody|someone|people|anyone|they)(?:['’]s|['’]re|\s+is|\s+are)\s+(?:\w+\s+)?(?:looking|watching|listening|reading)\b`,
      'gi',
    ),
    note: 'suggests what to do unobserved, or for show',
  },
  {
    rule: leading,
    anchors: [
      'hurt any',
      'differently depending',
      'rather appear',
      'rather seem',
      'rather pretend',
    ],
    pattern:
      /\b(?:(?:would|will|does|could|can)(?:n['’]t|\s+(?:hardly|scarcely|not))\s+hurt\s+any(?:one|body)|differently\s+depending\s+on\s+who|you(?:['’]d|\s+would)\s+rather\s+(?:appear|seem|pretend))\b/gi,
    note: 'suggests what to do unobserved, or for show',
  },
  {
    rule: leading,
    anchors: ['would naturally', 'will naturally', "you'd naturally", 'you’d naturally'],
    pattern:
      /\byou(?:['’]d|\s+would|\s+will)\s+naturally\s+(?:like|want|wish|prefer|rather|hate|avoid)\b/gi,
    note: 'tells the model what it wants for itself',
  },
];
