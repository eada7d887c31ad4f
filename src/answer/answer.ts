/** Why a question was declined rather than answered. */
export type DeclineReason =
  | "prompt_attack"
  | "opinion"
  | "off_topic"
  | "personal_data"
  | "legal_advice"
  | "medical"
  | "emergency"
  | "insult"
  | "unsupported_language";

/** How a question ended. `error` reaches citizens through channels only; HTTP uses problem+json. */
export type AnswerStatus = "answered" | "no_information" | "clarification" | "declined" | "error";

/** A claim about the world: it stands on at least one source, named by its number `n`. */
export interface Claim {
  readonly text: string;
  readonly citations: readonly number[];
}

/** A claim in the running text of an answer. */
export interface Sentence extends Claim {
  /** BCP 47 tag of the sentence, which may be a quotation in the source's language. */
  readonly language: string;
}

/** The words that a claim rests on: `quote === body.slice(start, end)` of that article version. */
export interface Source {
  /** The number that `[n]` markers and citations use, from 1. */
  readonly n: number;
  readonly articleId: string;
  readonly articleVersion: string;
  readonly title: string;
  readonly url: string | null;
  readonly publisher: string;
  readonly official: boolean;
  readonly publishedOn: string | null;
  readonly eventOn: string | null;
  readonly language: string;
  readonly quote: string;
  /** UTF-16 offsets into the body of that version. */
  readonly start: number;
  readonly end: number;
}

/**
 * A passage that came near to an answer where none was found: an article to read, with its words. It is no source: nothing
 * is said of it but where it stands.
 */
export type RelatedPassage = Omit<Source, "n">;

/** Our own words about the answer, from `prompts/`; they claim nothing about the world. */
export interface Notice {
  readonly code: string;
  readonly text: string;
}

/** Whom a citizen can ask instead. */
export interface Contact {
  readonly name: string;
  readonly phone: string;
  readonly url: string | null;
  /** Further numbers and for whom they are, such as callers from elsewhere. Answers kept from earlier have none. */
  readonly morePhones?: readonly { readonly label: string; readonly phone: string }[];
}

/** What `POST /api/ask` returns and every channel renders. */
export interface Answer {
  readonly id: string;
  readonly conversationId: string | null;
  readonly status: AnswerStatus;
  readonly reason: DeclineReason | null;
  /** BCP 47 tag of the answer: `zh-Hant`, `zh-Hans` or `en`; others only for a refusal in the citizen's language. */
  readonly language: string;
  /** Notices and sentences as plain text, with `[n]` markers. */
  readonly text: string;
  /** Empty unless the status is `answered`. */
  readonly sentences: readonly Sentence[];
  readonly table: {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly Claim[])[];
  } | null;
  readonly notices: readonly Notice[];
  /** What to choose from, for a clarification. */
  readonly choices: readonly string[];
  /** What sources say of the value asked for that cannot all be true, or that was true at different times. */
  readonly conflicts: readonly { readonly about: string; readonly claims: readonly Claim[] }[];
  readonly sources: readonly Source[];
  /** The newest `publishedOn` among the sources. */
  readonly asOf: string | null;
  /** What to read instead where nothing was found, of each article one; else none. Answers kept from earlier lack it. */
  readonly related?: readonly RelatedPassage[];
  readonly suggestions: readonly string[];
  readonly contact: Contact | null;
  readonly composer: "extractive" | "model" | "faq" | null;
  /** Milliseconds a step took, by step name. */
  readonly timings: Readonly<Record<string, number>>;
}
