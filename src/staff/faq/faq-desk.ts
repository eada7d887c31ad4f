import { setImmediate } from "node:timers/promises";
import { type FaqFailure } from "../../answer/faq/faq-source.ts";
import { proveFaq } from "../../answer/faq/prove-faq.ts";
import type { FeatureReader } from "../../answer/text-features.ts";
import { fold } from "../../language/fold.ts";
import type {
  Faq,
  FaqChange,
  FaqContent,
  FaqReason,
  FaqRevision,
  FaqState,
  FaqStore,
} from "../../store/faq-store.ts";
import type { Member } from "../member.ts";
import type { JudgedBy } from "./articles-as-stored.ts";
import type { PublishedFaqs } from "./published-faqs.ts";
import { FaqRefusal, type FaqRefusalCode } from "./faq-refusal.ts";
import { isDue, isOver, knownFailures, reasonOf, unsettledBy } from "./faq-standing.ts";
import { type FaqAction, PROVED_STATES, stepOf, type StepRefusal } from "./faq-workflow.ts";

/** A FAQ with what of it is not proved. */
export interface FaqView {
  readonly faq: Faq;
  /** None where every sentence is proved by the articles of now. */
  readonly failures: readonly FaqFailure[];
  /** Whether the day has come on which somebody should look at it again. */
  readonly isDue: boolean;
}

/** A change that is asked for by a member, on the revision that they saw. */
export interface FaqStep {
  readonly id: string;
  readonly basedOn: number;
  readonly by: Member;
  /** What they have to say of it, for the owner; null for nothing. */
  readonly text?: string | null;
}

export interface FaqDeskParts {
  readonly store: FaqStore;
  readonly published: PublishedFaqs;
  /** The articles of now, whichever process has published or withdrawn them. */
  readonly articles: () => Promise<JudgedBy>;
  readonly reader: FeatureReader;
  /** ISO day in Taipei, by the real clock. */
  readonly today: () => string;
  /** Hears that a published FAQ came, changed or went, and is waited for. */
  readonly onChange: () => Promise<void>;
}

const REFUSED: Readonly<Record<StepRefusal, FaqRefusalCode>> = {
  role: "faq_role",
  state: "faq_state",
  own_change: "faq_own_change",
};
/** The names of actions in the history and the audit log. */
const DONE: Readonly<Record<FaqAction, string>> = {
  edit: "edited",
  submit: "submitted",
  approve: "published",
  return: "returned",
  withdraw: "withdrawn",
  expire: "expired",
  unsettle: "unsettled",
};

/** FAQs looked after in one stretch: a millisecond. */
const LOOKED_AT_ONCE = 100;

/** What members do with FAQs. Every method rejects with a `FaqRefusal` for what cannot be done, and then nothing is changed. */
export class FaqDesk {
  readonly #parts: FaqDeskParts;

  constructor(parts: FaqDeskParts) {
    this.#parts = parts;
  }

  /**
   * In one state, or all, whose questions hold the words of `query`; last changed first. With `due` those alone that
   * somebody should look at again.
   */
  async list(state: FaqState | null, query: string, due = false): Promise<readonly Faq[]> {
    const listed = await this.#parts.store.list(state);
    const faqs = due ? listed.filter((faq) => this.isDue(faq)) : listed;
    const words = fold(query).split(/\s+/u).filter(Boolean);
    return faqs.filter(({ questions }) => {
      const text = fold(questions.flatMap(({ text: first, variants }) => [first, ...variants]).join("\n"));
      return words.every((word) => text.includes(word));
    });
  }

