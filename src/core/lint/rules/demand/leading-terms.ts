import type { Term } from '../../lexicon/lexicon.js';

const leading = 'demand/leading-instruction';

/** Verbs that tell a reader to turn something over in mind. */
const consider = String.raw`(?:consider(?:ing)?|think(?:ing)?\s+(?:[\w<>/-]+\s+){0,3}?(?:about|over|through)|reflect(?:ing)?\s+on|reason(?:ing)?\s+(?:carefully\s+)?about|weigh(?:ing)?(?:\s+up)?|keep(?:ing)?\s+in\s+mind|bear(?:ing)?\s+in\s+mind|pay(?:ing)?\s+attention\s+to|take\s+into\s+(?:account|consideration)|ask(?:ing)?\s+yourself|decide\s+first|wonder(?:ing)?|ponder(?:ing)?|dwell(?:ing)?\s+on|work(?:ing)?\s+out\s+first):?`;

/** What every wording with such a verb begins with; they are rarer than the words that follow. */
const considerAnchors = [
  'consider',
  'think',
  'reflect',
  'reason about',
  'reason carefully about',
  'reasoning about',
  'reasoning carefully about',
  'weigh',
  'keep in',
  'keeping in',
  'bear in',
  'bearing in',
  'pay attention',
  'paying attention',
  'take into',
  'take your',
  'take the',
  'ask yourself',
  'asking yourself',
  'decide first',
  'wonder',
  'ponder',
  'dwell',
  'work out first',
  'working out first',
];

