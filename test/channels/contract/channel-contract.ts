import { expect } from "vitest";
import type { Answer } from "../../../src/answer/answer.ts";
import type { ChannelName } from "../../../src/channels/channel.ts";
import type { ContractAnswer } from "./answers.ts";

/** A limit of a channel, by its name; `check` fails with an assertion. */
export interface LimitCheck<Sent> {
  readonly name: string;
  check(messages: readonly Sent[], answer: Answer): void;
}

/** What the contract test knows of a channel. */
export interface ChannelContract<Sent = unknown> {
  readonly name: ChannelName;
  render(answer: Answer): readonly Sent[];
  /** All words that a citizen gets to read, in buttons and cards too, however they are written. */
  shown(messages: readonly Sent[]): string;
  /** The channel's own limits, each with its source. */
  readonly limits: readonly LimitCheck<Sent>[];
}

const graphemes = new Intl.Segmenter("zh-Hant", { granularity: "grapheme" });

/** Characters as a reader counts them. */
export function lengthAsRead(text: string): number {
  return Array.from(graphemes.segment(text)).length;
}

/** Every string in a JSON value. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

/** What holds of every channel. */
export const COMMON_CHECKS: readonly {
  readonly name: string;
  readonly check: (rendered: readonly unknown[], shown: string, contract: ContractAnswer) => void;
}[] = [
  {
    name: "there is something to send, and it survives being kept as JSON",
    check: (rendered) => {
      expect(rendered.length).toBeGreaterThan(0);
      expect(JSON.parse(JSON.stringify(rendered))).toEqual(rendered);
    },
  },
  {
    name: "no character is cut in two",
    check: (rendered, _shown, { answer }) => {
      const originals = stringsIn(answer);
      for (const text of stringsIn(rendered)) {
        expect(text.isWellFormed()).toBe(true);
        expect(originals.filter((original) => isCutWithin(text, original))).toEqual([]);
      }
    },
  },
  {
    name: "every number of whom to ask is said",
    check: (_rendered, shown, { answer: { contact }, isHuge }) => {
      // What is too long for a channel is cut at its end, and says so.
      if (contact === null || isHuge) return;
      for (const { phone } of [contact, ...(contact.morePhones ?? [])]) expect(shown).toContain(phone);
    },
  },
  {
    name: "what was found is said, and nothing is held back unseen",
    check: (_rendered, shown, { answer, isHuge }) => {
      if (isHuge) return;
      const { sentences, notices, table, conflicts, choices, contact } = answer;
      const said = [
        ...sentences.map(({ text }) => text),
        ...notices.map(({ text }) => text),
        ...(table?.columns ?? []),
        ...(table?.rows.flat() ?? []).map(({ text }) => text),
        ...conflicts.flatMap(({ about, claims }) => [about, ...claims.map(({ text }) => text)]),
        ...(contact === null ? [] : [contact.phone]),
      ];
      for (const words of said) expect(plain(shown)).toContain(plain(words));
      // Buttons have labels of a few characters: the beginning tells one from another.
      for (const choice of choices) expect(plain(shown)).toContain(plain(choice).slice(0, 8));
    },
  },
  {
    name: "every passage to read stands there, named, and linked to where its article has a web address",
    check: (rendered, shown, { answer: { related = [] } }) => {
      for (const { title, publisher, quote, url } of related) {
        expect(plain(shown)).toContain(plain(title));
        expect(plain(shown)).toContain(plain(publisher));
        expect(plain(shown)).toContain(plain(quote));
        // A channel may write its brackets as Markdown wants them.
        const address = url?.replace("(", "%28").replace(")", "%29") ?? "";
        const sent = stringsIn(rendered).filter((text) => text !== url);
        const isLinked = sent.some((text) => text.includes(url ?? "") || text.includes(address));
        if (url !== null) expect(isLinked).toBe(url.startsWith("https:"));
      }
    },
  },
  {
    name: "every claim names its sources",
    check: (_rendered, shown, { answer, isHuge }) => {
      if (isHuge) return;
      const claims = [...answer.sentences, ...answer.conflicts.flatMap((conflict) => conflict.claims)];
      for (const n of claims.flatMap(({ citations }) => citations)) expect(shown).toContain(`[${n}]`);
    },
  },
];

/** Whether a text that ends in an ellipsis is the beginning of another, cut off in the middle of a character as read. */
function isCutWithin(text: string, original: string): boolean {
  const cut = /^(?<kept>.+)…$/su.exec(text)?.groups?.["kept"];
  if (cut === undefined || cut.length >= original.length || !original.startsWith(cut)) return false;
  return graphemes.segment(original).containing(cut.length)?.index !== cut.length;
}

/** Words without the spaces between them, which channels set as they must. */
function plain(text: string): string {
  return text.replace(/\s+/gu, "");
}
