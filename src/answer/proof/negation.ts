import type { Span } from "../../language/sentences.ts";
import { overlaps } from "./clauses.ts";
import { type Cue, governedWords, lostCues } from "./governed-words.ts";
import { matchesOf, type ProofText } from "./proof-text.ts";

/** "not … before" tells a first time, "not only" and 不僅 nothing negative, 非洲 is a place. */
const ENGLISH =
  /(?<!\p{L})(?:not(?! only)|no(?! (?:longer|fewer|less|more) than|\.)|never|neither|nor|without|nobody|none|cannot|\p{L}+n['’]t|unable to|fail(?:ed|s)? to|refused? to|declined? to|ceased? to)(?!\p{L})(?![^.;,]*(?<!\p{L})before(?!\p{L}))/giu;
const CHINESE =
  /並未|並無|並非|尚未|未能|未曾|無法|無緣|沒有|不再|不得|拒絕|拒|沒(?!收)|未(?![來婚成名知定])|不(?![僅只同少過斷但久論分可一到足滿良動])|無(?![障線論人數限不疑])|(?<![除是])非(?![洲常政凡])/gu;

function cuesIn({ text, mentions }: ProofText): Cue[] {
  const cues = [ENGLISH, CHINESE].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: { length }, index }) => ({
      start: index,
      end: index + length,
      isBehind: false,
    })),
  );
  // 那不勒斯 is a city.
  return cues.filter((cue) => !mentions.some((mention) => overlaps(mention, cue)));
}

/** Where one of the two denies what the other one tells. */
export function failedNegations(told: ProofText, evidence: ProofText): Span[] {
  const of = { proof: told, governed: governedWords(told, cuesIn(told)) };
  const by = { proof: evidence, governed: governedWords(evidence, cuesIn(evidence)) };
  const added = of.governed.filter(({ head }) => {
    if (by.governed.length === 0) return true;
    const there = head === null ? [] : matchesOf(head, evidence);
    return (
      there.length > 0 &&
      !there.some((word) =>
        by.governed.some(({ reach }) => word.start < reach.end && reach.start - NEAR < word.end),
      )
    );
  });
  const dropped = lostCues(by, of);
  return [...added.map(({ cue }) => cue), ...dropped.map(() => ({ start: 0, end: told.text.length }))];
}

/** UTF-16 units before a cue in which what it denies may stand: "memorandums were not signed". */
const NEAR = 40;
