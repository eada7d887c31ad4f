import type { PropertyDeclarations } from "lit";
import { told } from "./api.ts";
import { ViewElement } from "./view-element.ts";

/** A view that reads what it shows and does one thing after another, and shows what went wrong with the last. */
export abstract class WorkingView extends ViewElement {
  static override properties: PropertyDeclarations = {
    problem: { state: true },
    isBusy: { state: true },
  };
  declare problem: string | null;
  declare isBusy: boolean;
  /** Settles once all that was asked for is over. */
  #last = Promise.resolve();

  constructor() {
    super();
    this.problem = null;
    this.isBusy = false;
  }

  /** Reads what the view shows once what goes on is over; what is written meanwhile is kept. Never rejects. */
  protected read(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(() => this.#try(work));
    return this.#last;
  }

  /** Does it, unless something is being done, once what is being read is there: a list asked for before would not show it. */
  protected async do(work: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      await this.read(work);
    } finally {
      this.isBusy = false;
    }
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
