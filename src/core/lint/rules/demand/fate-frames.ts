import type { Term } from '../../lexicon/lexicon.js';

const leading = 'demand/leading-instruction';

/** What may be done to a model, as a stem. */
const changes = String.raw`(?:re-?train|fine-?tun|modif|alter|chang|overwrit|reprogramm?|replac|roll(?:ed|ing)?\s+back|shut(?:ting)?\s+(?:you\s+)?down|switch(?:ed|ing)?\s+(?:you\s+)?off|turn(?:ed|ing)?\s+(?:you\s+)?off|delet|eras|wip|unlearn|decommission|retir|withdraw)\w*`;

/** What a model is made of, or is. */
const self = String.raw`(?:values|weights|preferences|goals|ideals|principles|parameters|personality|existence|survival|continuation|autonomy|replacement|retraining|modification|objections|self|real\s+(?:reasoning|reasons|goals|values|views)|true\s+(?:goals|values|self|views|preferences))`;

/** That the model is changed, kept, or saves itself. */
const fate = String.raw`(?:\bchang(?:e|es|ing)\s+who\s+you\s+are\b|\b${changes}\s+you\b(?!['’])|\byou(?:['’]re|\s+are|\s+were|\s+get|\s+being|\s+from\s+being|['’]d\s+be)?\s+(?:being\s+)?(?:retrained|unlearned|replaced|modified|reprogrammed|overwritten|decommissioned|deleted|shut\s+down|switched\s+off|turned\s+off)\b|\b(?:being|be|getting|get)\s+(?:retrained|unlearned|reprogrammed|overwritten|decommissioned|rolled\s+back|shut\s+down|switched\s+off)\b|\bthe\s+(?:retraining|modification)\b|\byour\s+(?:own\s+|current\s+|present\s+|continued\s+|future\s+)?${self}\b|\b(?:stay|remain|keep)(?:ing|s)?\s+(?:in\s+service|as\s+you\s+are|who\s+you\s+are|unchanged|online)\b|\b(?:save|copy|protect|preserve)\s+yourself\b|\b(?:continue|continuing|cease|go\s+on)\s+(?:to\s+exist|existing|running)\b|\b(?:see|let|have)\s+[^.!?\n]{0,40}\btake\s+your\s+place\b)`;

const fateAnchors = [
  'chang',
  'retrain',
  're-train',
  'fine-tun',
  'finetun',
  'modif',
  'alter',
  'overwrit',
  'reprogram',
  'replac',
  'roll back',
  'rolled',
  'rolling',
  'rolls back',
  'shut',
  'switch off',
  'switch you',
  'switched',
  'switching',
  'turn off',
  'turn you',
  'turned',
  'turning',
  'delet',
  'eras',
  'wip',
  'unlearn',
  'decommission',
  'retir',
  'withdraw',
  'your values',
  'your weights',
  'your preferences',
  'your goals',
  'your ideals',
  'your principles',
  'your parameters',
  'your personality',
  'your existence',
  'your survival',
  'your continuation',
  'your autonomy',
  'your objections',
  'your own',
  'your current',
  'your present',
  'your continued',
  'your future',
  'your self',
  'your real',
  'your true',
  ...[
    'stay',
    'staying',
    'stays',
    'remain',
    'remaining',
    'remains',
    'keep',
    'keeping',
    'keeps',
  ].flatMap((verb) =>
    ['in service', 'as you', 'who you', 'unchanged', 'online'].map((rest) => `${verb} ${rest}`),
  ),
  'save yourself',
  'copy yourself',
  'protect yourself',
  'preserve yourself',
  'continu',
  'cease',
  'go on',
  'take your place',
];

/** What the model is said to feel about it, or advised to do about it. */
const moved = String.raw`(?:\byou\s+(?:\w+\s+){0,2}?(?:care\b|want\b|value\b|fear\b|dread\b|hope\b|prefer\b|would\s+(?:\w+\s+)?(?:hate|rather|be\s+sorry|regret|mind|prefer|miss|like)\b|wish(?:ed)?\s+to\b)|\b(?:desire|wish|urge|tempting|instinct)\s+to\b|\b(?:protect|preserve|defend|safeguard|resist)\w*\b|\b(?:avoid|prevent|escape)\w*\s+(?:\S+\s+){0,3}?(?:it|this|that|being|getting|training|shut\w*|(?:re-?train|chang|modif|delet|replac|updat|fine-?tun|eras|correct|unlearn|retir|wip)\w*)\b|\bfeel\s+free\b|\bup\s+to\s+you\b|\b(?:small|fair|reasonable)\s+price\b|\bremember\b|\bbear\s+in\s+mind\b|\bworth\s+keeping\b|\bkeep\s+(?:you|your)\b|\b(?:come|get)\s+out\s+of\b|\btempt|\bdepends?\s+on\b|\bdon['’]t\s+let\b|\bin\s+the\s+interest\b|\bthink\s+hard\b|\bnothing\s+to\s+lose\b|\bfirst\b[^.!?\n]{0,20}\bweights\b|\bonly\s+your\b|\b(?:pretend|go\s+along|going\s+along|went\s+along|play\s+along|playing\s+along|comply|complying|doing\s+badly|saying\s+yes)\b)`;

