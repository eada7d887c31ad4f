import { sentenceSpans } from "../../language/sentences.ts";
import { NO_TABLE } from "../compose.ts";
import type { Composed, ComposedSentence, Retrieved } from "../composed.ts";
import type { ArticleRecord } from "../article-records.ts";
import { quotedSentence } from "../quoted-sentence.ts";
import { pointsBack } from "../points-back.ts";
import type { EventAnswer } from "./event-answer.ts";
import { eventGap } from "./event-gap.ts";
import type { OfficeHolder } from "./office-holder-answer.ts";
import type { TieAnswer } from "./tie-answer.ts";
import type { ToldSentence } from "./told-sentence.ts";
import type { UnclearTime, ValueAnswer } from "./value-answer.ts";

/** An answer from what the articles' records tell of an event: the sentences that carry it. */
export function composedValues(retrieved: Retrieved, answer: ValueAnswer): Composed {
  const sentences = sentencesOf(answer.records);
  const refusal = sentences.length === 0 ? "elsewhere" : null;
  const rest = { ...NO_TABLE, composer: "extractive", refusal, weighed: [] } as const;
  return { ...retrieved, ...rest, sentences, ...whatIsKept(answer) };
}

/** An answer to whether two cities are tied, or since when; nothing is said where no article tells of such a tie. */
export function composedTie(retrieved: Retrieved, { records }: TieAnswer): Composed {
  const refusal = records.length === 0 ? "no_such_tie" : null;
  const rest = { ...NO_TABLE, composer: "extractive", refusal, weighed: [] } as const;
  return { ...retrieved, ...rest, sentences: sentencesOf(records), asks: ["tie"] };
}

/** An answer from what the records of a single event tell. */
export function composedEvent(retrieved: Retrieved, { record, ask }: EventAnswer): Composed {
  const rest = { ...NO_TABLE, composer: "extractive", refusal: null, weighed: [] } as const;
  return { ...retrieved, ...rest, sentences: sentencesOf([record]), asks: [ask.name] };
}

/** An answer to which day something was put off. */
export function composedNewDate(retrieved: Retrieved, told: ToldSentence): Composed {
  const rest = { ...NO_TABLE, composer: "extractive", refusal: null, weighed: [] } as const;
  return { ...retrieved, ...rest, sentences: sentencesOf([told]), asks: ["new date"] };
}

/** An answer to how many there are by now: as the newest article tells. */
export function composedStanding(retrieved: Retrieved, record: ArticleRecord): Composed {
  const rest = { ...NO_TABLE, composer: "extractive", refusal: null, weighed: [] } as const;
  return { ...retrieved, ...rest, sentences: sentencesOf([record]), asks: ["how many by now"] };
}

/** An answer to who holds an office; nothing is said where no article tells: others' offices stand beside it. */
export function composedHolder(retrieved: Retrieved, { record }: OfficeHolder): Composed {
  const refusal = record === null ? "no_value" : null;
  const rest = { ...NO_TABLE, composer: "extractive", refusal, weighed: [] } as const;
  return { ...retrieved, ...rest, sentences: record === null ? [] : sentencesOf([record]), asks: ["office"] };
}

/** No answer to what is asked about names that no article has. */
export function composedUnknown(retrieved: Retrieved, unknownNames: readonly string[]): Composed {
  const rest = { ...NO_TABLE, composer: "extractive", refusal: "name_missing", weighed: [] } as const;
  return { ...retrieved, ...rest, unknownNames, sentences: [] };
}

/** The sentences of records, each once. */
function sentencesOf(records: readonly ToldSentence[]): ComposedSentence[] {
  const told = records.flatMap(withContext);
  return told.filter((sentence, at) => told.findIndex((other) => isSameQuote(other, sentence)) === at);
}

/** Sentences found where no record fills what was asked: what was understood is kept, and where they say nothing, what is told. */
export function withoutValues(extracted: Composed, answer: ValueAnswer): Composed {
  const { asks, gap } = whatIsKept(answer);
  return { ...extracted, asks, gap: extracted.sentences.length === 0 ? gap : null };
}

function whatIsKept(answer: ValueAnswer): Pick<Composed, "asks" | "gap"> {
  return { asks: answer.request.asks.map(({ name }) => name), gap: eventGap(answer) };
}

/** Asks back which time is meant. */
export function composedChoices(retrieved: Retrieved, { choices, asks }: UnclearTime): Composed {
  const rest = { ...NO_TABLE, composer: "extractive", refusal: "unclear_time", weighed: [] } as const;
  return { ...retrieved, ...rest, sentences: [], choices, asks };
}

/** The sentence of a value, after the one that it points back to. */
function withContext({ record: { sentence }, article }: ToldSentence): ComposedSentence[] {
  const own = quotedSentence({ article, ...sentence });
  if (!pointsBack(own.text)) return [own];
  const before = sentenceSpans(article.body).findLast(({ end }) => end <= sentence.start);
  return before === undefined ? [own] : [quotedSentence({ article, ...before }), own];
}

function isSameQuote(a: ComposedSentence, b: ComposedSentence): boolean {
  const [one] = a.quotes;
  const [other] = b.quotes;
  return one?.article.id === other?.article.id && one?.start === other?.start;
}
