import type { Source } from "../../answer/answer.ts";
import { cut } from "../cut-text.ts";
import { webUrl } from "../source-url.ts";

/** Cells are read side by side; in UTF-16 units. */
const MOST_CELL = 1_000;
const MOST_QUOTE = 400;

export interface TextRun {
  readonly type: "TextRun";
  readonly text: string;
  readonly weight?: "Bolder";
  readonly selectAction?: { readonly type: "Action.OpenUrl"; readonly url: string };
}

/** Text that is shown as it stands: of all elements, only this one reads no Markdown. */
export interface RichTextBlock {
  readonly type: "RichTextBlock";
  readonly inlines: readonly TextRun[];
}

export interface Table {
  readonly type: "Table";
  readonly firstRowAsHeaders: true;
  readonly columns: readonly { readonly width: 1 }[];
  readonly rows: readonly {
    readonly type: "TableRow";
    readonly cells: readonly { readonly type: "TableCell"; readonly items: readonly RichTextBlock[] }[];
  }[];
}

/** An Adaptive Card (https://adaptivecards.io/schemas/adaptive-card.json; tables since 1.5). */
export interface AdaptiveCard {
  readonly type: "AdaptiveCard";
  readonly $schema: "http://adaptivecards.io/schemas/adaptive-card.json";
  readonly version: "1.5";
  readonly lang: string;
  readonly msteams: { readonly width: "Full" };
  readonly body: readonly (RichTextBlock | Table)[];
}

/** A card in a language (BCP 47). */
export function adaptiveCard(lang: string, body: AdaptiveCard["body"]): AdaptiveCard {
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang,
    msteams: { width: "Full" },
    body,
  };
}

export function block(...inlines: readonly TextRun[]): RichTextBlock {
  return { type: "RichTextBlock", inlines };
}

export function bold(text: string): TextRun {
  return { ...plain(cut(text, MOST_CELL)), weight: "Bolder" };
}

export function plain(text: string): TextRun {
  return { type: "TextRun", text };
}

/** Something that is said, with the numbers of its sources, since `[n]` becomes no badge in a card. */
export function claimRun({
  text,
  citations,
}: {
  readonly text: string;
  readonly citations: readonly number[];
}): TextRun {
  return plain([cut(text, MOST_CELL), ...citations.map((n) => `[${n}]`)].join(" "));
}

/** A title that opens its address, where it has one to open. */
export function titleRun(title: string, url: string | null): TextRun {
  const address = webUrl(url);
  const name = plain(cut(title, MOST_QUOTE));
  return address === null ? name : { ...name, selectAction: { type: "Action.OpenUrl", url: address } };
}

/** A source with its number, whose it is and what it says. */
export function sourceBlock({ n, title, url, publisher, publishedOn, quote }: Source): RichTextBlock {
  const from = [publisher, publishedOn ?? ""].filter((part) => part !== "").join(", ");
  return block(
    plain(`[${n}] `),
    titleRun(title, url),
    plain(` (${cut(from, MOST_QUOTE)}): ${cut(quote, MOST_QUOTE)}`),
  );
}