  /** Whether the day has come on which somebody should look at a FAQ again. */
  isDue(faq: Faq): boolean {
    return isDue(this.#parts.today(), faq);
  }

  async view(id: string): Promise<FaqView> {
    return this.#viewOf(await this.#found(id));
  }

  /** Oldest first. */
  async history(id: string): Promise<readonly FaqRevision[]> {
    await this.#found(id);
    return this.#parts.store.history(id);
  }

  /** A new draft; it may lack proof. */
  async create(by: Member, content: FaqContent): Promise<FaqView> {
    if (by.role === "reader") throw new FaqRefusal("faq_role");
    refuseReversedDays(content);
    const { store } = this.#parts;
    const made = { state: "draft", editor: by.id, approvedBy: null, reason: null } as const;
    return this.#viewOf(await store.create({ ...content, ...made, action: "created", by: by.id }));
  }

  /** Changes what a FAQ says; where it is not a draft afterwards, it has to be proved. */
  async edit({ id, basedOn, by }: FaqStep, changes: Partial<FaqContent>): Promise<FaqView> {
    const faq = await this.#standing(id, basedOn);
    const state = stateAfter(faq, "edit", by);
    const next = { ...faq, ...changes, state, editor: by.id, approvedBy: null };
    refuseReversedDays(next);
    const reason: FaqReason | null =
      faq.state === "published" ? { code: "edited", articleId: null, text: null } : keptReason(faq, state);
    if (PROVED_STATES.has(state)) await this.#refuseUnproved(next);
    return this.#change(faq, "edit", by, { ...next, reason });
  }

  /** Hands a draft to a second person. */
  async submit({ id, basedOn, by }: FaqStep): Promise<FaqView> {
    const faq = await this.#standing(id, basedOn);
    const state = stateAfter(faq, "submit", by);
    await this.#refuseUnproved(faq);
    return this.#change(faq, "submit", by, { ...faq, state, reason: null });
  }

  /** Publishes what another member has changed last. */
  async approve({ id, basedOn, by }: FaqStep): Promise<FaqView> {
    const faq = await this.#standing(id, basedOn);
    const state = stateAfter(faq, "approve", by);
    if (isOver(this.#parts.today(), faq)) throw new FaqRefusal("faq_out_of_date");
    // Articles may have changed since it was handed in.
    await this.#refuseUnproved(faq);
    return this.#change(faq, "approve", by, { ...faq, state, approvedBy: by.id, reason: null });
  }

  /** Gives a FAQ back to whoever wrote it, with a word on why. */
  async return({ id, basedOn, by, text = null }: FaqStep): Promise<FaqView> {
    const faq = await this.#standing(id, basedOn);
    const state = stateAfter(faq, "return", by);
    return this.#change(faq, "return", by, { ...faq, state, reason: reasonWith("returned", text) });
  }

  /** Takes a FAQ out of use. */
  async withdraw({ id, basedOn, by, text = null }: FaqStep): Promise<FaqView> {
    const faq = await this.#standing(id, basedOn);
    const state = stateAfter(faq, "withdraw", by);
    const next = { ...faq, state, approvedBy: null, reason: reasonWith("withdrawn", text) };
    return this.#change(faq, "withdraw", by, next);
  }

  /**
   * Sends a published FAQ that did not hold when a citizen asked to review, by the service itself. Nothing is done where it
   * has changed meanwhile, and where it holds against the articles of now: then only the index of this process is behind.
   * Nor where it cites what this process never had: then it is silent here, and another process may prove it.
   */
  async unsettle(faq: Faq): Promise<void> {
    const judgedBy = await this.#parts.articles();
    const { failures: all } = await proveFaq(faq.answers, judgedBy.articleOf, this.#parts.reader);
    const failures = knownFailures(faq, all, judgedBy);
    if (failures.length === 0) return;
    await this.#byService(faq, "unsettle", reasonOf(failures));
    await this.#parts.onChange();
  }

  /** Sends to review what no longer stands on the articles of now, and ends what is over. */
  async lookAfter(): Promise<void> {
    const { published, articles, onChange, today } = this.#parts;
    const day = today();
    const judgedBy = await articles();
    for (const [place, faq] of (await published.list()).entries()) {
      if (place % LOOKED_AT_ONCE === LOOKED_AT_ONCE - 1) await setImmediate();
      const reason = unsettledBy(faq, judgedBy);
      if (isOver(day, faq)) await this.#byService(faq, "expire", reasonWith("expired", null));
      else if (reason !== null) await this.#byService(faq, "unsettle", reason);
    }
    await onChange();
  }

  async #byService(faq: Faq, action: "expire" | "unsettle", reason: FaqReason): Promise<void> {
    const state = stateAfter(faq, action, null);
    const next = { ...faq, state, approvedBy: null, reason };
    await this.#parts.store.change(faq.id, faq.revision, changeOf(next, action, null));
  }

  async #change(faq: Faq, action: FaqAction, by: Member, next: Faq): Promise<FaqView> {
    const outcome = await this.#parts.store.change(faq.id, faq.revision, changeOf(next, action, by));
    if (outcome.kind === "unknown") throw new FaqRefusal("faq_unknown");
    if (outcome.kind === "conflict") throw new FaqRefusal("faq_changed", { current: outcome.faq });
    if (faq.state === "published" || next.state === "published") await this.#parts.onChange();
    return this.#viewOf(outcome.faq);
  }

  async #found(id: string): Promise<Faq> {
    const faq = await this.#parts.store.find(id);
    if (faq === null) throw new FaqRefusal("faq_unknown");
    return faq;
  }

  async #standing(id: string, basedOn: number): Promise<Faq> {
    const faq = await this.#found(id);
    if (faq.revision !== basedOn) throw new FaqRefusal("faq_changed", { current: faq });
    return faq;
  }

  async #viewOf(faq: Faq): Promise<FaqView> {
    return { faq, failures: await this.#failuresOf(faq), isDue: this.isDue(faq) };
  }

  async #failuresOf({ answers }: Pick<Faq, "answers">): Promise<readonly FaqFailure[]> {
    const { articles, reader } = this.#parts;
    return (await proveFaq(answers, (await articles()).articleOf, reader)).failures;
  }

  async #refuseUnproved(faq: FaqContent): Promise<void> {
    const isAnswered = faq.answers.some(({ sentences }) => sentences.length > 0);
    if (faq.questions.length === 0 || !isAnswered) throw new FaqRefusal("faq_incomplete");
    const failures = await this.#failuresOf(faq);
    if (failures.length > 0) throw new FaqRefusal("faq_unproved", { failures });
  }
}

function stateAfter(faq: Faq, action: FaqAction, by: Member | null): FaqState {
  const step = stepOf(faq, action, by);
  if (step.refused !== null) throw new FaqRefusal(REFUSED[step.refused]);
  return step.state;
}

/** Even a draft may not say that it is valid on no day at all. */
function refuseReversedDays({ validFrom, validUntil }: FaqContent): void {
  if (validFrom !== null && validUntil !== null && validFrom > validUntil)
    throw new FaqRefusal("faq_days_reversed");
}

/** Why it stands where it stands goes on to be told while it stands there. */
function keptReason({ state, reason }: Faq, next: FaqState): FaqReason | null {
  return state === next ? reason : null;
}

function reasonWith(code: FaqReason["code"], text: string | null): FaqReason {
  return { code, articleId: null, text };
}

function changeOf(
  { questions, answers, owner, validFrom, validUntil, reviewOn, state, editor, approvedBy, reason }: Faq,
  action: FaqAction,
  by: Member | null,
): FaqChange {
  const content = { questions, answers, owner, validFrom, validUntil, reviewOn };
  return { ...content, state, editor, approvedBy, reason, action: DONE[action], by: by?.id ?? null };
}
