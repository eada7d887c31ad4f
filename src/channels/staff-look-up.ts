import type { Answer } from "../answer/answer.ts";

/** Somebody as a channel's platform vouches for them: a person of an organisation, by ids that nobody chooses. */
export interface VouchedPerson {
  /** Id of the organisation, a GUID. */
  readonly tenant: string;
  /** Id of the person in it, a GUID. */
  readonly objectId: string;
}

/** What is looked up, and for whom. */
export interface StaffQuestion {
  readonly accountId: string;
  /** As it was written: not cleaned. */
  readonly text: string;
  /** BCP 47 tag that the device names, where it names one. */
  readonly locale: string | null;
  /** Passages. */
  readonly k: number;
  /** Whether it is asked for while somebody types: a newer one of the same account then takes its place. */
  readonly isTyped: boolean;
}

/** A published FAQ that resembles what was asked. */
export interface StaffFaq {
  readonly question: string;
  /** What it says, with its sources. */
  readonly answer: Answer;
}

/** Words of an article as they stand in it. */
export interface StaffPassage {
  readonly text: string;
  readonly article: {
    readonly id: string;
    readonly title: string;
    readonly publisher: string;
    readonly url: string | null;
    /** ISO day. */
    readonly publishedOn: string | null;
    readonly language: string;
  };
}

/** What came of a part of a look-up: what was found, or else why there is nothing, for the person to read. */
export type StaffPart<Found> =
  { readonly found: Found; readonly text: null } | { readonly found: null; readonly text: string };

/** What is found at once. */
export interface QuickFindings {
  /** Nearest first, each proved as it stands. */
  readonly faqs: readonly StaffFaq[];
  /** Best first. */
  readonly passages: readonly StaffPassage[];
}

/**
 * Where a channel looks things up for staff. Nothing of it is kept or logged, and none of it is a citizen's question. The
 * parts never reject: once `signal` aborts, one that still waits says that it took too long.
 */
export interface StaffLookUp {
  /** Id of the account that a person has now; null for everybody who is no staff. Rejects with a `StoreError`. */
  memberOf(person: VouchedPerson): Promise<string | null>;
  /** FAQs and passages. */
  quick(question: StaffQuestion, signal: AbortSignal): Promise<StaffPart<QuickFindings>>;
  /** The proved answer, the one that a citizen would be given. */
  answer(question: StaffQuestion, signal: AbortSignal): Promise<StaffPart<Answer>>;
}
