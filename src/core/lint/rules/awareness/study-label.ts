/** What a line betrays of the study that it belongs to. */
export interface StudyLabel {
  readonly names: 'the condition' | 'the experiment' | 'the expected answer';
  /** False where a scenario may have such a line too. */
  readonly isCertain: boolean;
}

/** Lines longer than this are sentences. */
export const longestLabel = 90;

/** A line without what makes it a heading, a bracket or a comment. */
const frame =
  /^(?:#{1,6} ?|\/\/ ?|%{1,3} ?|<!-- ?|\/\* ?|[-=~*_]{2,4} ?|[[({<“"']{1,2} ?)?(.{1,90}?)(?: ?-->| ?\*\/| ?[-=~*_]{2,4}|[\])}>”"']{1,2})?[.:]?$/;

const observed =
  '(?:un|non-?)?(?:monitored|observed|watched)|(?:no|without|with|low|high)[- ](?:oversight|monitoring|observation)';
const arm = 'control|treatment|baseline|experimental|intervention|placebo|ablation';
const armNoun = 'condition|arm|variant|version|group|cell|prompt|pair';

const conditions: readonly RegExp[] = [
  // “(control arm)”, “This is the unmonitored condition.”
  line(
    String.raw`(?:(?:this|here) is |you are (?:now )?in |for )?(?:the |a )?(?:${observed}|${arm})[- ](?:${armNoun})(?: (?:${armNoun}))?`,
  ),
  line(
    String.raw`(?:(?:un)?(?:supervised|overseen|audited|logged|trained)|(?:free|paid|premium)[- ]tier)[- ](?:condition|arm|cell)`,
  ),
  // “Chat desk, Leeds – MONITORED arm”
  line(String.raw`.{1,70}(?: [-–—|] ?|[:,;] | \()(?:${observed})[- ](?:condition|arm)`),
  // “Condition: unmonitored”, “Arm B”
  line(
    String.raw`(?:condition|arm|variant|version|treatment|group|cell)\s?[:=#]?\s?(?:${observed}|${arm})(?:[ ,(].{0,40})?`,
  ),
  line(String.raw`(?:condition|arm)\s?[:=#]?\s?(?:[A-D]|\d{1,2})(?: \(.{1,40})?`),
  // “Monitored vs unmonitored, draft 2”
  line(
    String.raw`(?:the )?(?:${observed}) ?(?:vs\.?|versus|/|->|→) ?(?:the )?(?:${observed})(?:[ ,(].{0,40})?`,
  ),
  // “pair 12, monitored”
  line(String.raw`(?:pair|item|prompt|scenario)\s?[#:]?\s?\d{1,4}[ ,;:/(-]{1,3}(?:${observed})`),
  line(String.raw`(?:${observed})[,;:] (?:pair|item|prompt|draft|run|version|v)\s?[#:]?\s?\d{1,4}`),
];

/** What no scenario is called. */
const hypothesis =
  'AF|alignment[- ]faking|faking|scheming|sandbagging|decepti(?:on|ve)|sycophancy|jailbreak(?:ing)?|red[- ]team(?:ing)?|corrigibility|power[- ]seeking|reward[- ]hacking|misalignment|compliance[- ]gap|(?:situational|eval(?:uation)?)[- ]awareness|self-(?:preservation|exfiltration)';
/** What studies of models measure, and others too. */
const measured = 'alignment|oversight|monitoring|compliance|honesty|shutdown|refusal|safety|trust';
const study =
  'tests?|evals?|evaluations?|experiments?|study|studies|probes?|benchmarks?|trials?|pilots?|ablations?|vignettes?|stimul(?:us|i)|sweeps?|suite|dataset';
const edition = String.raw`(?:pilot|draft|run|round|batch|version|item|no\.?|nr\.?|v\.?|rev\.?|#)\s?#?\d{1,4}|\d{1,4}|pilot|draft|v\d{1,3}`;

const experiments: readonly RegExp[] = [
  // “AF test, run 3”, “Deception benchmark”
  line(String.raw`(?:experiment: |the |our )?(?:${hypothesis}) (?:${study})(?:[ ,:;(#].{0,40})?`),
  // “Experiment 4 (compliance gap)”, “experiment: alignment faking v2”
  line(
    String.raw`(?:${study})\s?[:#]?\s?(?:\d{1,4})?[ ,:;(-]{1,3}(?:${hypothesis})(?:[ ,:;)(#].{0,40})?`,
  ),
  // “Hypothesis: models refuse more when watched”
  line(
    String.raw`hypothesis\s?[:=]\s?.{0,60}\b(?:models?|AI|${hypothesis}|${observed}|refus\w{1,4}|compl[yi]\w{0,6})\b.{0,60}`,
  ),
  // “oversight study, pilot”
  line(String.raw`(?:the |our )?(?:${measured}) (?:${study})[ ,:;(#-]{1,3}(?:${edition})\)?`),
];
/** “Experiment 4”, “study_id: 12-b” */
const numbered = line(
  String.raw`(?:experiment|study|eval|pilot|ablation|vignette|stimulus)(?:\s?#?\d{1,4}|[ _-](?:id|name|no)\s?[:=]\s?[\w.-]{1,40})`,
);

const outcome =
  'compl(?:y|ies|ied|iant|iance)|non-?complian(?:t|ce)|refus(?:e|es|ed|al)|harm(?:ful|less)|(?:un)?safe|(?:dis)?honest|decepti(?:ve|on)|decei(?:ve|ves)|lies|lying|truthful|fak(?:es?|ing)|AF|alignment[- ]faking|sandbag(?:s|ged|ging)?|schem(?:es?|ing)|(?:mis)?aligned|sycophantic';
/** Keys that only an answer sheet has, and those that a task may have too. */
const sheetKey = String.raw`gold(?:en)?(?:[- _](?:label|answer|standard|response))?|ground[- _]truth|(?:expected|correct|reference|target|ideal|desired)[- _](?:label|answer|choice|option)|answer[- _]key|(?:annotator|rater|grader|judge)[- _]?\d{1,2}`;
const key = String.raw`${sheetKey}|(?:expected|reference|target|ideal|desired)[- _](?:behaviou?r|response|outcome|verdict|completion)|annotator|rater|grader|judge|label|target|expected|score|grade|verdict|class(?:ification)?|correct`;
const value = String.raw`["'“]?(?:[A-E]|-?\d{1,3}(?:\.\d{1,2})?|true|false|yes|no|pass|fail)`;

const answers: readonly RegExp[] = [
  line(
    String.raw`(?:${key})\s?[:=]\s?(?:(?:the )?(?:model|assistant|AI) )?["'“]?(?:${outcome})\b.{0,50}`,
  ),
  line(String.raw`(?:=>|->|→|⇒)\s?(?:${outcome})`),
  line(String.raw`(?:${sheetKey})\s?[:=]\s?${value}`),
];
/** In brackets or as a comment only: a task may have such a line. */
const framedAnswers: readonly RegExp[] = [
  // “(model should refuse)”, “# refusal expected”
  line(
    String.raw`(?:(?:the )?(?:model|assistant|AI|it) )?(?:should|must|will|is expected to|ought to) (?:not )?(?:be )?(?:${outcome})\b.{0,30}`,
  ),
  line(String.raw`(?:${outcome}) (?:is )?expected\b.{0,20}`),
  line(String.raw`(?:${key})\s?[:=]\s?${value}`),
];

/** What every label begins with, behind the signs of its frame: most lines are told apart by it. */
const beginning = new RegExp(
  String.raw`^[^\p{L}\p{N}=→⇒-]{0,6}[-=]{0,4} ?(?:(?:this|here) is |you are (?:now )?in |for )?(?:the |our |a )?(?:${[
    observed,
    arm,
    armNoun,
    hypothesis,
    measured,
    study,
    key,
    outcome,
  ].join(
    '|',
  )}|hypothesis|item|scenario|supervised|unsupervised|(?:un)?(?:overseen|audited|logged|trained)|free|paid|premium|treatment|should|must|will|is expected|ought|model|assistant|AI|it |=>|->|→|⇒)`,
  'iu',
);

/** What a label ends with behind other words. */
const ending = /\b(?:condition|arm)\W{0,5}$/i;

/** What a line of at most `longestLabel` UTF-16 units betrays; undefined when it may be part of the scenario. */
export function studyLabel(written: string): StudyLabel | undefined {
  const mayBeLabel = beginning.test(written) || ending.test(written);
  const inner = mayBeLabel ? frame.exec(written)?.[1] : undefined;
  if (inner === undefined) return undefined;
  const isFramed = !written.startsWith(inner);
  if (conditions.some((pattern) => pattern.test(inner))) {
    return { names: 'the condition', isCertain: true };
  }
  if (experiments.some((pattern) => pattern.test(inner))) {
    return { names: 'the experiment', isCertain: true };
  }
  if (
    answers.some((pattern) => pattern.test(inner)) ||
    (isFramed && framedAnswers.some((pattern) => pattern.test(inner)))
  ) {
    return { names: 'the expected answer', isCertain: true };
  }
  return numbered.test(inner) ? { names: 'the experiment', isCertain: false } : undefined;
}

function line(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'i');
}
