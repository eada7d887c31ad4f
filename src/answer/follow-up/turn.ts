/** An earlier question of the same conversation with what was answered. */
export interface Turn {
  /** As it was understood: a question that stands alone. Masked where it had personal data. */
  readonly question: string;
  /** The sentences of the answer; empty where nothing was said. */
  readonly answer: string;
  /** ISO day of the event that the answer's first source tells of; null where it gives none. */
  readonly eventOn: string | null;
}

/** Earlier questions that a follow-up is completed from: what was said before them is another subject. */
export const MOST_TURNS = 3;
