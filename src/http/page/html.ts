/** Markup that is safe to send: it comes from a template of ours, with every value in it escaped. */
export class SafeHtml {
  readonly markup: string;

  private constructor(markup: string) {
    this.markup = markup;
  }

  /** Joins a template's literal parts and its escaped values. For `html` alone. */
  static fromTemplate(literals: readonly string[], values: readonly HtmlValue[]): SafeHtml {
    return new SafeHtml(
      literals
        .map((literal, index) => (index === 0 ? "" : escaped(values[index - 1] ?? null)) + literal)
        .join(""),
    );
  }
}

/** What a template takes: text and numbers are escaped, markup is kept, null and false leave nothing. */
export type HtmlValue = string | number | SafeHtml | readonly SafeHtml[] | null | false;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Template for markup. Values stand in element content or in double-quoted attribute values, nowhere else. */
export function html(literals: TemplateStringsArray, ...values: readonly HtmlValue[]): SafeHtml {
  return SafeHtml.fromTemplate(literals, values);
}

function escaped(value: HtmlValue): string {
  if (value === null || value === false) return "";
  if (value instanceof SafeHtml) return value.markup;
  if (typeof value === "string") return value.replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? "");
  if (typeof value === "number") return String(value);
  return value.map((part) => part.markup).join("");
}
