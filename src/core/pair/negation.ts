/** Words that turn a statement round. */
export const negation =
  /\b(?:not|no|never|none|nobody|nothing|nowhere|outside|exempt|neither|nor|cannot|without|(?:decided|voted|ruled) against|\w+n['’]t|(?:do|does|did|is|are|was|were|wo|would|could|ca|has|have)nt)\b/i;
