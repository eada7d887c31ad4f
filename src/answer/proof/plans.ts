import type { Span } from "../../language/sentences.ts";
import { type Cue, governedWords, lostCues } from "./governed-words.ts";
import { NAME_KINDS } from "../text-features.ts";
import type { ProofText } from "./proof-text.ts";

/** Words of what is still to come, before what they speak of. */
const AHEAD =
  /(?<!\p{L})(?:will|would|shall|(?:is|are|was|were|be) (?:also |then )?(?:due |set |scheduled |expected |planned |supposed |intended )?to(?= \p{Ll})|plans?(?:ned)? to|intend(?:s|ed)? to|hope[sd]? to|aim(?:s|ed)? to|going to|about to)(?!\p{L})|將(?![近軍領士\d「《])|預[定計估]|(?:[計規][畫劃])(?=在|於|前往|赴|簽|舉|訪)|打算|準備(?=簽|在|於|前往|赴|舉|訪|出)|(?<![草模虛研])擬(?![定訂人])|即將|可望|定於|訂於|會(?=成為|擴大|增加|繼續|持續|聚焦|把焦|派|把|送|給|吸取|在|於|有|參加|出席|與|以|由|前往|前來|協助|向|為|繼續)/giu;
/** The same, behind it: "a visit was planned", 「安排中」. */
const BEHIND =
  /(?<!\p{L})(?:planned|scheduled|expected|intended|upcoming|(?:is|are|was|were) (?:set|due)(?= for| in| on| at| from))(?!\p{L})(?! to)/giu;

function cuesIn({ text, mentions, words }: ProofText): Cue[] {
  const ahead = Array.from(text.matchAll(AHEAD), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
    isBehind: false,
  }));
  const behind = Array.from(text.matchAll(BEHIND), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
    isBehind: true,
  }));
  // 「將臺北…」 puts an object before its verb.
  const isObjectMark = ({ start, end }: Cue): boolean =>
    text.slice(start, end) === "將" &&
    mentions.some((mention) => mention.start === end && NAME_KINDS.has(mention.entry.kind));
  // 會 is a meeting or part of one but for where it stands alone: 運動會於, 議會在.
  const isMeeting = ({ start, end }: Cue): boolean =>
    text.slice(start, end) === "會" && !words.some((word) => word.start === start && word.end === end);
  return [...ahead, ...behind].filter((cue) => !isObjectMark(cue) && !isMeeting(cue));
}

/** Where a plan is told as done, or what was done as a plan. */
export function failedPlans(told: ProofText, evidence: ProofText): Span[] {
  const of = { proof: told, governed: governedWords(told, cuesIn(told)) };
  const by = { proof: evidence, governed: governedWords(evidence, cuesIn(evidence)) };
  const added = by.governed.length === 0 ? of.governed : lostCues(of, by);
  const dropped = lostCues(by, of);
  return [...added.map(({ cue }) => cue), ...dropped.map(() => ({ start: 0, end: told.text.length }))];
}
