import type { Span } from "../../language/sentences.ts";
import { overlaps } from "./clauses.ts";
import type { ProofText } from "./proof-text.ts";

/** Ranks and exclusions, in either language: what is told as the first of its kind is so only if the evidence says so. */
const RANKS: readonly (readonly [name: string, told: RegExp, carried?: RegExp])[] = [
  [
    "first",
    /(?<!\p{L})(?:first(?!ly| of all)|(?<!\d)1st|maiden|debut|inaugural|unprecedented)(?!\p{L})|首[次度屆位個家場名項份創站棒支批任例座訪]|第一(?!線|銀行)|最早|史上/giu,
    /(?<!\p{L})(?:first|1st|maiden|debut|inaugural|unprecedented|initial|(?:not|never)(?!\p{L})[^.;]*(?<!\p{L})before)(?!\p{L})|首|第一|最早|初[次度]|史上|從未|未曾/iu,
  ],
  [
    "last",
    /(?<!\p{L})(?:final|last)(?! year| month| week)(?!\p{L})|最後|末[站場次]/giu,
    /(?<!\p{L})(?:final|last|end|ended|close|finished|most recent)(?!\p{L})|最後|末|終/iu,
  ],
  [
    "only",
    /(?<!\p{L})(?:only|sole|solely|unique|exclusively)(?!\p{L})|唯一|僅|只(?=有|能|會|要|參加|出席)/giu,
    /(?<!\p{L})(?:only|sole|solely|unique|exclusively|just|nothing but|alone)(?!\p{L})|唯一|僅|只/iu,
  ],
  [
    "most",
    /(?<!\p{L})(?:largest|biggest|greatest|highest|longest|oldest|youngest|richest|best|closest|strongest|fastest|earliest|newest|smallest|lowest|fewest|most (?!of(?!\p{L}))\p{Ll}+)(?!\p{L})|最(?!後|近|早|終|高峰)|人數最|規模最/giu,
    /(?<!\p{L})(?:best|\p{L}{3,}est|most|record|peak(?:ed)?|maximum|top|main|highlights?)(?!\p{L})|最|紀錄|高峰|頂/iu,
  ],
  [
    "cause",
    /(?<!\p{L})(?:because|due to|owing to|as a result|therefore|thanks to|on account of)(?!\p{L})|因為|由於|因此|所以|因而|起因/giu,
    /(?<!\p{L})(?:because|due to|owing to|result(?:s|ed|ing)?|therefore|thanks to|account of|reason|caus\p{L}+|since|as|so|following|after|prompt\p{L}+|in view of|in light of|on the (?:strength|grounds?)|for)(?!\p{L})|因|由於|所以|緣|故|致|使|受|影響|鑒於|鑑於|為了?|隨|基於/iu,
  ],
  ["always", /(?<!\p{L})(?:always|never|forever)(?!\p{L})|永遠|從不|總是/giu],
];

/** Words of rank that the evidence does not carry. */
export function unprovedRanks({ text, dates }: ProofText, evidence: string): Span[] {
  return RANKS.filter(([, told, carried = told]) => evidence.search(carried) < 0)
    .flatMap(([, told]) =>
      Array.from(text.matchAll(told), ({ 0: { length }, index }) => ({ start: index, end: index + length })),
    )
    .filter((rank) => !dates.some((date) => overlaps(date, rank)));
}
