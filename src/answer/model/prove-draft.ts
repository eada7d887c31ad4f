import { sentenceSpans } from "../../language/sentences.ts";
import { toSimplified, toTraditional, writtenLanguage } from "../../language/script.ts";
import type { AnswerLanguage } from "../answerer.ts";
import type { ComposedSentence } from "../composed.ts";
import type { Failure } from "../verify.ts";
import { carryingQuotes, type QuoteContext } from "./carrying-quotes.ts";
import type { DraftSentence } from "./draft.ts";
import type { Fault } from "./model-prompt.ts";
import type { NumberedPassage } from "./numbered-evidence.ts";
import { holdsAddress } from "./without-addresses.ts";

/** What a drafted sentence is proved with. */
export interface ProofContext extends QuoteContext {
  readonly evidence: readonly NumberedPassage[];
  readonly language: AnswerLanguage;
}

/** A drafted sentence that is proved, or what is wrong with it. */
export type Proof =
  | { readonly sentence: ComposedSentence; readonly fault: null }
  | { readonly sentence: null; readonly fault: Fault };

/** Longest sentence shown, in UTF-16 units; those of the news seldom have half of it. */
const LONGEST = 500;

/** Sentences of a draft, each alone, without marks of citations: one of several may be proved while another is not. */
export function singleSentences(drafts: readonly DraftSentence[]): DraftSentence[] {
  return drafts.flatMap(({ text, evidence }) => {
    const plain = text
      .replaceAll(/\s*(?:\[\s*\d{1,3}(?:\s*[,、]\s*\d{1,3})*\s*\]|【\d{1,3}】)/gu, "")
      .replaceAll(/\s+/gu, " ");
    return sentenceSpans(plain).map(({ start, end }) => ({ text: plain.slice(start, end), evidence }));
  });
}

/** Proves a sentence of a draft by the passages that it cites. */
export function proveDraft(draft: DraftSentence, context: ProofContext): Proof {
  const { language } = context;
  const text = inScript(draft.text, language);
  const failed = (...wrong: string[]): Proof => ({ sentence: null, fault: { text, wrong } });
  if (text.length > LONGEST) return failed("is too long");
  if (holdsAddress(text)) return failed("holds an address");
  if (!isWrittenIn(text, language)) return failed("is in another language than asked for");
  const cited = context.evidence.filter(({ n }) => draft.evidence.includes(n));
  if (cited.length === 0) return failed("cites no passage that was given");
  const { quotes, failures } = carryingQuotes({ text, language }, cited, context);
  if (quotes.length > 0) return { sentence: { text, language, quotes }, fault: null };
  return failed(
    ...(failures.length > 0 ? failures.map(inWords) : ["says what the passages cited do not say"]),
  );
}

/** Chinese in the script that is answered in: which characters a model takes is no reason to ask again. */
function inScript(text: string, language: AnswerLanguage): string {
  const written = writtenLanguage(text);
  if (language === "zh-Hans" && written === "zh-Hant") return toSimplified(text);
  if (language === "zh-Hant" && written === "zh-Hans") return toTraditional(text);
  return text;
}

/** What may be in the other language within a sentence: names in brackets and quotation marks. */
const ASIDE = /\([^()]*\)|（[^（）]*）|"[^"]*"|“[^“”]*”|「[^「」]*」|『[^『』]*』|《[^《》]*》/gu;

function isWrittenIn(text: string, language: AnswerLanguage): boolean {
  const isChinese = (part: string): boolean => writtenLanguage(part).startsWith("zh");
  if (language !== "en") return isChinese(text);
  return [text, text.replaceAll(ASIDE, " ")].some((part) => writtenLanguage(part) === "en");
}

function inWords({ kind, what }: Failure): string {
  return `${kind.replaceAll("_", " ")} not in the passages cited: ${what}`;
}
