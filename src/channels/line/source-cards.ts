import type { messagingApi } from "@line/bot-sdk";
import type { Source } from "../../answer/answer.ts";
import { type InterfaceLanguage, message } from "../../language/messages/index.ts";
import { readableDay } from "../../language/messages/readable-day.ts";
import { cutText } from "./cut-text.ts";
import { jsonBytes } from "./json-bytes.ts";
import { LINE_LIMITS } from "./line-limits.ts";

/** What a card shows of each text, in characters as read; the units keep a card within some 6 KB whatever it holds. */
const TITLE = { characters: 90, units: 200 };
const PUBLISHER = { characters: 60, units: 120 };
const QUOTE = { characters: 320, units: 640 };
/** In the alternative text, which notifications show. */
const ALT_TITLE = { characters: 60, units: 120 };

const COLOURS = { official: "#0B5C3B", press: "#5A4A00", title: "#111111", detail: "#555555" };

/** Carousels with a card for each source, in order, at most so many; `left` counts the sources that found no place. */
export function sourceCarousels(
  sources: readonly Source[],
  most: number,
  language: InterfaceLanguage,
): { readonly messages: messagingApi.FlexMessage[]; readonly left: number } {
  const groups: Source[][] = [];
  let bubbles: messagingApi.FlexBubble[] = [];
  const messages: messagingApi.FlexMessage[] = [];
  let left = 0;
  for (const source of sources) {
    const card = sourceCard(source, language);
    const isFull =
      bubbles.length === 0 ||
      bubbles.length === LINE_LIMITS.bubbles ||
      jsonBytes(carousel([...bubbles, card])) > LINE_LIMITS.carouselBytes;
    if (isFull && groups.length === most) {
      left++;
      continue;
    }
    if (isFull) {
      bubbles = [];
      groups.push([]);
      messages.push({ type: "flex", altText: "", contents: carousel(bubbles) });
    }
    bubbles.push(card);
    groups.at(-1)?.push(source);
  }
  return {
    messages: messages.map((one, index) => ({ ...one, altText: altText(groups[index] ?? [], language) })),
    left,
  };
}

function carousel(contents: messagingApi.FlexBubble[]): messagingApi.FlexCarousel {
  return { type: "carousel", contents };
}

function altText(sources: readonly Source[], language: InterfaceLanguage): string {
  const titles = sources.map((source) => `[${source.n}] ${cutText(titleOf(source, language), ALT_TITLE)}`);
  return cutText([message(language, "sources.title"), ...titles].join("\n"), {
    units: LINE_LIMITS.altTextUnits,
  });
}

/** One source: whose it is, its title, who published it and when, the words that count, and the way to it. */
function sourceCard(source: Source, language: InterfaceLanguage): messagingApi.FlexBubble {
  const uri = linkOf(source.url);
  const quote = oneLine(source.quote);
  const shown = cutText(quote, QUOTE);
  return {
    type: "bubble",
    size: "kilo",
    body: {
      type: "box",
      layout: "vertical",
      spacing: "sm",
      contents: [
        {
          type: "text",
          text: `[${source.n}] ${message(language, source.official ? "sources.official" : "sources.press")}`,
          size: "xs",
          weight: "bold",
          color: source.official ? COLOURS.official : COLOURS.press,
          wrap: true,
        },
        wrapped(cutText(titleOf(source, language), TITLE), {
          size: "sm",
          weight: "bold",
          color: COLOURS.title,
        }),
        ...textIfAny(detailOf(source, language), { size: "xs", color: COLOURS.detail }),
        { type: "separator", margin: "md" },
        ...textIfAny(shown === "" ? "" : message(language, "line.quote"), {
          size: "xs",
          color: COLOURS.detail,
          margin: "md",
        }),
        ...textIfAny(shown, { size: "sm", color: COLOURS.title }),
        ...textIfAny(shown === quote ? "" : message(language, "line.quoteCut"), {
          size: "xs",
          color: COLOURS.detail,
        }),
      ],
    },
    ...(uri === null
      ? {}
      : {
          footer: {
            type: "box",
            layout: "vertical",
            contents: [
              {
                type: "button",
                style: "link",
                height: "sm",
                action: { type: "uri", label: message(language, "line.open"), uri },
              },
            ],
          },
        }),
  };
}

type Look = Omit<messagingApi.FlexText, "type" | "text" | "wrap">;

function wrapped(text: string, look: Look): messagingApi.FlexText {
  return { type: "text", text, wrap: true, ...look };
}

/** LINE refuses a text component without text. */
function textIfAny(text: string, look: Look): messagingApi.FlexText[] {
  return text === "" ? [] : [wrapped(text, look)];
}

function titleOf({ title, n }: Source, language: InterfaceLanguage): string {
  return oneLine(title) || message(language, "sources.cite", { n });
}

function detailOf({ publisher, publishedOn }: Source, language: InterfaceLanguage): string {
  const day = publishedOn === null ? "" : readableDay(publishedOn, language);
  return [cutText(oneLine(publisher), PUBLISHER), day]
    .filter((part) => part !== "")
    .join(language === "en" ? " · " : "・");
}

/** Controls would take six bytes each in JSON, and lines of their own in a card. */
function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

/** An address that LINE opens: http or https, percent-encoded, not too long; null for any other. */
function linkOf(url: string | null): string | null {
  const parsed = URL.parse(url ?? "");
  if (parsed === null || !/^https?:$/u.test(parsed.protocol)) return null;
  return parsed.href.length <= LINE_LIMITS.uriLength ? parsed.href : null;
}
