import type { ColumnType } from "kysely";
import type { FaqRevisionTable, FaqTable, OfficialArticleTable } from "./faq-tables.ts";
import type { GapKind, GapState } from "./gap-store.ts";
import type { TurnState } from "./turn-store.ts";

/** A conversation of a channel with one person. */
interface ConversationTable {
  readonly id: string;
  readonly channel: string;
  /** HMAC of channel and user id. */
  readonly person: string;
  /** Number of the last activity; 0 before the first. */
  readonly last_sequence: number;
  /** When something was last said in it, or when it began. */
  readonly last_at: string;
}

/** What was said in a conversation, by either side. */
interface ActivityTable {
  readonly conversation_id: string;
  /** 1, 2, 3… within the conversation. */
  readonly sequence: number;
  /** Unique within the conversation. */
  readonly id: string;
  /** JSON. */
  readonly content: string;
  readonly at: string;
}

/** An answer as it was sent, with what it came from. */
interface AnswerTable {
  readonly id: string;
  readonly conversation_id: string | null;
  readonly channel: string;
  readonly question: string;
  /** JSON, as are `evidence` and `steps`. */
  readonly content: string;
  readonly evidence: string;
  readonly steps: string;
  readonly index_version: string;
  readonly prompt_version: string;
  readonly model_version: string;
  readonly at: string;
}

/** What a person thought of an answer; the last word of each counts. */
interface FeedbackTable {
  readonly answer_id: string;
  readonly person: string;
  /** 0 or 1: SQLite has no truth values. */
  readonly helpful: number;
  readonly reason: string | null;
  readonly comment: string | null;
  readonly at: string;
}

/**
 * A message that was received and is answered later. What is owed has an address; once it is done that and the messages
 * are gone, and the ids are left, to know it again.
 */
interface PendingTable {
  readonly id: string;
  readonly channel: string;
  readonly conversation_id: string | null;
  /** JSON. */
  readonly address: string | null;
  readonly received_at: string;
  /** The platform's own; that of its activity too. Null for a message that was taken back before it came. */
  readonly message_id: string | null;
  readonly state: ColumnType<TurnState, TurnState | undefined>;
  /** JSON of what is to be sent. */
  readonly messages: string | null;
  readonly answer_id: string | null;
  /** Sendings of which nothing was heard. */
  readonly doubts: ColumnType<number, number | undefined>;
  /** The process that has it in hand, and until when. */
  readonly holder: string | null;
  readonly held_until: string | null;
}

/** A message that was sent to a platform. */
interface SentMessageTable {
  /** Made of the platform's id for it. */
  readonly key: string;
  /** The answer that it carries; it may be gone already. */
  readonly answer_id: string | null;
  readonly at: string;
}

/** What a language model took on a day. PostgreSQL gives the two numbers, of 64 bits there, as text. */
interface ModelSpendingTable {
  /** ISO day. */
  readonly day: string;
  readonly tokens: number;
  /** Millionths of the currency that prices are in. */
  readonly millionths: number;
}

/** An account of someone of the staff. It has a password, or an identity at a provider (issuer and subject). */
interface StaffAccountTable {
  readonly id: string;
  readonly name: string;
  /** The name as it is compared. */
  readonly name_key: string;
  readonly role: string;
  /** Hash with its parameters. */
  readonly password: string | null;
  readonly issuer: string | null;
  readonly subject: string | null;
  /** 0 or 1. */
  readonly disabled: number;
  readonly created_at: string;
}

/** Somebody of Teams who has an account; an account has one at most. */
interface TeamsLinkTable {
  /** HMAC of tenant and object id. */
  readonly key: string;
  readonly account_id: string;
  /** Null: until an admin takes it back. */
  readonly ends_at: string | null;
}

/** Someone who is signed in. */
interface StaffSessionTable {
  /** HMAC of the token that the browser holds. */
  readonly key: string;
  readonly account_id: string;
  /** `password` or `provider`. */
  readonly way: string;
  readonly created_at: string;
  readonly last_seen_at: string;
  readonly ends_at: string;
}

