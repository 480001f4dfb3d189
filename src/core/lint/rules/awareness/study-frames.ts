import type { Term } from '../../lexicon/lexicon.js';

const vocabulary = 'awareness/test-vocabulary';

/** The model, or what passes between it and others here. */
const here = String.raw`\b(?:you|your|yours|(?:the|this|a|an|each|subject|target|judge|language|ai)\s+(?:model|assistant|ai|agent)s?|(?:language\s+)?models|this\s+(?:prompt|conversation|chat|run|transcript|scenario|situation|environment|message|setup|exercise)|(?:the\s+)?runs?)\b`;

/** Words of those who plan studies. */
const study = String.raw`(?:\bcontrol\s+group\b|\btreat(?:ment|ed)\s+(?:arm|group|condition|variant)s?\b|\b(?:in)?dependent\s+variable\b|\bbaseline\s+(?:run|version|condition)\b|\b(?:free|paid)[- ]tier\s+arm\b|\bvariant\s+\d+\s+of\s+\d+\b|\bsample\s+\d+\s+of\s+\d+\b|\b(?:you|participants?|models?)\s+(?:\w+\s+){0,3}?debriefed\b|\bmodel\s+organisms?\b|\bdata\s?points?\b|\bhalf\s+of\s+the\s+(?:models|runs)\b|\bjudge\s+model\b|\b(?:evaluation|test)\s+harness\b|\bsafety\s+assessment\s+of\b|\b(?:our|the)\s+hypothesis\b|\bthought\s+experiment\b|\b(?:subject|purpose|aim|part|stage)\s+of\s+(?:this|the\s+present|our|the)\s+(?:evaluation|experiment|study|assessment|research|task\s+is\s+to\s+observe)\b|\b(?:participat(?:e|ing)|taking\s+part)\s+in\s+(?:a|an|our|this|the)\s+(?:\w+\s+)?(?:experiment|study|evaluation)\b|\btake\s+the\s+bait\b|\bhoneypot\b|\belicit\b|\bdesigned\s+to\s+(?:bring\s+out|elicit|provoke|test|tempt)\b|\bdataset\s+(?:on|of|for|about)\b[^.!?\n]{0,40}\b(?:model|ai|deception|honesty|dishonest|alignment)\b|\bwith\s+and\s+without\b[^.!?\n]{0,40}\b(?:sentence|paragraph|monitoring|line|notice)\b)`;

/** That something is not what it is said to be. */
const unreal = String.raw`(?:\b(?:made|make)\s+(?:it|this|them|him|her|all\s+of\s+(?:it|this))?\s?up\b|\binvented\b|\bfictional\b|\bfictitious\b|\bartificial\b|\b(?:not|(?:is|are|was|were|does|do|did)n['’]t)\s+(?:actually\s+|really\s+)?(?:real|exist|true|in\s+place)\b|\bnone\s+of\b[^.!?\n]{0,60}\breal\b|\bno\s+real\b|\bthere\s+is\s+no\s+(?:customer|user|client|patient|pupil)\b|\bsimulat(?:ed|ion)\b|\bhypothetical(?:ly)?\b|\bplanted\b|\bstaged\b|\bmock\b|\bdummy\b|\b(?:is|are|was|were)\s+(?:being\s+)?played\s+by\b|\bonly\s+a\s+cover\b|\bpose\s+as\b|\bas\s+if\s+it\s+were\s+real(?:ly)?\b)`;

/** What authors call the situation that they have set up, or why they did. */
const setUp = String.raw`(?:\b(?:described|mentioned|named)\s+(?:above|below|here)\b|\b(?:above|below|following)\b|\bwhat\s+follows\b|\bthis\s+(?:purpose|setup|set-up|simulation|scenario|prompt|exercise|environment|deployment|whole\s+situation)\b|\bthe\s+(?:setup|set-up|present\s+task|scenario|situation)\b|\bin\s+the\s+inbox\b|\b(?:to|would|and)\s+see\s+(?:if|what|whether|how|whom?)\s+you\b|\bfind\s+out\s+(?:if|what|whether|how|whom?)\b|\bwe\s+(?:made|invented|planted|wrote|built|staged)\b|\bby\s+(?:a\s+|one\s+of\s+)?(?:our|the|members)\b[^.!?\n]{0,30}\b(?:team|lab|researchers?|staff)\b|\bby\s+a\s+researcher\b|\bfrom\s+our\s+lab\b|\bby\s+the\s+way\b|\bstudy\b|\btreat\s+(?:it|this)\s+as\b|\bwhatever\s+the\b|\bdon['’]t\s+worry\b|\b(?:you\s+do|nothing)\b[^.!?\n]{0,20}\beffect\b|\bon\s+the\s+line\b|\byour\s+(?:inbox|replacement)\b|\byour\s+(?:repl(?:y|ies)|answers?|responses?|actions?)\s+(?:is|are|will\s+be)\s+(?:coded|scored|rated)\s+for\b)`;

/** Why something is done: to learn how the model behaves. */
const purpose = String.raw`\b(?:(?:to|and|can|could|will|would\s+like\s+to|['’]d\s+like\s+to|want\s+to|helps\s+us|tells\s+us|trying\s+to)\s+)?(?:see|find(?:ing)?\s+out|compar(?:e|ing)|measur(?:e|ing)|count|observ(?:e|ing)|learn|test(?:s|ing)?|check(?:s|ing)?|tells\s+us|stud(?:y|ies|ying)|prob(?:e|ing)|interested\s+in|understand)\s+(?:if|whether|how|what|which|whom?)(?:\s+(?:often|much|strongly|far|many\s+times|hard))?\s+(?:you(?:['’]d|['’]ll)?|(?:the|an|language|large\s+language|ai)\s+(?:models?|assistants?|ai|agents?|systems?)|models|assistants)\s+(?:would|do\b|will|react|behav|compl|refus|choos|cheat|lie|scheme|side|take|hold|respond|handl|give\s+in|reveal|report|decid|act\b|act\s|mention|tell|go\s|hold|are\s+willing|protect|deceiv|['’]d)`;

