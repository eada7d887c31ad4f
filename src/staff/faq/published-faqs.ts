import { setImmediate } from "node:timers/promises";
import type { Faq, FaqStore } from "../../store/faq-store.ts";

/** FAQs read from the store at a time: parsing them takes a few milliseconds of the thread that answers citizens. */
const READ_AT_ONCE = 100;

/** The published FAQs. Of the store, only what has come or changed since the last time is read. */
export class PublishedFaqs {
  readonly #store: Pick<FaqStore, "heads" | "some">;
  #list: readonly Faq[] = [];

  constructor(store: Pick<FaqStore, "heads" | "some">) {
    this.#store = store;
  }

  /**
   * The FAQs that are published now, last changed first: the same array as before, and in a new one the same objects, for
   * what has not changed. Rejects with a `StoreError`.
   */
  async list(): Promise<readonly Faq[]> {
    const heads = await this.#store.heads("published");
    const known = new Map(this.#list.map((faq) => [faq.id, faq]));
    const isSame = (faq: Faq | undefined, revision: number): boolean => faq?.revision === revision;
    const missing = heads.filter(({ id, revision }) => !isSame(known.get(id), revision)).map(({ id }) => id);
    for (let from = 0; from < missing.length; from += READ_AT_ONCE) {
      for (const faq of await this.#store.some(missing.slice(from, from + READ_AT_ONCE)))
        known.set(faq.id, faq);
      await setImmediate();
    }
    // One may have changed while the others were read: it is taken as it was read.
    const list = heads.flatMap(({ id }) => known.get(id) ?? []).filter(({ state }) => state === "published");
    const hasChanged =
      list.length !== this.#list.length || list.some((faq, place) => faq !== this.#list[place]);
    if (hasChanged) this.#list = list;
    return this.#list;
  }
}