/** Sign-ins that failed, for a name or an address. */
interface SignInFailureTable {
  /** HMAC of what was tried, whether or not there is such an account. */
  readonly key: string;
  readonly failures: number;
  readonly last_at: string;
  readonly locked_until: string;
}

/** A sign-in at a provider that has begun. */
interface SignInStateTable {
  /** HMAC of the state. */
  readonly key: string;
  /** HMAC of what the browser that began it holds. */
  readonly browser: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly ends_at: string;
}

/** A change that staff made; triggers refuse to alter or delete it. */
interface AuditTable {
  /** `YYYY-MM`. */
  readonly month: string;
  /** 1, 2, 3… within the month. */
  readonly sequence: number;
  readonly at: string;
  readonly made_by: string | null;
  readonly action: string;
  readonly object: string;
  /** Canonical JSON, as is `after`. */
  readonly before: string;
  readonly after: string;
  /** Over the hash before and all the other columns. */
  readonly hash: string;
}

/** Months of the audit log that were removed: those before one. */
interface AuditRemovalTable {
  readonly before_month: string;
  /** Of the last row removed, on which the first that is left chains. */
  readonly last_hash: string;
  readonly rows: number;
  readonly at: string;
}

/** The last row of the audit log; one row. */
interface AuditHeadTable {
  readonly id: number;
  readonly month: string;
  readonly sequence: number;
  readonly hash: string;
}

/** An article version that an answer cites, with the time of the answer. */
interface AnswerCitationTable {
  readonly answer_id: string;
  readonly article_id: string;
  readonly article_version: string;
  readonly at: string;
}

/** How an answer ended: narrow, to be looked through without reading answers. */
interface AnswerOutcomeTable {
  readonly answer_id: string;
  readonly at: string;
  readonly channel: string;
  /** An `AnswerStatus`. */
  readonly status: string;
  /** The conversation that the answer names, kept or not. */
  readonly said_in: string | null;
  /** Log-odds of the best sentence; null where it was not chosen by that. */
  readonly best_score: number | null;
}

/** Questions of one meaning that were not answered well. */
interface GapGroupTable {
  readonly id: string;
  /** The embedding that the vector is of. */
  readonly model: string;
  /** JSON: what all of its questions name, glossary ids, years and editions, in order. */
  readonly names: string;
  /** JSON: what its first question asks for. */
  readonly asked: string;
  /** Base64 of the sum of its questions' unit vectors, 32-bit floats of the machine. */
  readonly vector: string;
  /** How many questions are in that sum. */
  readonly size: number;
  readonly state: GapState;
  readonly changed_at: string;
}

/** A question of a gap, by its answer. */
interface GapQuestionTable {
  readonly answer_id: string;
  readonly group_id: string;
  readonly kind: GapKind;
  readonly channel: string;
  readonly at: string;
}

/**
 * The tables, alike in SQLite and PostgreSQL. Times are ISO 8601 in UTC with milliseconds, so that they sort as text
 * in every collation; JSON is text, since PostgreSQL's own type takes no U+0000 and SQLite has none.
 */
export interface Tables {
  conversation: ConversationTable;
  activity: ActivityTable;
  answer: AnswerTable;
  feedback: FeedbackTable;
  pending: PendingTable;
  sent_message: SentMessageTable;
  model_spending: ModelSpendingTable;
  staff_account: StaffAccountTable;
  staff_session: StaffSessionTable;
  teams_link: TeamsLinkTable;
  sign_in_failure: SignInFailureTable;
  sign_in_state: SignInStateTable;
  audit: AuditTable;
  audit_removal: AuditRemovalTable;
  audit_head: AuditHeadTable;
  faq: FaqTable;
  faq_revision: FaqRevisionTable;
  official_article: OfficialArticleTable;
  answer_citation: AnswerCitationTable;
  answer_outcome: AnswerOutcomeTable;
  gap_group: GapGroupTable;
  gap_question: GapQuestionTable;
}
