import * as z from 'zod/mini';
import english from 'zod/v4/locales/en.js';

// The small build of zod has no words of its own for what is wrong.
z.config(english());

/** Where a value breaks its schema, and why in plain words. */
export interface PlainIssue {
  readonly path: readonly PropertyKey[];
  /** Without a final stop, for example `expected a string, not a number`. */
  readonly message: string;
}

/** An issue of zod in plain words; for alternatives, the issue of the one that came nearest. */
export function plainIssue(issue: z.core.$ZodIssue): PlainIssue {
  if (issue.code === 'invalid_union') {
    const [nearest, ...others] = issue.errors
      .flatMap((issues) => issues.slice(0, 1).map(plainIssue))
      .sort((a, b) => b.path.length - a.path.length);
    if (nearest !== undefined) {
      const path = [...issue.path, ...nearest.path];
      if (nearest.path.length > 0) return { path, message: nearest.message };
      const messages = new Set([nearest, ...others].map(({ message }) => message));
      return { path, message: [...messages].join(', or ') };
    }
  }
  const message = issue.message.replace(/^Invalid input: /, '').replace(/, received /, ', not ');
  return { path: issue.path, message: message.charAt(0).toLowerCase() + message.slice(1) };
}
