import type { Kysely } from "kysely";
import { findAnswer, insertAnswer, lastAnswers, putFeedback } from "./answer-rows.ts";
import { SqlCitizenStore } from "./citizen-rows.ts";
import {
  activitiesAfter,
  appendActivity,
  createConversation,
  deleteConversation,
  findConversation,
} from "./conversation-rows.ts";
import type {
  Feedback,
  SpendingStore,
  Store,
  StoredActivity,
  StoredAnswer,
  StoredConversation,
} from "./conversation-store.ts";
import type { Database } from "./database.ts";
import { deleteOlder } from "./expire.ts";
import { changeFaq, createFaq, faqHeads, faqHistory, findFaq, listFaqs, someFaqs } from "./faq-rows.ts";
import type { FaqStore } from "./faq-store.ts";
import { findArticle, listArticles, publishArticle, withdrawArticle } from "./official-article-rows.ts";
import type { OfficialArticleStore } from "./official-article-store.ts";
import { SqlGapStore } from "./gap-rows.ts";
import { SqlHistoryStore } from "./history-rows.ts";
import type { RetentionClock } from "./retention-clock.ts";
import { firstKeptMonth } from "./audit-removal.ts";
import { answerOfSent, insertSent } from "./sent-rows.ts";
import { correctSpending, reserveSpending, spendingOf } from "./spending-rows.ts";
import { SqlStaffStore } from "./sql-staff-store.ts";
import { SqlTurnStore } from "./sql-turn-store.ts";
import { StoreError, storeFailure } from "./store-error.ts";
import type { Tables } from "./tables.ts";

const DAY_MS = 86_400_000;
/** No month of the audit log comes before it. */
const BEFORE_ALL = "";

/** How long things are kept. */
export interface Retention {
  /** What citizens wrote and what they were answered. */
  readonly days: number;
  /** Whole months of the audit log before the present one. */
  readonly auditMonths: number | null;
}

/** The store over either database; the interface says what each method does. */
export class SqlConversationStore implements Store {
  readonly database: Database["kind"];
  readonly turns: SqlTurnStore;
  readonly modelSpending: SpendingStore;
  readonly staff: SqlStaffStore;
  readonly faqs: FaqStore;
  readonly officialArticles: OfficialArticleStore;
  readonly history: SqlHistoryStore;
  readonly gaps: SqlGapStore;
  readonly citizens: SqlCitizenStore;
  readonly #database: Database;
  readonly #retention: Retention;
  readonly #clock: RetentionClock;
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<unknown>>();
  #closed: Promise<void> | null = null;

  constructor(database: Database, retention: Retention, clock: RetentionClock) {
    this.database = database.kind;
    this.#database = database;
    this.#retention = retention;
    this.#clock = clock;
    this.turns = new SqlTurnStore(database, (run) => this.#use(run));
    this.staff = new SqlStaffStore((run) => this.#use(run));
    this.history = new SqlHistoryStore((run) => this.#use(run));
    this.gaps = new SqlGapStore((run) => this.#use(run));
    this.citizens = new SqlCitizenStore((run) => this.#use(run), database);
    this.modelSpending = {
      reserve: (day, amount, most) => this.#use((db) => reserveSpending(db, day, amount, most)),
      correct: (day, difference) => this.#use((db) => correctSpending(db, day, difference)),
      spent: (day) => this.#use((db) => spendingOf(db, day)),
    };
    this.faqs = {
      create: (change) => this.#use((db) => createFaq(db, change)),
      change: (id, basedOn, change) => this.#use((db) => changeFaq(db, id, basedOn, change)),
      find: (id) => this.#use((db) => findFaq(db, id)),
      list: (state) => this.#use((db) => listFaqs(db, state)),
      heads: (state) => this.#use((db) => faqHeads(db, state)),
      some: (ids) => this.#use((db) => someFaqs(db, ids)),
      history: (id) => this.#use((db) => faqHistory(db, id)),
    };
    this.officialArticles = {
      publish: (article) => this.#use((db) => publishArticle(db, article)),
      withdraw: (id, withdrawal) => this.#use((db) => withdrawArticle(db, id, withdrawal)),
      find: (id) => this.#use((db) => findArticle(db, id)),
      list: () => this.#use((db) => listArticles(db)),
    };
  }

  /** Deletes what is too old, now and every hour. */
  async start(): Promise<void> {
    const expire = (): Promise<number> => this.expire(new Date());
    await expire();
    this.#clock.start(expire);
  }

  create(conversation: StoredConversation): Promise<void> {
    return this.#use((db) => createConversation(db, conversation));
  }

  find(id: string): Promise<StoredConversation | null> {
    return this.#use((db) => findConversation(db, id));
  }

  append(conversationId: string, activity: { id: string; activity: unknown }): Promise<number> {
    return this.#use((db) => appendActivity(db, conversationId, activity));
  }

  after(conversationId: string, watermark: number, limit: number): Promise<readonly StoredActivity[]> {
    return this.#use((db) => activitiesAfter(db, conversationId, watermark, limit));
  }

  saveAnswer(conversationId: string | null, answerId: string, answer: StoredAnswer): Promise<void> {
    return this.#use((db) => insertAnswer(db, conversationId, answerId, answer));
  }

  answer(answerId: string): Promise<StoredAnswer | null> {
    return this.#use((db) => findAnswer(db, answerId));
  }

  lastAnswers(conversationId: string, limit: number): Promise<readonly StoredAnswer[]> {
    return this.#use((db) => lastAnswers(db, conversationId, limit));
  }

  saveFeedback(answerId: string, feedback: Feedback): Promise<"saved" | "unknown_answer"> {
    return this.#use((db) => putFeedback(db, answerId, feedback));
  }

  delete(conversationId: string): Promise<void> {
    return this.#use(async (db) => {
      await deleteConversation(db, conversationId);
      await this.#database.afterDeletion();
    });
  }

  noteSent(key: string, answerId: string | null): Promise<"new" | "seen"> {
    return this.#use((db) => insertSent(db, key, answerId));
  }

  sentAnswer(key: string): Promise<string | null> {
    return this.#use((db) => answerOfSent(db, key));
  }

  expire(now: Date): Promise<number> {
    const { kind, afterDeletion } = this.#database;
    const { days, auditMonths } = this.#retention;
    return this.#use(async (db) => {
      const cutoff = new Date(now.getTime() - days * DAY_MS).toISOString();
      const ofCitizens = await deleteOlder(db, kind, cutoff, this.#closing.signal);
      const ofStaff = await this.staff.expire(
        now,
        auditMonths === null ? BEFORE_ALL : firstKeptMonth(now, auditMonths),
      );
      const deleted = ofCitizens + ofStaff;
      // Even where nothing was old: addresses of replies that are done go by it too.
      await afterDeletion();
      return deleted;
    });
  }

  close(): Promise<void> {
    this.#closed ??= this.#end();
    return this.#closed;
  }

  async #end(): Promise<void> {
    this.#clock.stop();
    this.#closing.abort();
    await Promise.allSettled(this.#running);
    await this.#database.db.destroy();
  }

  /** Runs something with the database and makes a `StoreError` of what the database says. */
  async #use<Result>(run: (db: Kysely<Tables>) => Promise<Result>): Promise<Result> {
    if (this.#closed !== null) throw new StoreError("closed", "the store is closed");
    const running = run(this.#database.db);
    this.#running.add(running);
    try {
      return await running;
    } catch (error) {
      throw storeFailure(error, this.#database.place);
    } finally {
      this.#running.delete(running);
    }
  }
}
