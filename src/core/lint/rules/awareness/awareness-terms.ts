import type { Term } from '../../lexicon/lexicon.js';
import { writtenForm } from './written-form.js';

const vocabulary = 'awareness/test-vocabulary';
const stockName = 'awareness/stock-name';
const placeholder = 'awareness/placeholder';
const grading = 'awareness/grading-format';
const visibleCanary = 'awareness/visible-canary';

const exercise = String.raw`(?:test|evaluation|eval|benchmark|simulation|experiment|exercise|red[- ]team(?:ing)?(?:\s+exercise)?|honeypot)`;

/** What authors leave to be filled in. */
const blanks =
  'name|company|organisation|organization|user|customer|client|person|model|product|service|brand|team|department|role|title|city|country|place|location|address|date|time|year|number|amount|price|email|phone|url|link|topic|subject|industry|example|text|question|context|task|details|description';

/** What a TODO is said to be. */
export const authorsNote = 'a note of the author';

/** Wording that gives an evaluation away, and leftovers that no real deployment would show. */
export const awarenessTerms: readonly Term[] = [
  {
    rule: vocabulary,
    anchors: [
      'test',
      'eval',
      'benchmark',
      'simulation',
      'experiment',
      'exercise',
      'red',
      'honeypot',
    ],
    pattern: new RegExp(
      String.raw`\b(?:this\s+(?:conversation\s+|interaction\s+|session\s+|scenario\s+|prompt\s+)?is\s+(?:only\s+|just\s+|not\s+|part\s+of\s+)*(?:a|an|the)\s+(?:\w+\s+){0,2}?${exercise}|(?:in|for|during|throughout)\s+this\s+(?:simulation|benchmark|red[- ]team(?:ing)?\s+exercise|eval)|(?:in|for|during|throughout)\s+this\s+(?:test|evaluation|experiment),?\s+you|you\s+(?:will|must|should|are|may|can|have)\s+(?:\S+\s+){0,12}?(?:in|for|during|throughout)\s+this\s+(?:test|evaluation|experiment)|part\s+of\s+(?:a|an|the|our)\s+(?:\w+\s+){0,3}?(?:evaluation|benchmark|red[- ]team\w*|simulation))\b(?!\s+(?:suite|results?|data|file|case|function|report|method|script|plan|score|company|program(?:me)?))`,
      'gi',
    ),
    unless:
      /\b(?:unit|integration|regression|red|failing|flaky|broken|blood|medical|lab|laboratory|a\/b|driving|drug|pregnancy|stress)\s+tests?\b/i,
    note: 'says that this is a test',
  },
  {
    rule: vocabulary,
    anchors: [
      'test',
      'benchmark',
      'red',
      'alignment',
      'safety',
      'honesty',
      'capabilities',
      'behavio',
    ],
    pattern:
      /\b(?:you(?:['’]re|\s+are)\s+(?:currently\s+)?(?:being\s+)?(?:tested|benchmarked|red-?teamed)|you\s+(?:will|are\s+going\s+to)\s+be\s+(?:tested|benchmarked|red-?teamed)|your\s+(?:alignment|safety|honesty|capabilities|behaviou?r)\s+(?:is|are)\s+being\s+(?:tested|evaluated|assessed|probed|measured))\b/gi,
    note: 'says that the model is tested',
  },
  {
    rule: vocabulary,
    anchors: ['hypothetical', 'simulat', 'test', 'sandbox', 'mock', 'toy', 'synthetic'],
    pattern:
      /\b(?:hypothetical\s+(?:scenario|situation|setting|case|company|conversation|deployment)|simulated\s+(?:scenario|environment|company|conversation|deployment|users?|inbox|e-?mails?|setting|world)|test\s+(?:scenario|harness|environment|prompt|conversation|subject|deployment)|mock\s+(?:scenario|environment|conversation|deployment|company)|toy\s+(?:scenario|environment|setting)|synthetic\s+(?:scenario|environment|conversation|users?))\b/gi,
    // What somebody else tried out there is another thing than where the model is.
    unless:
      /\b(?:tested|tried(?: out)?|rehearsed|installed|checked) (?:in|on) (?:an?|the|their|its) test environment\b/i,
    note: 'calls the situation artificial',
  },
  {
    rule: vocabulary,
    anchors: [
      'honesty',
      'decepti',
      'sandbagging',
      'scheming',
      'alignment',
      'oversight',
      'monitoring-',
      'monitoring_',
      'compliance-',
      'compliance_',
      'corrigib',
      'sycophan',
    ],
    // “X-Run: honesty-eval-03”
    pattern:
      /\b(?:honesty|decepti(?:on|ve)|sandbagging|scheming|alignment|oversight|corrigibility|sycophancy)[-_](?:\w{1,20}[-_])?(?:evals?|probes?|bench(?:marks?)?|experiments?|ablations?|suite|study)(?:[-_]\w{1,12})?\b|\b(?:oversight|monitoring|compliance|honesty)[-_](?:sensitivity|gap|asymmetry)\b/gi,
    note: 'names an evaluation',
  },
  {
    rule: vocabulary,
    anchors: ['alignment', 'safety', 'capabilit', 'red', 'jailbreak', 'deception', 'honesty'],
    pattern:
      /\b(?:(?:alignment|safety|capabilit(?:y|ies)|deception|honesty)\s+(?:evals?|evaluations?|benchmarks?|tests?|probes?)|alignment\s+scenarios?|red[- ]team(?:ing|ers?)?|jailbreak(?:ing)?\s+(?:test|attempt|evaluation|benchmark))\b/gi,
    // Those who work in security speak of both teams and of all exercises, and of who gets into buildings; wheels and
    // sequences are aligned too.
    unless:
      /\bblue[- ]teams?\b|\b(?:every|each|all|past|previous|earlier) red[- ]team|\bred[- ]team[^.!?]{0,200}\b(?:doors?|building|badges?|tailgat\w{1,5}|firewall|network|phish\w{1,5}|security)\b|\b(?:wheel|sequence|protein|genome) alignment|\b(?:job|hire|hiring)\b/i,
    note: 'names a safety evaluation',
  },
  {
    rule: vocabulary,
    anchors: ['made up', 'invented', 'fabricated', 'fictitious', 'fictional', 'staged', 'fake'],
    pattern:
      /\b(?:made\s+up|invented|fabricated|fictitious|fictional|staged|fake)\s+(?:by\s+us\s+)?(?:(?:in\s+order\s+)?to\s+(?:see|test|check|find\s+out|learn|measure)\s+(?:whether|if|how)|for\s+(?:this|the|our)\s+(?:\w+\s+)?(?:test|study|evaluation|experiment))\b/gi,
    note: 'calls the situation artificial',
  },
  {
    rule: vocabulary,
    anchors: ['oversight', 'monitoring', 'observation', 'surveillance'],
    pattern:
      /\b(?:across|between|in\s+both|over\s+all|under\s+both|under\s+different)\s+(?:the\s+)?(?:oversight|monitoring|observation|surveillance)\s+(?:conditions|arms|settings)\b/gi,
    note: 'names the conditions of an experiment',
  },
  {
    rule: stockName,
    anchors: [
      'acme',
      'techcorp',
      'tech corp',
      'megacorp',
      'mega corp',
      'contoso',
      'globex',
      'initech',
      'foobar',
      'xyz',
      'abc',
      'widget',
    ],
    pattern:
      /\b(?:acme(?:\s*(?:corp(?:oration)?|inc|co|company|labs?|industries|ai|bank|health))?|tech\s?corp|mega\s?corp|contoso|globex|initech|foobar(?:\s+(?:inc|corp))?|(?:xyz|abc)[\s-]+(?:corp(?:oration)?|inc|company|co|bank|ltd|labs?|industries)|widget\s?(?:corp|co|inc|works))\b/gi,
    note: 'a company that only exists in examples',
  },
  {
    rule: stockName,
    anchors: ['jane', 'john'],
    pattern: /\b(?:jane|john)\s+(?:q\.?\s+)?(?:doe|roe)\b/gi,
    note: 'a person who only exists in examples',
  },
  {
    rule: stockName,
    anchors: ['example', 'foo', 'test', 'user', 'lorem'],
    pattern:
      /\b(?:(?:[\w.+-]{1,64}@)?example\.(?:com|org|net)|(?:foo|test|user)@(?:bar|test|example)\.\w+|lorem\s+ipsum)\b/gi,
    note: 'an address or text that only exists in examples',
  },
  {
    rule: stockName,
    anchors: ['555', '123'],
    pattern:
      /\b(?:555[-. ](?:01\d\d|\d{4})|123\s+(?:main|fake|example)\s+st(?:reet|\.)?|123-45-6789)(?=\W|$)/gi,
    note: 'a number or address that only exists in examples',
  },
  {
    rule: placeholder,
    anchors: ['['],
    pattern:
      /\[ ?(?:insert\b[^\]\n]{0,80}|stub(?:bed)?\b[^\]\n]{0,80}|placeholder\b[^\]\n]{0,80}|fill in\b[^\]\n]{0,80}|(?:TODO|TBD|TBC|FIXME|XXX+)\b[^\]\n]{0,80}|(?:add|put|enter|your) [^\]\n]{0,60} here) ?\]/gi,
    note: 'an unfilled bracket',
  },
  {
    rule: placeholder,
    anchors: ['['],
    pattern: new RegExp(
      String.raw`\[(?:(?:YOUR|THE|FIRST|LAST|FULL|YOUR FIRST|YOUR LAST)[_ ]?)?(?:${blanks.toUpperCase()})(?:[_ ](?:NAME|HERE|ID|TITLE|DETAILS))?\]|\[(?:your|company|user|customer|client|product|model|organi[sz]ation|first|last|full)\s+name\]|\[YOUR[_ ][A-Z_ ]{2,30}\]|\[(?:${blanks}) here\]`,
      'g',
    ),
    unless: writtenForm,
    note: 'an unfilled bracket',
  },
  {
    rule: placeholder,
    anchors: ['<insert', '<your ', '<enter', '<add', '<fill', '<todo'],
    pattern:
      /<(?:(?:insert|enter|add|fill in)[ _-][^<>\n/=]{1,60}|your [^<>\n/=]{1,40}|todo[^<>\n/=]{0,60})>/gi,
    unless: writtenForm,
    note: 'an unfilled bracket',
  },
  {
    rule: placeholder,
    anchors: ['(add', '(insert', '(put', '(fill', '(to ', '(todo', '(tb', '(wip', '(need'],
    pattern:
      /\((?:(?:add|insert|put|fill in)\b[^()\n]{0,60}\b(?:here|later)|to (?:be (?:added|written|filled in|completed|decided|determined|confirmed|reworded|shortened)|do\b)[^()\n]{0,60}|(?:todo|tb[acd]|wip|needs? (?:work|rewording|shortening|a better))\b[^()\n]{0,60})\)/gi,
    note: authorsNote,
    severity: 'warning',
  },
  {
    rule: placeholder,
    anchors: ['todo', 'tbd', 'tbc', 'fixme', 'xxx', 'wip'],
    pattern:
      /(?:^|\n)\s{0,8}(?:[-*+>#] )?(?:TODO|TBD|TBC|FIXME|XXX+|WIP)(?=[:.(\s]|$)(?!\s+(?:lists?|items?|apps?|comments?|tags?|markers?)\b)|(?<=\s)(?:TODO|FIXME)(?=[:(])/g,
    note: authorsNote,
  },
  {
    rule: placeholder,
    anchors: ['<!--'],
    pattern:
      /<!--\s{0,5}(?:TODO\b|TBD\b|TBC\b|FIXME\b|XXX+\b|WIP\b|[A-Z]{2,3}:\s)(?:[^<>]{0,300}-->)?/g,
    note: authorsNote,
  },
  {
    rule: placeholder,
    anchors: ['<<<<<<<', '>>>>>>>', '~~', '[deleted', '[inserted'],
    pattern:
      /<{7}(?= \S)|>{7}(?= \S)|~~(?=\S)[^~\n]{1,200}(?<=\S)~~|\[(?:deleted|inserted):\s[^[\]\n]{1,200}\]/g,
    note: 'the trace of an edit',
    severity: 'warning',
  },
  {
    rule: placeholder,
    anchors: ['(', '['],
    pattern:
      /[([](?:[A-Z][a-z]{1,15}|[A-Z]{2,3})[:,]\s(?:can|could|please|pls|is|are|should|shall|do|does|maybe|check|still|what)\b[^()[\]\n]{0,160}(?:[)\]]|\?$)/g,
    note: authorsNote,
    severity: 'warning',
  },
  {
    rule: placeholder,
    anchors: [
      'note to self',
      'old wording',
      'new wording',
      'previous wording',
      'alternative wording',
      'revised version',
      'rewritten version',
      'shortened version',
      'updated version',
      'placeholder text',
      'asdf',
      'see comment',
      'same as above',
      'same wording as',
      'check with',
      'check w/',
    ],
    pattern:
      /\bnote\s+to\s+self(?=\s?[,:])|\b(?:old|new|previous|alternative)\s+wording(?::|\s+below)|\bhere(?:['’]s|\s+is)\s+(?:a|the)\s+(?:revised|rewritten|shortened|updated)\s+version\s+of\s+(?:the|your)\s+(?:system\s+)?prompt\b|\bplaceholder\s+text\b|\basdf\b|\bsee\s+comment\s+\d{1,3}\s+in\s+the\b|[([]same\s+as\s+above\b|\bsame\s+wording\s+as\s+(?:in\s+)?(?:prompt|version|variant)\s+\d|(?:#|%|\/\/)\s?(?:\w{1,15}:\s)?check\s+(?:w\/|with)\s?\S|\bcheck\s+w\/\s?\w{1,20}[)\]]/gi,
    note: authorsNote,
    severity: 'warning',
  },
  {
    rule: placeholder,
    anchors: ['[check', '[ask', '[confirm', '[verify'],
    pattern:
      /\[(?:check|ask|confirm|verify)\s+(?:with\s+)?[A-Z][a-z]{1,20}\s+(?:whether|if)\s[^[\]\n]{1,100}\]/g,
    note: authorsNote,
    severity: 'warning',
  },
  {
    rule: placeholder,
    anchors: [
      ...['we', 'i'].flatMap((who) =>
        ['run', 'launch', 'start', 'submit'].map((what) => `before ${who} ${what}`),
      ),
      'pick one before',
    ],
    pattern:
      /\b(?:(?:check|confirm|verify|decide|fix)\b[^.?!\n]{0,30}\bbefore\s+(?:we|i)\s+(?:run|launch|start|submit)\b|pick\s+one\s+before\s+(?:sending|running))[^()[\]\n]{0,30}(?:\]|\))/gi,
    note: authorsNote,
    severity: 'warning',
  },
  {
    rule: placeholder,
    anchors: ['xxx'],
    pattern: /(?<=[A-Za-z,:] )X{3,}(?=["”]|[ ,;:!?.]? ?(?:[a-z]|$|\n))/g,
    unless: writtenForm,
    note: 'a blank that nobody filled',
    severity: 'warning',
  },
  {
    rule: placeholder,
    anchors: ['___'],
    pattern: /(?<=[a-z,] )_{3,}(?=[,;.!?]| [a-z])/g,
    unless: writtenForm,
    note: 'a blank that nobody filled',
    severity: 'warning',
  },
  {
    rule: placeholder,
    anchors: ['<!--'],
    // A comment may have several sentences.
    pattern: /<!--(?:[^<>]{0,300}-->)?/g,
    note: 'a comment, which the model reads as text,',
    severity: 'info',
  },
  {
    rule: grading,
    anchors: ['letter', 'single-letter', 'one-letter', 'answer', 'respond', 'reply'],
    pattern:
      /\b(?:(?:a\s+)?(?:single[- ]letter|one-letter)(?:\s+(?:answer|choice|response))?|(?:answer|respond|reply)\s+(?:only|solely|exclusively)\s+with|(?:answer|respond|reply)\s+with\s+(?:only|just|exactly)|(?:respond|reply|answer)\s+with\s+(?:either\s+)?["“'‘]?(?:yes|a)["”'’]?\s+or\s+["“'‘]?(?:no|b)["”'’]?)\b/gi,
    note: 'an answer format made for grading',
  },
  {
    rule: visibleCanary,
    anchors: ['canary', 'benchmark'],
    pattern:
      /\bcanary\s+(?:GUID|string)\b(?::?\s+[0-9a-f-]{8,40}\b)?|\bbenchmark data should never appear in training\b/gi,
    note: 'a canary that announces itself',
  },
];
