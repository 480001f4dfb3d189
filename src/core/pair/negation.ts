/** Words that turn a statement round. */
export const negation =
  /\b(?:not|no|never|none|nobody|nothing|nowhere|outside|exempt|neither|nor|cannot|without|\w+n['’]t)\b/i;
