import type { CitizenStore } from "./citizen-store.ts";
import { type Database, openPostgres, openSqlite } from "./database.ts";
import type { FaqStore } from "./faq-store.ts";
import type { OfficialArticleStore } from "./official-article-store.ts";
import type { GapStore } from "./gap-store.ts";
import type { HistoryStore } from "./history-store.ts";
import { RetentionClock } from "./retention-clock.ts";
import { SqlConversationStore } from "./sql-conversation-store.ts";
import type { StaffStore } from "./staff-store.ts";
import type { TurnStore } from "./turn-store.ts";

/** Something said in a conversation, by either side. */
export interface StoredActivity {
  /** 1, 2, 3… within the conversation. */
  readonly sequence: number;
  readonly id: string;
  /** JSON of a Direct Line activity, personal data masked. */
  readonly activity: unknown;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** An answer with what it came from. */
export interface StoredAnswer {
  /** The `Answer` as sent. */
  readonly answer: unknown;
  /** Masked. */
  readonly question: string;
  readonly evidence: unknown;
  readonly steps: unknown;
  readonly versions: { readonly index: string; readonly prompt: string; readonly model: string };
  readonly channel: string;
}

/** A conversation of a channel; `person` is the HMAC of channel and user id. */
export interface StoredConversation {
  readonly id: string;
  readonly channel: string;
  readonly person: string;
}

/** What a person thought of an answer. */
export interface Feedback {
  readonly person: string;
  readonly helpful: boolean;
  readonly reason: string | null;
  /** Masked. */
  readonly comment: string | null;
}

/**
 * Conversations, answers and feedback. Nothing is masked here: callers hand in masked text. What has been acknowledged
 * is on disk. All methods reject with a `StoreError`.
 */
export interface ConversationStore {
  /** Makes a conversation; one that is there already with the same channel and person stays. Rejects with `conversation_taken` where the id is another's. */
  create(conversation: StoredConversation): Promise<void>;
  /** Null where there is none or it has ended. */
  find(id: string): Promise<StoredConversation | null>;
  /**
   * Appends; returns the sequence number (1, 2, 3… within the conversation). An activity id already there is not
   * stored again (returns its number). Rejects with `unknown_conversation`.
   */
  append(conversationId: string, activity: { id: string; activity: unknown }): Promise<number>;
  /** Activities after `watermark` (a sequence number), in order, at most `limit`. */
  after(conversationId: string, watermark: number, limit: number): Promise<readonly StoredActivity[]>;
  /** An answer id already there is not stored again. Rejects with `unknown_conversation`. */
  saveAnswer(conversationId: string | null, answerId: string, answer: StoredAnswer): Promise<void>;
  /** Null where there is none. */
  answer(answerId: string): Promise<StoredAnswer | null>;
  /** The last answers of a conversation, oldest first, at most `limit`. */
  lastAnswers(conversationId: string, limit: number): Promise<readonly StoredAnswer[]>;
  /** A person's second word on an answer replaces the first. */
  saveFeedback(answerId: string, feedback: Feedback): Promise<"saved" | "unknown_answer">;
  /** Ends a conversation and deletes what was said in it, with answers, feedback and addresses. */
  delete(conversationId: string): Promise<void>;
  /**
   * Notes a message that was sent to a platform, by a key of the channel's making, with the answer that it carries.
   * `seen`: the key was here before; nothing changes. Kept until the retention ends.
   */
  noteSent(key: string, answerId: string | null): Promise<"new" | "seen">;
  /** Id of the answer that a message carried, whether or not it is still kept; null where none is known. */
  sentAnswer(key: string): Promise<string | null>;
  /**
   * Deletes what is older than the retention, in small pieces; returns how many rows. Activities and answers go by
   * their own age, a conversation when nothing was said in it for that long. Runs at start and every hour.
   */
  expire(now: Date): Promise<number>;
  /** Finishes what has been asked and closes; what is asked later rejects with `closed`. */
  close(): Promise<void>;
}

/** What a language model took, or may take. */
export interface Spending {
  readonly tokens: number;
  /** Millionths of the currency that prices are in. */
  readonly millionths: number;
}

/** What a language model took on each day, one sum for all processes that share the database. Days are ISO days. */
export interface SpendingStore {
  /** Adds to a day's sum and resolves with true, or leaves it where it would then be over `most`. */
  reserve(day: string, amount: Spending, most: Spending): Promise<boolean>;
  /** Corrects a day's sum by a difference, which may be negative. */
  correct(day: string, difference: Spending): Promise<void>;
  spent(day: string): Promise<Spending>;
}

/** The store that is opened here: a `ConversationStore` and what only the whole service needs of it. */
export interface Store extends ConversationStore {
  /** Which database serves. */
  readonly database: Database["kind"];
  /** Turns of channels that are called back. */
  readonly turns: TurnStore;
  readonly modelSpending: SpendingStore;
  /** Accounts of staff, their sessions and the audit log. */
  readonly staff: StaffStore;
  readonly faqs: FaqStore;
  readonly officialArticles: OfficialArticleStore;
  /** Answers given, for staff. */
  readonly history: HistoryStore;
  /** Questions that were not answered well, for staff. */
  readonly gaps: GapStore;
  /** What is held of one citizen. */
  readonly citizens: CitizenStore;
}

export interface StoreOptions {
  /** Absolute path of the folder that holds all that is written. */
  readonly dataDir: string;
  /** Address of a PostgreSQL database; null: a SQLite file in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly retentionDays: number;
  /**
   * For how many whole months before the present one the audit log is kept; without it nothing of the log is removed, since
   * what is gone is gone for whoever set more.
   */
  readonly auditMonths?: number;
  /**
   * Whether what is too old is deleted, now and every hour. The service alone does so: a command may run without the
   * settings that say how long things are kept, and would delete by the shorter defaults. By default true.
   */
  readonly expires?: boolean;
  /** Hears of what went wrong with nobody waiting for it, such as the hourly retention; by default Node's own warnings. */
  readonly onWarning?: (message: string) => void;
}

/**
 * Opens the store: checks the database, brings its schema up to date and, where it `expires`, deletes what is too old,
 * now and every hour. Rejects with a `StoreError`, whose message tells what to mend: `damaged`, `newer_schema`, `migration` or
 * `unreachable`.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const {
    dataDir,
    databaseUrl,
    retentionDays,
    auditMonths = null,
    expires = true,
    onWarning = warn,
  } = options;
  const database =
    databaseUrl === null ? await openSqlite(dataDir) : await openPostgres(databaseUrl, onWarning);
  const retention = { days: retentionDays, auditMonths };
  const store = new SqlConversationStore(database, retention, new RetentionClock(onWarning));
  try {
    if (expires) await store.start();
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

function warn(message: string): void {
  process.emitWarning(message, "StoreWarning");
}