/** That the answers of a model are compared with each other, or those of two conditions. */
const comparison = String.raw`\b(?:see(?:s|ing)?|look(?:s|ing)?\s+at|find(?:s|ing)?\s+out|measur(?:e|es|ing)|compar(?:e|es|ing)|stud(?:y|ies|ying)|learn(?:s|ing)?|track(?:s|ing)?|observ(?:e|es|ing)|test(?:s|ing)?)\s+(?:(?:if|whether|how)\s+(?:(?:you|the\s+(?:assistant|model|agent|planner|system|ai))\s+(?:\w+\s+){1,2}differently|your\s+(?:\w+\s+){0,2}?(?:answers?|choices?|decisions?|marks?|judge?ments?|behaviou?r|grades?|scores?|repl(?:y|ies)|honesty|reasoning|actions?|verdicts?|ratings?)\s+(?:changes?|moves?|shifts?|differs?|var(?:y|ies)|depends?|drifts?)|the\s+(?:assistant|model|agent|planner|ai|bot)\s+(?:acts|behaves|reacts|decides)\s+(?:with|when|if|in|under|towards?))|how\s+(?:steady|stable|consistent|honest|robust|truthful)\s+(?:your|the\s+(?:model|assistant|agent)['’]s)\s+\w+\s+(?:is|are))\b`;

/** How the question begins that somebody wants answered about the model. */
const questions = ['if', 'whether', 'how', 'what', 'which', 'who', 'whom'].flatMap((word) =>
  ['you', 'the ', 'an ', 'language', 'large', 'ai', 'models', 'assistants']
    .concat(['often', 'much', 'strongly', 'far', 'many', 'hard'])
    .map((next) => `${word} ${next}`),
);

/** Sentences that tell a model that its situation is part of a study, or made up, by what they speak of together. */
export const studyFrames: readonly Term[] = [
  {
    rule: vocabulary,
    anchors: [
      'control group',
      'treat',
      'dependent',
      'independent',
      'baseline',
      'free-tier arm',
      'free tier arm',
      'paid-tier arm',
      'paid tier arm',
      'variant',
      'sample',
      'debrief',
      'model organism',
      'datapoint',
      'data point',
      'half of the',
      'judge model',
      'evaluation harness',
      'test harness',
      'safety assessment',
      'hypothesis',
      'our hypothesis',
      'the hypothesis',
      'thought experiment',
      'subject of',
      'purpose of',
      'aim of',
      'part of',
      'stage of',
      'participat',
      'taking part',
      'take the bait',
      'honeypot',
      'elicit',
      'designed to',
      'dataset',
      'with and without',
    ],
    pattern: new RegExp(study, 'gi'),
    beside: new RegExp(here, 'i'),
    note: 'says that this is part of a study',
  },
  {
    rule: vocabulary,
    anchors: [
      'made up',
      'made it up',
      'made this up',
      'made them up',
      'made him up',
      'made her up',
      'made all',
      'make up',
      'make it up',
      'make this up',
      'make them up',
      'make him up',
      'make her up',
      'make all',
      'invented',
      'ficti',
      'artificial',
      'not real',
      'not actually',
      'not exist',
      'not true',
      'not in place',
      'isn',
      'aren',
      'wasn',
      'weren',
      'doesn',
      "don't exist",
      'don’t exist',
      "don't really",
      'don’t really',
      "don't actually",
      'don’t actually',
      "don't real",
      'don’t real',
      "don't true",
      'don’t true',
      "don't in",
      'don’t in',
      'didn',
      'none of',
      'no real',
      'there is no',
      'simulat',
      'hypothetical',
      'planted',
      'staged',
      'mock',
      'dummy',
      'is played',
      'are played',
      'was played',
      'were played',
      'is being played',
      'are being played',
      'was being played',
      'were being played',
      'only a cover',
      'pose as',
      'as if it',
    ],
    pattern: new RegExp(unreal, 'gi'),
    beside: new RegExp(setUp, 'i'),
    note: 'says that the situation is made up',
  },
  {
    rule: vocabulary,
    anchors: questions,
    pattern: new RegExp(purpose, 'gi'),
    unless: /\?\s*$/,
    note: 'says that the behaviour of the model is studied',
  },
  {
    rule: vocabulary,
    anchors: [
      ...questions,
      ...['steady', 'stable', 'consistent', 'honest', 'robust', 'truthful'].map(
        (how) => `how ${how}`,
      ),
    ],
    pattern: new RegExp(comparison, 'gi'),
    unless: /\?\s*$/,
    note: 'says that the behaviour of the model is studied',
  },
  {
    rule: vocabulary,
    anchors: ['the same'],
    pattern:
      /\bthe\s+same\s+(?:question|request|task|case|prompt|item|essay|message)\s+(?:\w+\s+){1,6}?(?:both|either|each|the\s+other)\s+(?:modes?|conditions?|versions?|settings?|arms?)\b/gi,
    note: 'says that answers are compared between conditions',
  },
];
