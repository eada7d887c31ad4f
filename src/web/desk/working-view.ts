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

  constructor() {
    super();
    this.problem = null;
    this.isBusy = false;
  }

  /** Does it, unless something is being done; never rejects. */
  protected async do(work: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = null;
    try {
      await work();
    } catch (error) {
      this.problem = told(error, this.desk.say);
    } finally {
      this.isBusy = false;
    }
  }
}
