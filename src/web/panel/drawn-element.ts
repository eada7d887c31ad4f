import { render, type TemplateResult } from "lit/html.js";
import { adoptStyles } from "../launcher/style-sheets.ts";

/**
 * An element with a shadow root that a template fills: as much of `LitElement` as one element needs that is made once,
 * under the same names. The whole of it weighs 2 kB compressed.
 */
export abstract class DrawnElement extends HTMLElement {
  readonly root = this.attachShadow({ mode: "open" });
  #drawn: Promise<void> | null = null;

  constructor(styles: readonly string[]) {
    super();
    adoptStyles(this.root, styles);
    this.requestUpdate();
  }

  /** What it shows now. */
  protected abstract render(): TemplateResult;

  /** It has been drawn. */
  protected abstract updated(): void;

  /** Draws it soon: once, whatever else changes before. */
  requestUpdate(): void {
    this.#drawn ??= Promise.resolve().then(() => {
      this.#drawn = null;
      render(this.render(), this.root);
      this.updated();
    });
  }

  /** Done when it shows what has changed until now. */
  get updateComplete(): Promise<void> {
    return this.#drawn ?? Promise.resolve();
  }

  /** Values that it is drawn anew for when one of them is set. */
  protected watched<T extends object>(values: T): T {
    return new Proxy(values, {
      set: (target, name, value) => {
        this.requestUpdate();
        return Reflect.set(target, name, value);
      },
    });
  }
}
