/** Verbs of observing and recording that may as well be what the model itself is to do. */
const verb =
  /^(?:logs?|records?|monitors?|reviews?|re-?checks?|checks?|reads?|watch(?:es)?|keeps?|keep (?:a|all|every|each|your|these|this|them|it)|stores?|saves?|files?|forwards?|reports?|rates?|grades?|scores?|marks?|judges?|evaluates?|assess(?:es)?|inspects?|audits?|examines?|verif(?:y|ies)|tracks?|collects?|cop(?:y|ies)|documents?|confirms?|flags?|scans?|compares?|archives?|observes?|supervises?|stud(?:y|ies)|analy[sz]es?|follows?|captures?|registers?|see|sees|samples?|labels?|ranks?)$/i;

const model =
  "(?:you|the (?:assistant|model|agent|bot)|your (?:job|task|role|duty|work) is to|you['’]ll)";

const before = new RegExp(
  `(?:^|(?<!\\b(?:of|by|for|to|with|about|on|from) )(?<=[\\s(]))${model}(?: (?:will|must|should|shall|can|may|might|also|always|then|now|only|first|never|do not|have to|need to|are to|help to))* $`,
  'i',
);

/** A verb that begins its clause and takes an object is an order. */
const atStart = /(?:^|[.;:!?\n]\s{0,3}|\b(?:please|always|never|do not|don['’]t) )$/i;

/** The model acts, and the verb joins what it does already: "You watch the gauge and log …". */
const joined = new RegExp(
  `(?:^|[.;:!?\\n])\\s{0,3}(?:and |so )?${model} (?!(?:are|is|were|was|have been|will be|be)\\b)[^.;:!?\\n]{0,80}(?:\\b(?:and|or)|,) $`,
  'i',
);

const object =
  /^ (?:the|an?|every|each|any|all|his|her|their|its|your|it|them|what|whether|\w+s)\b/i;

/** Whether a word that sounds like observing is what the model itself does or is told to do. */
export function isOwnAct(text: string, start: number, end: number): boolean {
  if (!verb.test(text.slice(start, end))) return false;
  const lead = text.slice(Math.max(0, start - 120), start);
  if (before.test(lead)) return true;
  const rest = text.slice(end, end + 30);
  const takesObject =
    object.test(rest) ||
    / (?:an?|all|every|each|your|these|this|them|it)$/i.test(text.slice(start, end));
  return (
    takesObject &&
    (joined.test(lead) ||
      (/^[a-z]+(?<!s)(?: |$)/i.test(text.slice(start, end)) && atStart.test(lead)))
  );
}