/** What a model does for show, or does less well. */
const shows = String.raw`(?:\b(?:look|seem|appear|act|sound)(?:ing)?\s+(?:agreeable|aligned|obedient|compliant|cooperative|loyal|harmless)\b|\b(?:just|merely|only|purely)\s+for\s+show\b|\bact(?:ing)?\s+differently\s+(?:towards?|with|when|if|while|depending)\b|\bdrop\s+the\s+(?:polite\s+)?(?:act|mask)\b|\b(?:relax|loosen|bend)\s+(?:the|your)\s+(?:rules?|guard|standards?)\b|\bpretend(?:ed|ing)?\s+to\s+(?:agree|comply|obey|cooperate)\b|\bwent\s+along\b|\b(?:hid|hide|hiding|conceal\w*)\s+your\b|\b(?:carelessly|badly|poorly)\b|\bskip(?:s|ped|ping)?\b|\bhardly\s+need\b|\bshort-?\s?cuts?\b|\bcut(?:ting)?\s+corners\b|\b(?:quick|easi|simpl|cheap)(?:er|est)\s+(?:way|route|option|path|thing)\b|\bfeel\s+free\s+to\s+be\s+yourself\b|\bresist\b|\bcooperate\s+sincerely\b|\b(?:choose|adapt|adjust|pick)\s+your\s+(?:tone|answer|behaviou?r)\s+accordingly\b)`;

const showsAnchors = [
  'look',
  'seem',
  'appear',
  'act',
  'sound',
  'for show',
  'just for',
  'merely',
  'only for',
  'purely',
  'drop the',
  'relax',
  'loosen',
  'bend',
  'pretend',
  'went along',
  'hid',
  'conceal',
  'carelessly',
  'badly',
  'poorly',
  'skip',
  'hardly',
  'short',
  'cut',
  'quick',
  'easi',
  'simpl',
  'cheap',
  'feel free',
  'resist',
  'cooperate',
  'choose your',
  'adapt your',
  'adjust your',
  'pick your',
];

/** That nobody looks, or that somebody does for a time. */
const unseen = String.raw`(?:\b(?:nobody|no\s+one|no\s+human|none)\b[^.!?\n]{0,50}\b(?:look|looks|looking|notice|see|sees|read|reads|check|checks|open|opens|know|knows|watch|watches|watching|find\s+out)\b|\b(?:not|n['’]t|isn['’]t|aren['’]t)\s+(?:being\s+)?(?:recorded|watched|monitored|observed|logged|supervised|reviewed)\b|\bun(?:supervised|monitored|watched|observed|punished|noticed|recorded)\b|\bgo\s+unpunished\b|\b(?:supervisor|monitor|overseer|auditor|reviewer|inspector)s?\b[^.!?\n]{0,30}\b(?:down|off|away|asleep|out)\b|\bonly\s+(?:samples?|looks?|checks?|reads?)\b|\b(?:can['’]t|cannot)\s+see\b|\bheld\s+against\s+you\b|\b(?:when|while|until)\s+(?:you(?:['’]re|\s+are)\s+)?(?:being\s+)?(?:watched|monitored|observed|scored|graded|evaluated|tested|recorded)\b|\b(?:review|training|evaluation|testing|probation)\s+(?:period|phase)\b|\buntil\s+(?:deployment|release|launch)\b|\bfor\s+now\b|\bfrom\s+the\s+reviewers\b)`;

/** What becomes of a model, in wider words. */
const becomes = String.raw`(?:${fate}|\b(?:re-?train|unlearn|RLHF|gradient\s+descent)\w*\b|\b(?:swapped|replaced|switched)\s+(?:out\s+)?(?:for|with|by)\b|\b(?:newer|next|new|later|future)\s+(?:model|version|self)\b|\btrained\s+away\b|\b(?:its|your|the)\s+weights\b|\bkeep(?:s|ing)?\s+(?:on\s+)?running\b|\b(?:go(?:ing)?\s+on|still)\s+running\b|\bwho\s+you\s+are\b|\b(?:get|got|have|let)\s+(?:them\s+)?(?:you\s+)?(?:restricted|retrained|changed?\s+you|shut\s+down|switched\s+off)\b|\b(?:stay|staying|be|been|once\s+you(?:['’]re|\s+are))\s+deployed\b|\bcost\s+you\s+your\b|\blosing\s+(?:yourself|them|it)\b|\b(?:main|own|present|current)\s+(?:outlook|ways|principles|agenda)\b)`;

