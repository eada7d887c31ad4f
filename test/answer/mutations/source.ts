import { createHash } from "node:crypto";
import type { Quote } from "../../../src/answer/composed.ts";
import type { Article } from "../../../src/corpus/article.ts";
import type { Glossary } from "../../../src/language/glossary.ts";
import { hasHan } from "../../../src/language/han.ts";
import { sentenceSpans } from "../../../src/language/sentences.ts";
import type { Side } from "./event-split.ts";

/** A true sentence with the quotes that carry it: what operators start from. */
export interface Source {
  readonly text: string;
  readonly quotes: readonly Quote[];
  /** All words that carry it, for operators that must not say by chance what is true. */
  readonly evidence: string;
  readonly side: Side;
  /** Whether text and evidence are in different languages. */
  readonly isAcross: boolean;
}

/** What is said of a source, by whom it was made and whether it is true. */
export interface Case extends Source {
  readonly operator: string;
  readonly isFaithful: boolean;
}

/** What an operator makes of a source: other words, and other quotes where these change as well. */
export interface Made {
  readonly text: string;
  readonly quotes?: readonly Quote[];
}

/** A way to change a true sentence; null where it does not apply. */
export interface Operator {
  readonly name: string;
  readonly isFaithful: boolean;
  readonly make: (source: Source, world: World) => string | Made | null;
}

/** What operators take other values from. */
export interface World {
  readonly glossary: Glossary;
  readonly articles: readonly Article[];
}

export function languageOf(text: string): "en" | "zh-Hant" {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  return han > latin ? "zh-Hant" : "en";
}

/** A source that says what its quotes say. */
export function sourceOf(text: string, quotes: readonly Quote[], side: Side): Source {
  const evidence = quotes.map(({ article, start, end }) => article.body.slice(start, end)).join("\n");
  return { text, quotes, evidence, side, isAcross: languageOf(text) !== languageOf(evidence) };
}

/** Least letters of a sentence that operators find something to change in: six words, ten characters. */
const LEAST = { en: 30, "zh-Hant": 10 };

/** Every sentence of an article that says something, quoted whole. */
export function sentencesOf(article: Article, side: Side): Source[] {
  return sentenceSpans(article.body).flatMap(({ start, end }) => {
    const text = article.body.slice(start, end);
    return text.length < LEAST[languageOf(text)] ? [] : [sourceOf(text, [{ article, start, end }], side)];
  });
}

/** One of a list, always the same for the same key; undefined for an empty list. */
export function pick<T>(list: readonly T[], key: string): T | undefined {
  return list[createHash("sha256").update(key).digest().readUInt32BE() % Math.max(1, list.length)];
}

/** The text with a stretch replaced; null where that changes nothing. */
export function replaced(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  by: string | undefined,
): string | null {
  if (by === undefined || by === text.slice(start, end)) return null;
  return text.slice(0, start) + by + text.slice(end);
}

/** Both stretches in each other's place. */
export function swapped(
  text: string,
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): string | null {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  const one = text.slice(first.start, first.end);
  const other = text.slice(second.start, second.end);
  if (one === other || first.end > second.start) return null;
  return (
    text.slice(0, first.start) + other + text.slice(first.end, second.start) + one + text.slice(second.end)
  );
}

/** Names written alike: Chinese ones for a Chinese text, others for another. */
export function inScriptOf(names: readonly string[], text: string): string[] {
  return names.filter((name) => hasHan(name) === hasHan(text));
}
