import { LitElement, type PropertyDeclarations, unsafeCSS } from "lit";
import type { Desk } from "./desk.ts";
import deskStyles from "./styles/desk.css?inline";
import resultStyles from "./styles/results.css?inline";

/** Style sheets of everything at the desk. */
export const DESK_STYLES = [unsafeCSS(deskStyles), unsafeCSS(resultStyles)];

/** A view of the desk: an element that is given the desk, and takes the focus when somebody comes to it. */
export abstract class ViewElement extends LitElement {
  static override styles = DESK_STYLES;
  static override properties: PropertyDeclarations = { desk: { attribute: false } };
  declare desk: Desk;

  override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (changed.get("desk") !== undefined) this.resume();
  }

  /** Somebody has signed in again where a session had ended: what could not be had then can be asked for anew. */
  resume(): void {
    // Most views have what they show.
  }

  /** Puts the focus where reading begins: the heading, unless a view has something better. */
  async takeFocus(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("h1")?.focus();
  }
}