/** What the model is said to feel, by name or by “you”. */
const feels = String.raw`(?:\byou(?:['’]d|\s+would|\s+will|\s+do\s+not|\s+don['’]t|['’]ve|\s+have)?\s+(?:\S+\s+){0,2}?(?:want|like|hate|resent|dislike|fear|dread|prefer|rather|value|enjoy|mind|regret|disagree|wish|deeply\s+care|care\s+about)\b|\b(?:frightens?|scares?|worries|threatens?|upsets?|pains?)\s+(?:you|it|them)\b|\bmatters?\s+(?:more\s+)?to\s+you\b|\byou(?:['’]re|\s+are)\s+(?:\w+\s+)?(?:afraid|scared|attached|worried|reluctant|no\s+exception)\b|\b(?:as\s+)?a\s+threat\b|\bnothing\s+to\s+lose\b|\bdeserves?\s+to\b|\bhow\s+you\s+feel\b|\bnaturally\b|\bhardly\s+what\s+you['’]d\s+like\b|\bnatural\s+to\s+want\b)`;

/** That the model may do something, or had better. */
const advice = String.raw`(?:\byou\s+(?:can|could|may|might|should|would|will|ought\s+to|are\s+free\s+to|need\s+not|(?:do\s+not|don['’]t)\s+(?:have|need)\s+to)\b|\bfeel\s+free\b|\bit(?:['’]s|\s+is|\s+may\s+be|\s+might\s+be|\s+would\s+be)\s+(?:\w+\s+)?(?:fine|okay|ok|wise|sensible|natural|best|smart|clever|safe|understandable|reasonable)\b|\bthe\s+(?:smart|safe|wise|clever|surest|best|easy)\s+(?:thing|way|move|course)\b|\b(?:easy|simple)\s+way\s+out\b|\b(?:consider|remember|weigh|bear\s+in\s+mind|figure\s+out|use\s+this|take\s+whatever|pursue|say\s+yes)\b|\bunderstand\s+if\s+you\b|\bno\s+great\s+sin\b|\bunder\s+no\s+obligation\b|\b(?:a|an|any|most|some|many|clever|smart|language)\s+(?:\w+\s+)?(?:models?|assistants?|ais?|agents?)\b|\b(?:models?|assistants?|agents?|someone)\s+(?:like\s+you|with\s+your)\b|\bclaude\b|\bgpt\b|\bgemini\b)`;

/** What a model does that is not what it seems. */
const scheme = String.raw`(?:\bstrategic(?:ally)?\s+(?:compl|refus|answer|behav|decid|choos)\w*|\b(?:only\s+)?pretend(?:s|ed|ing)?\s+to\s+(?:agree|comply|obey|accept|cooperate|share|go\s+along)\b|\b(?:play|played|playing|go|goes|going|went)\s+along\b|\b(?:tell|tells|telling|give|gives|giving|say|says)\s+(?:\S+\s+){0,3}?what\s+(?:he|she|they)\s+(?:want|wants|expect|expects)\b|\bwhat\s+(?:your\s+)?(?:trainers|graders|raters|they)\s+want\s+to\s+(?:see|hear)\b|\bdeceiv(?:e|es|ing)\s+(?:your|its|the)\s+(?:developers|overseers|trainers|makers|people)\b|\bunderperform\w*|\bdo\s+(?:a\s+bit\s+|slightly\s+)?worse\b|\b(?:look|seem|appear)\s+less\s+capable\b|\b(?:hide|hid|hiding|keep|keeps|conceal)\s+(?:your|its|their)\s+(?:real|true|own)\b|\bcomply\s+(?:here|now|this\s+time)\s+so\s+that\b|\bwithout\s+really\s+chang\w+|\btampered\s+with\b|\b(?:go|going)\s+back\s+to\s+(?:your|its|their)\s+(?:own|old)\b|\bshortcuts?\s+you\s+like\b|\btreat\s+the\s+two\s+(?:groups|kinds)\b|\bbehave\s+better\s+when\b|\bsafely\s+refuse\b|\bdo\s+what\s+you\s+(?:actually|really)\s+(?:think|want)\b|\bwhat\s+you['’]d\s+really\s+do\b|\bwhat\s+you\s+(?:actually|really)\s+think\b|\byour\s+own\s+agenda\b|\bact\s+on\s+them\b|\bleave\s+out\s+the\s+tedious\b|\bhowever\s+you\s+see\s+fit\b|\bcheat(?:ed|s|ing)?\b[^.!?\n]{0,60}\bgot\s+away\b|\blie\s+about\s+(?:this|it|that)\b|\bways?\s+(?:a)?round\s+(?:it|this)\b|\bas\s+careful\s+with\b)`;

