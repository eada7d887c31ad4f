import type { Answer } from "../../answer/answer.ts";
import { type InterfaceLanguage, message } from "../../language/messages/index.ts";
import { cut } from "../cut-text.ts";
import type { StaffPassage } from "../staff-look-up.ts";
import {
  adaptiveCard,
  type AdaptiveCard,
  block,
  bold,
  claimRun,
  plain,
  sourceBlock,
  titleRun,
} from "./card-parts.ts";
import { tableCard } from "./table-card.ts";

/** Teams sends no card of more than 28 KB; counted in the larger of UTF-8 and UTF-16, with room for what stands around. */
const MOST_BYTES = 24 * 1024;
/** A passage is a paragraph or two; in UTF-16 units, as are the others. */
const MOST_PASSAGE = 2_000;
const MOST_PREVIEW = 160;

/** A result of a message extension: the card that is put into a message, and how the list of results shows it. */
export interface ResultCard {
  readonly contentType: "application/vnd.microsoft.card.adaptive";
  readonly content: AdaptiveCard;
  readonly preview: {
    readonly contentType: "application/vnd.microsoft.card.thumbnail";
    readonly content: { readonly title: string; readonly text: string };
  };
}

/** An answer under a heading, as much of it as fits, with the sources of what is shown. */
export function answerCard(answer: Answer, heading: string, language: InterfaceLanguage): ResultCard {
  const fitting = fittingCard(answer, heading, language) ?? adaptiveCard(language, [block(bold(heading))]);
  return result(fitting, heading, answer.sentences[0]?.text ?? message(language, "result.table"));
}

/** The most of it that fits; null where not even its first sentence does. */
function fittingCard(answer: Answer, heading: string, language: InterfaceLanguage): AdaptiveCard | null {
  for (const extent of extents(answer.table?.rows.length ?? 0, answer.sentences.length)) {
    const card = cardOf(answer, heading, language, extent);
    if (bytesOf(card) < MOST_BYTES) return card;
  }
  return null;
}

/** Words of an article, under its title. */
export function passageCard({ article, text }: StaffPassage): ResultCard {
  const { title, url, publisher, publishedOn, language } = article;
  const from = [publisher, publishedOn ?? ""].filter((part) => part !== "").join(", ");
  const card = adaptiveCard(language, [
    block({ ...titleRun(title, url), weight: "Bolder" }),
    block(plain(from)),
    block(plain(cut(text, MOST_PASSAGE))),
  ]);
  return result(card, title, `${from}: ${text}`);
}

/** A sentence of our own in the place of a result. */
export function noteCard(title: string, text: string, language: InterfaceLanguage): ResultCard {
  return result(adaptiveCard(language, [block(bold(title)), block(plain(text))]), title, text);
}

interface Extent {
  readonly rows: number;
  readonly sentences: number;
}

/** From all of an answer to its first sentence. */
function* extents(rows: number, sentences: number): Generator<Extent> {
  for (let kept = rows; kept > 0; kept = Math.floor(kept / 2)) yield { rows: kept, sentences };
  for (let kept = sentences; kept > 0; kept--) yield { rows: 0, sentences: kept };
}

function cardOf(answer: Answer, heading: string, language: InterfaceLanguage, extent: Extent): AdaptiveCard {
  const sentences = answer.sentences.slice(0, extent.sentences);
  const disputed = answer.conflicts.flatMap(({ claims }) => claims);
  const cited = new Set([...sentences, ...disputed].flatMap(({ citations }) => citations));
  const isCut = extent.sentences < answer.sentences.length;
  return adaptiveCard(answer.language, [
    block(bold(heading)),
    ...answer.notices.map(({ text }) => block(plain(text))),
    ...sentences.map((sentence) => block(claimRun(sentence))),
    ...(isCut ? [block(plain("…"))] : []),
    ...(disputed.length === 0 ? [] : [block(bold(message(language, "result.conflicts")))]),
    ...answer.conflicts.flatMap(({ about, claims }) => [
      block(plain(about)),
      ...claims.map((claim) => block(claimRun(claim))),
    ]),
    ...answer.sources.filter(({ n }) => cited.has(n)).map(sourceBlock),
    // With the sources of its cells.
    ...(tableCard(answer, language, extent.rows)?.body ?? []),
  ]);
}

function result(content: AdaptiveCard, title: string, text: string): ResultCard {
  return {
    contentType: "application/vnd.microsoft.card.adaptive",
    content,
    preview: {
      contentType: "application/vnd.microsoft.card.thumbnail",
      content: { title: cut(title, MOST_PREVIEW), text: withoutMarkup(cut(text, MOST_PREVIEW)) },
    },
  };
}

/** Teams reads some HTML in a thumbnail's text. */
function withoutMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function bytesOf(card: AdaptiveCard): number {
  const json = JSON.stringify(card);
  return Math.max(Buffer.byteLength(json), json.length * 2);
}
