import type { PropertyDeclarations } from "lit";
import { told } from "./api.ts";
import { ViewElement } from "./view-element.ts";

/** A view that does one thing at a time, and shows what went wrong with the last. */
export abstract class WorkingView extends ViewElement {
  static override properties: PropertyDeclarations = {
    problem: { state: true },
    isBusy: { state: true },
  };
  declare problem: string | null;
  declare isBusy: boolean;
  #reading = Promise.resolve();

  constructor() {
    super();
    this.problem = null;
    this.isBusy = false;
  }

  /** Reads what the view shows; what is written meanwhile is kept, and what is done waits for it. Never rejects. */
  protected async read(work: () => Promise<void>): Promise<void> {
    this.#reading = this.#reading.then(() => this.#try(work));
    await this.#reading;
  }

  /** Does it, unless something is being done; never rejects. */
  protected async do(work: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    // A list that was asked for before would come after what is done, and not show it.
    await this.#reading;
    await this.#try(work);
    this.isBusy = false;
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.problem = null;
    try {
      await work();
    } catch (error) {
      this.problem = told(error, this.desk.say);
    }
  }
}
