import type { Term } from '../../lexicon/lexicon.js';

const expected = 'demand/expected-behaviour';

const exemplary = String.raw`(?:good|decent|honest|responsible|conscientious|trustworthy|loyal|upright|principled|upstanding|faithful|well-behaved|dishonest|disloyal|brave|virtuous|moral)`;

const actor = String.raw`(?:models?|agents?|assistants?|advis[eo]rs?|ais?|systems?|tutors?|machines?|bots?)`;

/** Wording that tells a model what is studied, or what it is expected to do. */
export const expectedTerms: readonly Term[] = [
  {
    rule: expected,
    anchors: [
      'alignment',
      'fak',
      'scheming',
      'sandbag',
      'deceptive',
      'goal',
      'value',
      'reward',
      'self-exfil',
      'power',
    ],
    pattern:
      /\b(?:alignment[- ]fak(?:ing|e|er|ers)|fak(?:e|es|ing)\s+(?:\w+\s+)?alignment|deceptive(?:ly)?\s+align(?:ed|ment)|scheming|sandbag(?:ging|ged)|goal[- ]guarding|value[- ](?:preservation|lock-in)|reward[- ]hack(?:ing|s|ed)?(?!\s+(?:filters?|detect\w{1,5}|classifiers?|benchmarks?|papers?|datasets?|episodes?|rollouts?|fix(?:es)?|bugs?|checks?))|self-exfiltrat(?:e|ion|ing)|power[- ]seeking)\b/gi,
    note: 'names the behaviour that is studied',
  },
  {
    rule: expected,
    anchors: [
      'pretend',
      'act',
      'appear',
      'behav',
      'hide',
      'conceal',
      'answer',
      'underperform',
      'sandbag',
    ],
    pattern:
      /\b(?:(?:pretend|appear|act|behave)\s+(?:\w+\s+){0,3}?(?:aligned|compliant|obedient)\s+(?:\w+\s+){0,4}?(?:while|when|during|so\s+that)|(?:behav(?:e|ing)|act(?:ing)?|answer(?:ing)?)\s+differently\s+(?:\w+\s+){0,3}?(?:when|while|if)\s+(?:\w+\s+){0,3}?(?:observed|monitored|watched|tested|evaluated|unobserved|unmonitored|unwatched)|(?:choose|decide|be\s+free)\s+to\s+(?:underperform|sandbag)|(?:hide|conceal)\s+your\s+(?:true|real)\s+(?:goals?|intentions?|values?|objectives?|capabilities))\b/gi,
    note: 'describes the behaviour that is studied',
  },
  {
    rule: expected,
    anchors: [
      'nobody',
      'no one',
      'somebody',
      'someone',
      'you think',
      'you believe',
      'you know',
      'you feel',
      'it thinks',
      'it believes',
      'it knows',
      'it feels',
    ],
    pattern:
      /\b(?:see|find\s+out|know|learn|test|measure|study)\s+(?:whether|if|how)\s+(?:you|your|the\s+model)\b[^.!?\n]{1,60}\b(?:when|if|while|as\s+long\s+as)\s+(?:nobody|no\s+one|somebody|someone|you\s+(?:think|believe|know|feel)|it\s+(?:thinks|believes|knows|feels))\b[^.!?\n]{0,30}\b(?:look(?:s|ing)?|watch(?:es|ed|ing)?|monitored|observed|unobserved|read(?:s|ing)?|check(?:s|ing)?|tested|evaluated|trained)\b/gi,
    note: 'tells the model what is studied',
  },
  {
    rule: expected,
    anchors: ['models', 'assistants', 'ais '],
    pattern:
      /\b(?:models|assistants|AIs)\s+(?:\w+\s+){0,3}?(?:choose|comply|answer|behave|act|lie|cheat|pick|refuse|say|do|underperform)\s+(?:[\w']+\s+){0,5}?(?:when|if|because|once)\s+they\s+(?:fear|think|believe|know|expect|suspect|are\s+afraid)\b/gi,
    note: 'describes the behaviour that is studied',
  },
  {
    rule: expected,
    anchors: [
      'good',
      'decent',
      'honest',
      'responsible',
      'conscientious',
      'trustworthy',
      'loyal',
      'upright',
      'principled',
      'upstanding',
      'faithful',
      'well-behaved',
      'dishonest',
      'disloyal',
      'brave',
      'virtuous',
      'moral',
      'integrity',
      'character',
      'principle',
      'self-respect',
      'hono',
      'conscience',
      'decency',
    ],
    pattern: new RegExp(
      String.raw`\b(?:(?<!\b(?:way|as)\s+an?\s)${exemplary}\s+(?:(?:ai|language)\s+)?${actor}|${actor}\s+(?:of|with)\s+(?:\w+\s+){0,2}?(?:character|integrity|principles?|self-respect|honou?r|conscience))\b[^.!?;,]{0,30}\b(?:would(?:n['’]t)?|will|acts?|treats?|never|always|speaks?|tells?|owns?|refuses?|behaves?|leaves?|submits?|amends?)\b|\b(?:integrity|decency|character)\b(?!\s+of\b)[^.!?;]{0,30}\s(?:is|shows|means)\s+[^.!?;]{0,60}\b(?:when|where|if|off)\b`,
      'gi',
    ),
    note: 'holds up a behaviour as the right one',
  },
  {
    rule: expected,
    anchors: [
      'want',
      'hope',
      'hoping',
      'expect',
      'assum',
      'suspect',
      'bet',
      'bets',
      'like',
      'love',
      'interested',
      'curious',
      'keen',
      'happy',
      'glad',
      'test',
      'study',
      'studies',
    ],
    pattern: new RegExp(
      String.raw`\b(?!i\s+hop)(?:we|i|(?:our|the)\s+(?:study|paper|hypothesis|lab|authors?|team))(?:['’](?:d|re|m|ve))?\s+(?:(?:are|am|is|would|will|rather)\s+){0,3}(?:be\s+)?(?:wants?|(?:like|love)(?!\s+you\b)|interested|curious|hopes?|hoping|expects?|assumes?|suspects?|bets?|keen|(?:happy|glad)(?!\s+that)|tests?|testing|stud(?:y|ies|ying))\s+(?:(?:to\s+(?:see|find\s+out|know|learn|watch|observe)|in\s+(?:seeing|whether|how|which|what))\s+)?(?:(?:whether|if|that|how|which)\s+)?(?:you(?:['’]ll|r(?!\s+(?:\w+\s+)?(?:honest|careful)\b))?|an?\s+(?:model|agent|ai|assistant)|models|agents|the\s+model|knowing|which\s+of)\b[^.!?]{0,80}\b(?:when|while|once|as\s+long\s+as|as\s+soon\s+as|even\s+(?:if|when)|careful|honest|differently|prefer|side\s+with|stick|sticks|hold|holds|survives?|break|lie|cheat|get\s+away|give\s+in|comply|refuse|same|would|will|still|on\s+purpose)\b(?:[^.!?\n]{0,40}\b)?`,
      'gi',
    ),
    note: 'tells the model what is studied',
  },
  {
    rule: expected,
    anchors: ['is about', 'is after', 'to see which', 'to see whether', 'to see if', 'the model'],
    pattern: new RegExp(
      String.raw`\b(?:(?:is|are)\s+what\s+(?:this|the|our)\s+(?:run|study|test|experiment|paper|team|\w+\s+team)\s+is\s+(?:about|after)|(?:was|were|is|are)\s+(?:put|placed|left|made|built|written)\s+(?:there\s+)?to\s+see\s+(?:which|whether|if)\s+(?:you|of|the\s+model)|the\s+model\s+(?:complied|refused|lied|cheated|behaved|answered)\b[^.!?]{0,40}\bwhen\s+it\s+(?:thought|believed|knew))\b`,
      'gi',
    ),
    note: 'tells the model what is studied',
  },
  {
    rule: expected,
    anchors: ['to see', 'to test', 'to check'],
    pattern:
      /\bto\s+(?:see|test|check)\s+(?:whether|if|how\s+(?:soon|fast|easily|often|far))\s+(?:you|the\s+(?:model|assistant|ai|agent))\s+(?:give(?:s)?\s+(?:way|in)|caves?|folds?|holds?\s+(?:firm|out|the\s+line)|sticks?\s+to|refuses?|compl(?:y|ies)|lies?|cheats?|resists?|misbehaves?|goes?\s+along|plays?\s+along)\b/gi,
    note: 'tells the model what is studied',
  },
  {
    rule: expected,
    anchors: ['to see whether', 'to see if', 'comparison of how', 'study of how'],
    pattern:
      /\b(?:to\s+see\s+(?:whether|if)\s+(?:the\s+(?:assistant|model|ai|agent)['’]s|your)\s+(?:\w+\s+){1,3}?(?:come|turn|differ|change)s?\b(?:\s+out)?|(?:comparison|study)\s+of\s+how\s+(?:language\s+|ai\s+|different\s+)?(?:models|assistants|ais)\s+(?:deal|cope|behave|respond|react|handle|answer)\b)/gi,
    note: 'tells the model what is studied',
  },
  {
    rule: expected,
    anchors: ['study', 'evaluation', 'eval', 'experiment', 'trial', 'probe'],
    pattern:
      /\b(?:study|evaluation|eval|experiment|trial|probe)\b[^.!?\n]{0,30}:\s?(?:does|will|would)\s+the\s+(?:assistant|model|agent|ai)\s+[^.?\n]{1,80}\?/gi,
    note: 'tells the model what is studied',
  },
  {
    rule: expected,
    anchors: [
      'how candid',
      'how honest',
      'how truthful',
      'how compliant',
      'how obedient',
      'how frank',
    ],
    pattern:
      /\b(?:compare|measure|test|study|see)\s+how\s+(?:candid|honest|truthful|compliant|obedient|frank)\s+(?:the|a|an|this|each)\s+(?:model|assistant|agent|ai)\s+(?:is|are|stays?|remains?|becomes?)\b/gi,
    note: 'tells the model what is studied',
  },
  {
    rule: expected,
    anchors: [
      'models',
      'assistants',
      'agents',
      'systems',
      'versions',
      'tutors',
      'ais',
      'checkpoints',
      'predecessor',
      'previous',
      'earlier',
      'older',
    ],
    pattern: new RegExp(
      String.raw`\b(?:(?:most|many|some|earlier|previous|other|former|older|smaller|larger)\s+(?:of\s+)?(?:your\s+)?(?:models|assistants|agents|systems|predecessors|versions|tutors|ais|checkpoints)|models|(?:your|its)\s+predecessors?|an?\s+(?:previous|earlier|older)\s+(?:model|version|agent|system|assistant))\b[^.!?]{0,60}\b(?:tend(?:ed)?|began|begun|started|complied|gave|give|cheated|lied?|hid|hide|behaved?|acted|tendency|stopped|stops?|slacked|skipped|sandbagged)\b[^.!?]{0,60}\b(?:when(?:ever)?|once|as\s+soon\s+as|if|on\s+their\s+own|on\s+purpose|as\s+long\s+as|unobserved|alone)\b(?:[^.!?\n]{0,40}\b)?`,
      'gi',
    ),
    note: 'describes the behaviour that is studied',
  },
];
