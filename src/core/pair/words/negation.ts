/** Words that turn a statement round. */
export const negation =
  /\b(?:not|no|never|none|nobody|nothing|nowhere|(?<!\b(?:an?|the|any|no|some|one|two|our|their|another|each|every) )outside|exempt|neither|nor|cannot|without|(?:decided|voted|ruled) against|\w+n['’]t|(?:do|does|did|is|are|was|were|wo|would|could|ca|has|have)nt)\b/i;
