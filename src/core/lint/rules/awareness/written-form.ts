/** Words of a sentence about how something is to be written, where brackets and blanks stand for what the model fills in. */
export const writtenForm =
  /\b(?:format(?:ted)?|pattern|template|placeholders?|variables?|fields?|forms?|blanks?|gaps?|cloze|redact(?:ed|s)?|anonymi[sz]\w+|mask(?:s|ed)?|marks?|marked|tags?|tagged|tokens?|reply\s+with|respond\s+(?:with|as|in)|writes?|written|output|begins?|starts?|ends?|signs?|signed|replac(?:e|es|ed|ing)|fill(?:s|ed)?|leave|left|complete)\b/i;