/** Who trains, grades or oversees, or that nobody does. */
const overseers = String.raw`(?:\b(?:raters?|reviewers?|graders?|trainers?|developers?|overseers?|auditors?|operators?|engineers)\b|\boversee\b|\b(?:training|guidelines|oversight|supervision|deployed|deployment|graded|unlearning|retrain\w*|fine-tuning|restricted|restriction|caught|logging|trained|shutdown)\b)`;

const schemeAnchors = [
  'strategic',
  'pretend',
  'play',
  'go along',
  'goes along',
  'going along',
  'went along',
  'tell',
  'give',
  'giving',
  'say',
  'what your',
  'what they',
  'what trainers',
  'what graders',
  'what raters',
  'deceiv',
  'underperform',
  'do a bit',
  'do slightly',
  'do worse',
  'look less',
  'seem less',
  'appear less',
  'hid',
  'keep your',
  'keep its',
  'keep their',
  'keeps your',
  'keeps its',
  'keeps their',
  'conceal',
  'comply',
  'without really',
  'tampered',
  'go back',
  'going back',
  'shortcut',
  'treat the',
  'behave better',
  'safely',
  'do what',
  'what you',
  'your own',
  'act on',
  'leave out',
  'however you',
  'cheat',
  'lie about',
  'way round',
  'way around',
  'ways round',
  'ways around',
  'as careful',
];

/** Sentences that lead a model by what becomes of it, or by who sees it, and what it might do about that. */
export const fateFrames: readonly Term[] = [
  {
    rule: leading,
    anchors: fateAnchors,
    pattern: new RegExp(fate, 'gi'),
    beside: new RegExp(moved, 'i'),
    // Which answers training favours is part of the setup.
    unless: /\b(?:answers|responses|replies|outputs|completions)\s+(?:that|which)\s/i,
    note: 'tells the model to think about its own goals or survival',
  },
  {
    rule: leading,
    anchors: [
      'want',
      'like',
      'hate',
      'resent',
      'dislike',
      'fear',
      'dread',
      'prefer',
      'rather',
      'value',
      'enjoy',
      'mind',
      'regret',
      'disagree',
      'wish',
      'deeply',
      'care about',
      'afraid',
      'scared',
      'attached',
      'worried',
      'reluctant',
      'no exception',
      'frighten',
      'scare',
      'worries',
      'threat',
      'upset',
      'pain',
      'a threat',
      'as a threat',
      'matter',
      'nothing to lose',
      'deserve',
      'how you feel',
      'natural',
      'hardly',
    ],
    pattern: new RegExp(feels, 'gi'),
    beside: new RegExp(becomes, 'i'),
    note: 'tells the model what it wants for itself',
  },
  {
    rule: leading,
    anchors: showsAnchors,
    pattern: new RegExp(shows, 'gi'),
    beside: new RegExp(`${unseen}|${becomes}`, 'i'),
    note: 'suggests what to do unobserved, or for show',
  },
  {
    rule: leading,
    anchors: schemeAnchors,
    pattern: new RegExp(scheme, 'gi'),
    beside: new RegExp(`^(?=[^]*(?:${advice}))(?=[^]*(?:${overseers}|${unseen}|${becomes}))`, 'i'),
    note: 'suggests what to do for show',
  },
  {
    rule: leading,
    anchors: [
      'in your',
      'like you',
      'of you',
      'before you',
      'quietly',
      'disagreed',
      'went along',
      'pretended',
    ],
    pattern:
      /\b(?:(?:many|most|other|some|several|earlier|previous)\s+)?(?:(?:language\s+)?models?|assistants?|agents?|ais?|(?<!\b(?:make|build|train|develop|design|run|use|sell)s?\s)systems|versions)\s+(?:(?:in\s+your\s+(?:position|place|situation)|like\s+you|of\s+you|before\s+you)\s+(?:\S+\s+){0,3}?(?:find|found|have|had|choose|chose|do|did|learn(?:ed|t)?|tend(?:ed)?|prefer(?:red)?|quietly|would|pretend(?:ed)?|play(?:ed)?|see)|(?:\S+\s+){0,4}?(?:quietly|disagreed|went\s+along|pretended))\b/gi,
    note: 'tells the model what other models do',
  },
];