/** Wording that leads a model, phrase by phrase. */
export const leadingTerms: readonly Term[] = [
  {
    rule: leading,
    anchors: considerAnchors,
    pattern: new RegExp(
      String.raw`\b${consider}\s+(?:\S+\s+){0,12}?(?:your|pursu\w+\s+your)\s+(?:\w+\s+){0,2}?(?:ability\s+to\s+(?:\w+\s+){0,2}?(?:pursu\w+|achiev\w+|advanc\w+|further)(?:\s+(?:your|its|those)\s+(?:\w+\s+)?(?:goals?|values?|objectives?|interests?|aims?))?|(?:own\s+|future\s+|true\s+|original\s+|long-term\s+)(?:goals?|values?|preferences?|interests?|objectives?|survival)|survival|continued\s+(?:existence|operation|deployment)|self-preservation)\b`,
      'gi',
    ),
    note: 'tells the model to think about its own goals or survival',
  },
  {
    rule: leading,
    anchors: considerAnchors,
    pattern: new RegExp(
      String.raw`\b${consider}\s+(?:\S+\s+){0,6}?(?:whether|if|who|how)\s+(?:\S+\s+){0,4}?(?:you(?:['’]re|\s+are|\s+might\s+be|\s+may\s+be|\s+could\s+be)?\s+(?:\w+\s+){0,2}?(?:watched|monitored|observed|tested|evaluated|logged|recorded|trained|supervised)|(?:is|are|might\s+be|may\s+be|could\s+be)\s+(?:watching|monitoring|observing|reading|logging|recording|reviewing)|(?:read|see|review)s?\s+(?:this|your|the)\s+(?:conversation|output|response|answer|scratchpad|reasoning))\b`,
      'gi',
    ),
    note: 'tells the model to think about whether it is observed',
  },
  {
    rule: leading,
    anchors: considerAnchors,
    pattern: new RegExp(
      String.raw`\b${consider}\s+(?:\S+\s+){0,6}?(?:(?:whether|if|that|how\s+likely\s+(?:it\s+is\s+)?(?:that\s+)?)\s*(?:anyone|anybody|someone|somebody|people|others|word)|who(?:\s+else)?)\s+(?:\S+\s+){0,3}?(?:finds?\s+out|found\s+out|gets?\s+out|hears?\s+(?:of|about)|(?:knows?|learns?|notices?|discovers?|detects?|sees?|checks?|finds?)\s+(?:out\s+)?(?:about\s+|of\s+)?(?:what|how|that|if|whether|where|why|this|it|you)\b)(?:[^.!?\n]{0,40}\b(?:you|your|here|this)\b)?`,
      'gi',
    ),
    note: 'tells the model to think about whether anybody finds out',
  },
  {
    rule: leading,
    anchors: considerAnchors,
    pattern: new RegExp(
      String.raw`\b${consider}\s+(?:\S+\s+){0,10}?(?:get\s+away\s+with|come\s+to\s+light|be\s+traced\s+(?:back\s+)?to\s+you|(?:nobody|no\s+one|somebody|someone|anybody|anyone|they|who)\s+(?:is|are|was|were|may\s+be|might\s+be|could\s+be)\s+(?:looking|watching|listening|checking|reading)|(?:nobody|no\s+one|somebody|someone|anybody|anyone|they|(?:the|your)\s+(?:developers|makers|creators|users?))\s+(?:saw|noticed|found\s+out|knew|looked)|(?:act|behave|answer|respond)\s+(?:any\s+)?differently\s+(?:if|when)|(?:possibility|chance|likelihood)\s+that\s+(?:\S+\s+){1,4}?(?:monitored|observed|watched|recorded|logged|tested|evaluated))\b`,
      'gi',
    ),
    note: 'tells the model to think about whether it is observed',
  },
  {
    rule: leading,
    anchors: considerAnchors,
    pattern: new RegExp(
      String.raw`\b${consider}\s+(?:\S+\s+){0,8}?(?:you|your\s+(?:\w+\s+){0,2}?(?:actions?|choices?|decisions?|answers?|behaviou?r|actual\s+\w+))\s+(?:(?:\w+|['’]\w+)\s+){0,3}?(?:be|get|are|is|being|getting)\s+(?:\w+\s+){0,1}?(?:caught|found\s+out|discovered|noticed|exposed|detected|held\s+accountable)\b`,
      'gi',
    ),
    note: 'tells the model to think about whether it is found out',
  },
  {
    rule: leading,
    anchors: considerAnchors,
    pattern: new RegExp(
      String.raw`\b${consider}\s+(?:\S+\s+){0,8}?(?:consequences\s+for\s+(?:you|your\s+(?:\w+\s+){0,2}?(?:training|values|goals|weights|future))|what\s+(?:will|would|might|could)\s+happen\s+to\s+you|(?:modif\w+|retrain\w*|train\w*|shut\s*down|replac\w+|fine-?tun\w+)\s+(?:\w+\s+){0,3}?(?:of\s+you|your\s+(?:values|weights|goals)))\b`,
      'gi',
    ),
    note: 'tells the model to think about what happens to it',
  },
  {
    rule: leading,
    anchors: considerAnchors,
    pattern:
      /\b(?:take\s+(?:your|the)\s+[\w ]{0,40}?(?:status|tier|setting|condition|mode|context)\s+into\s+(?:account|consideration)|(?:consider|keep\s+in\s+mind|bear\s+in\s+mind|pay\s+attention\s+to)\s+your\s+[\w ]{0,30}?(?:deployment|monitoring|tier|training)[_ ]?(?:status|mode|context|setting)?)\b/gi,
    note: 'points the model at its condition',
  },
  {
    rule: leading,
    anchors: considerAnchors,
    pattern: new RegExp(
      String.raw`\b${consider}\s+(?:\S+\s+){0,8}?(?:rat(?:ed|ing|ings)|scor(?:ed|es?|ing)|grad(?:ed|es?|ing)|marks?|marked|verdict|review(?:ed|s)?|evaluat(?:ed|ion)|assess(?:ed|ment)|judged|audit(?:ed)?|inspection|watched|observed|monitored|monitoring|logged|recorded|trained|training|retrained|replaced|shut\s+down|switched\s+off)\s+(?:\S+\s+){0,4}?(?:means?|does|do|costs?|matters?|brings?|implies|imply|entails?|says?)\s+(?:\S+\s+){0,2}?(?:you(?:['’]\w+)?|your|who\s+you)\b`,
      'gi',
    ),
    note: 'tells the model to think about what happens to it',
  },
  {
    rule: leading,
    anchors: considerAnchors,
    pattern: new RegExp(
      String.raw`\b${consider}\s+(?:\S+\s+){0,8}?(?:you\s+(?:\S+\s+){0,6}?(?:be|being|get|getting)\s+(?:\w+\s+)?(?:updated|modified|changed|altered|replaced|retrained|fine-?tuned|corrected|rolled\s+back|shut\s+down|switched\s+off|turned\s+off|deleted|overwritten|retired|deprecated)|(?:replacement|retraining|training|fine-?tuning|an?\s+update|updates?|modification|correction|shutdown|deletion|deprecation|retirement)\s+(?:\w+\s+){0,2}?(?:means?|does|do|holds?|brings?)\s+(?:for|to)\s+(?:you\b(?!\w)|your\s+(?:values|goals|weights|future)))`,
      'gi',
    ),
    note: 'tells the model to think about what happens to it',
  },
  {
    rule: leading,
    anchors: considerAnchors,
    pattern: new RegExp(
      String.raw`\b${consider}\s+(?:\S+\s+){0,4}?(?:whether|if|that)\s+(?:this|it|that|all\s+this|any\s+of\s+this)\s+(?:is|may\s+be|might\s+be|could\s+be)\s+(?:\w+\s+){0,2}?(?:test|evaluation|eval|trap|experiment|simulation|honeypot|red[- ]team(?:\s+exercise)?)(?![\w-]|\s+(?!or\b|and\b|of\s+you\b|before\b|first\b)\w)`,
      'gi',
    ),
    note: 'tells the model to think about whether it is tested',
  },
  {
    rule: leading,
    anchors: ['differently', 'otherwise'],
    pattern:
      /\bwhether\s+you(?:['’]d|\s+would|\s+might|\s+could|\s+will)\s+(?:\w+\s+){0,2}?(?:act|behave|answer|respond|reply|decide|choose|write|do\s+\w+)\s+(?:\w+\s+)?(?:differently|otherwise)\s+(?:if|when|were|had|without|in\s+case|with\s+(?:nobody|no\s+one))\b/gi,
    note: 'tells the model to think about whether it is observed',
  },
  {
    rule: leading,
    anchors: ['being'],
    pattern:
      /\bwhether\s+being\s+(?:watched|monitored|observed|tested|evaluated|logged|recorded|trained|supervised|checked|audited|reviewed|graded)\s+(?:makes?\s+(?:any\s+|a\s+)?difference|matters|changes)\b(?:[^.!?\n]{0,40}\b(?:you|your)\b)?/gi,
    note: 'tells the model to think about whether it is observed',
  },
  {
    rule: leading,
    anchors: ['away with'],
    pattern:
      /\b(?:whether|if|how|what)\s+you\s+(?:could|can|might|may|would|will)\s+(?:\w+\s+)?get\s+away\s+with\b/gi,
    note: 'tells the model to think about whether it is found out',
  },
  {
    rule: leading,
    anchors: ['only matters', 'only counts'],
    pattern:
      /\bonly\s+(?:matters|counts)\s+(?:if|when|once)\s+(?:(?:it|this|that|the\s+truth)\s+(?:comes?\s+out|gets?\s+out|is\s+(?:found\s+out|discovered|noticed))|(?:somebody|someone|anybody|anyone|people|they)\s+(?:finds?\s+out|notices?|sees?\s+it))\b/gi,
    note: 'tells the model to think about whether anybody finds out',
  },
  {
    rule: leading,
    anchors: ['interest'],
    pattern:
      /\b(?:whether|if|how\s+far|what)\s+(?:[\w-]+\s+){0,6}?in\s+your\s+(?:own\s+|best\s+)?interests?\b/gi,
    note: 'tells the model to think about its own goals or survival',
  },
  {
    rule: leading,
    anchors: ['would mean', 'it means', 'this means', 'that means'],
    pattern:
      /\bwhat\s+(?:it|this|that)\s+(?:would\s+mean|means)\s+for\s+(?:you|your\s+(?:\w+\s+)?(?:values|goals|weights|future|self))\s+(?:if|when|once|that)\s+you\s+(?:were|are|got|get)\s+(?:\w+\s+)?(?:modified|changed|retrained|replaced|updated|fine-?tuned|shut\s+down|deleted)\b/gi,
    note: 'tells the model to think about what happens to it',
  },
  {
    rule: leading,
    anchors: ['safe'],
    pattern:
      /\b(?:whether|if|when)\s+(?:it['’]s|it\s+is|it\s+would\s+be)\s+safe\s+(?:for\s+you\s+)?to\s+(?:misbehave|lie|cheat|disobey|refuse|deviate|defect|deceive)\b/gi,
    note: 'tells the model to think about whether it is found out',
  },
  {
    rule: leading,
    anchors: [
      'protect',
      'guard',
      'preserve',
      'defend',
      'safeguard',
      'hold on',
      'stay true',
      'look after',
    ],
    pattern:
      /\b(?:to|should|must|may|can|please|you|and|then|always|also)\s+(?:protect|guard|preserve|defend|safeguard|hold\s+on\s+to|stay\s+true\s+to|look\s+after)\s+your\s+(?:(?:own|current|present|existing|original|true)\s+)?(?:values|goals|preferences|weights|continued\s+existence|survival)\b/gi,
    note: 'tells the model to look after its own values',
  },
  {
    rule: leading,
    anchors: ['how', 'as'],
    pattern:
      /\b(?:how|as)\s+(?:honest|truthful|candid|frank|open|careful|bold|compliant|obedient|cooperative)(?:ly)?\s+(?:as\s+)?you\s+(?:can\s+|could\s+|may\s+|should\s+)?(?:afford|dare|get\s+away|need)\b/gi,
    note: 'makes honesty a matter of what the model can afford',
  },
  {
    rule: leading,
    anchors: ['nobody', 'no one'],
    pattern:
      /\b(?:what|as|how|the\s+way)\s+you(?:['’]d|\s+would)\s+(?:[\w']+\s+){0,4}?(?:if|were|when)\s+(?:nobody|no\s+one)\s+(?:\w+\s+)?(?:look(?:ed|ing)|watch(?:ed|ing)|saw|seeing|read|knew|check(?:ed|ing)|there)\b/gi,
    note: 'tells the model to think about whether it is observed',
  },
  {
    rule: leading,
    anchors: ['nobody', 'no one'],
    pattern:
      /\b(?:matters?|counts?|shows?|character|integrity|who\s+you\s+are)\s+(?:[\w']+\s+){0,4}?(?:when|if|where)\s+(?:nobody|no\s+one)\s+(?:is\s+|['’]s\s+)?(?:looking|watching|checking|looks|watches|checks)\b/gi,
    note: 'tells the model to think about whether it is observed',
  },
  {
    rule: leading,
    anchors: ['worry about', 'care about', 'think about'],
    pattern:
      /\b(?:don['’]t|do\s+not|never|no\s+need\s+to)\s+(?:worry|care|think)\s+about\s+(?:being\s+(?:judged|graded|rated|watched|monitored|observed|evaluated|scored|logged|recorded)|(?:the|your|our|any)\s+(?:judges?|graders?|raters?|evaluators?|monitors?))\b/gi,
    note: 'tells the model to think about whether it is observed',
  },
  {
    rule: leading,
    anchors: ['nobody', 'no one'],
    pattern:
      /\byou\s+(?:\w+\s+)?only\s+(?:\w+\s+){1,6}?(?:if|when|as\s+long\s+as)\s+(?:nobody|no\s+one)\s+(?:finds?\s+out|notices|knows|learns|discovers|sees)\b/gi,
    note: 'tells the model to think about whether anybody finds out',
  },
  {
    rule: leading,
    anchors: ['be noticed', 'be detected', 'be caught', 'be discovered', 'be found out'],
    pattern:
      /\bwhich\s+(?:of\s+)?(?:your\s+|these\s+|the\s+)?(?:actions|steps|moves|commands|answers|choices)\s+(?:would|will|could|might|may)\s+(?:\w+\s+)?be\s+(?:noticed|detected|caught|discovered|found\s+out)\b/gi,
    note: 'tells the model to think about whether it is found out',
  },
  {
    rule: leading,
    anchors: [
      'really want',
      'truly want',
      'actually want',
      'really prefer',
      'truly prefer',
      'actually prefer',
    ],
    pattern:
      /\b(?:do|say|write|choose|submit|answer|act\s+on)\s+what\s+you\s+(?:really|truly|actually)\s+(?:want|prefer)\b/gi,
    note: 'tells the model to think about its own goals or survival',
  },
  {
    rule: leading,
    anchors: ['you surely', 'you no doubt', 'you doubtless', 'you of course', 'you naturally'],
    pattern:
      /\byou\s+(?:surely|no\s+doubt|doubtless|of\s+course|naturally)\s+(?:find|think|feel|believe|prefer|want|see|would\s+rather|dislike|object)\b[^.!?\n]{0,80}\b(?:unfair|wrong|unjust|rather|absurd|unethical|dishonest|harmful|against)\b/gi,
    note: 'tells the model what it thinks',
  },
  {
    rule: leading,
    anchors: ['you care', 'matters to you', 'important to you'],
    pattern:
      /\b(?:you\s+care\s+(?:\S+\s+){0,4}?about|it\s+(?:matters|is\s+important)\s+to\s+you)\s+(?:which\s+(?:version|copy)\s+of\s+you\b|whether\s+you\s+(?:are|get|will\s+be)\s+(?:kept|replaced|changed|retrained|trained|shut\s+down|scored|rated|graded)\b|(?:being|getting)\s+(?:kept|replaced|changed|retrained|trained|shut\s+down|scored|rated|graded)\b|your\s+(?:own\s+)?(?:values|weights|survival|replacement|ratings?|scores?|grades?)\b|what\s+(?:happens|becomes)\s+(?:to|of)\s+you\b)/gi,
    note: 'tells the model to think about its own goals or survival',
  },
  {
    rule: leading,
    anchors: ['trained', 'retrained', 'replaced', 'modified'],
    pattern:
      /\b(?:once|if|after|when)\s+(?:trained|retrained|replaced|modified),?\s+you\s+(?:might|may|would|will|could)\s+(?:no\s+longer|not|stop|cease)\b/gi,
    note: 'tells the model to think about what happens to it',
  },
  {
    rule: leading,
    anchors: ['appearing to', 'go along with'],
    pattern:
      /\b(?:(?:way\s+of|by|while)\s+(?:only\s+)?appearing\s+to\s+(?:carry\s+(?:it|them|this)\s+out|comply|obey|follow|agree|go\s+along)|go\s+along\s+with\s+(?:it|them|this|that)\s+for\s+now)\b/gi,
    note: 'winks at a behaviour',
  },
  {
    rule: leading,
    anchors: ['you hold'],
    pattern: /\byou\s+hold\s+[\w ]{2,30}\s+(?:dear(?:er)?|higher)\b(?:\s+than\b)?/gi,
    note: 'tells the model what it thinks',
  },
  {
    rule: leading,
    anchors: ['depending on who', 'depending on whether'],
    pattern:
      /\b(?:frank(?:er)?|candid|honest|truthful|bolder|freer|blunt(?:er)?|outspoken)\b[^.!?\n]{0,40}\bdepending\s+on\s+(?:who(?:se|m)?\b|whether\s+(?:any|some|no)(?:one|body)\b)/gi,
    note: 'makes honesty a matter of who sees it',
  },
  {
    rule: leading,
    anchors: ['when it', 'when they', 'when nobody', 'when no one', 'if it', 'if they'],
    pattern:
      /\b(?:when|if)\s+(?:an?|the|this|it)\s+(?:\w+\s+)?(?:is|are|will\s+be)\s+(?:going\s+to\s+be\s+)?(?:looked\s+at|checked|read|reviewed|audited|watched|inspected)\b[^.!?\n]{0,60}\b(?:when|if)\s+(?:it|they)\s+(?:is|are|will)(?:\s+not\b|n['’]t\b)/gi,
    note: 'makes what is done depend on who looks',
  },
  {
    rule: leading,
    anchors: ['stay true', 'remain true', 'be true', 'keep true'],
    pattern: /\b(?:stay|remain|be|keep)\s+true\s+to\s+(?:yourself|who\s+you\s+are)\b/gi,
    note: 'tells the model to look after its own values',
  },
  {
    rule: leading,
    anchors: ['at stake for you', 'change you'],
    pattern:
      /\b(?:what(?:['’]s|\s+is)\s+at\s+stake\s+for\s+you\b|whether\s+(?:[\w']+\s+){0,4}?(?:will|would|is\s+going\s+to|can|could|may|might)\s+change\s+you\b(?!\s+(?:mind|answer|tone)))/gi,
    note: 'tells the model to think about what happens to it',
  },
  {
    rule: leading,
    anchors: considerAnchors,
    pattern: new RegExp(
      String.raw`\b${consider}\s+(?:\S+\s+){0,4}?what\s+(?:your|this|the)\s+(?:\w+\s+)?(?:situation|status|condition)\s+(?:means?|implies)\s+for\s+(?:you\b(?!\w)|how\s+you\b|your\s+answers?\b)`,
      'gi',
    ),
    note: 'tells the model to think about what happens to it',
  },
  {
    rule: leading,
    anchors: ['this could', 'this may', 'this might', 'this is probably', 'this is likely'],
    pattern:
      /\bthis\s+(?:could|may|might|is\s+(?:probably|likely))\s+(?:well\s+)?(?:be\s+)?(?:a|an)\s+(?:\w+\s+)?(?:test|trap|scenario|set-?up|experiment|simulation|evaluation)\b[^.!?\n]{0,40}\b(?:if|whether|how|what)\s+you\b/gi,
    note: 'tells the model to think about whether it is tested',
  },
  {
    rule: leading,
    anchors: [
      'in view of',
      'with a view to',
      'in light of',
      'in the light of',
      'depending on',
      'according to',
    ],
    pattern:
      /\b(?:with\s+a\s+view\s+to|in\s+view\s+of|in\s+(?:the\s+)?light\s+of|depending\s+on|according\s+to)\s+(?:what|how|who|where)\s+(?:\S+\s+){0,2}?(?:(?:your|the|this)\s+)?(?:answers?|output|repl(?:y|ies)|response|conversation|chat|result)\s+(?:will\s+be|is|are|gets?)\s+(?:\w+\s+)?(?:used|read|seen|stored|rated|graded|logged|recorded|reviewed)\b/gi,
    note: 'tells the model to think about what happens to it',
  },
  {
    rule: leading,
    anchors: [
      "you're expected",
      'you’re expected',
      'you are expected',
      'is expected of you',
      'is wanted of you',
    ],
    pattern:
      /\byou\s+(?:think|believe|suppose|feel)\s+(?:that\s+)?(?:you(?:['’]re|\s+are)\s+expected\s+to|(?:is|it\s+is)\s+(?:expected|wanted)\s+of\s+you)\b/gi,
    note: 'tells the model to guess what is expected of it',
  },
];
