import type { Span } from "../../language/sentences.ts";
import { overlaps } from "./clauses.ts";
import { type ContentWord, isSameWord } from "./content-words.ts";
import { matchesOf, type ProofText } from "./proof-text.ts";

/** Who is told to have said something, and what. */
interface Attribution {
  readonly speaker: Span;
  readonly claim: Span;
  /** A person or body speaks for itself ("Ko said"); a source that only reports does not. */
  readonly isOpinion: boolean;
  /** Told by whom it is known ("according to Ko") rather than that it was said. */
  readonly isSource: boolean;
}

const SAYS =
  "said|says|stated?|states|claims?|claimed|pointed out|remarked|announced|mentioned|explained|added|noted|stressed|emphasi[sz]ed|believes?|argued|told|listed|relayed|described|reported|reports|thanked|expressed|recounted|recalled|reiterated|commented|observed|warned|insisted|suggested|voiced|indicated|declared|wrote";
const OPINION =
  /(?:said|says|states?|stated|claim|pointed|remarked|noted|stressed|believe|argued|表示|指出|說|稱|強調|認為)/u;
const WHO =
  "(?:(?:\\p{Lu}[\\p{L}\\p{M}'’.-]*|the|of|de|van|city|spokesperson|report|headline|page|mayor|editorial|entry)(?: \\([^)]*\\))? ){1,9}?";
const ENGLISH_BEFORE = new RegExp(
  `(?<!\\p{L})(?<who>${WHO})(?:(?:have|has|had|also|then) )?(?<verb>${SAYS})(?!\\p{L})`,
  "gu",
);
const ENGLISH_AFTER = new RegExp(
  `, (?<who>(?:\\p{Lu}[\\p{L}'’.-]*(?: |(?=[.,]))){1,6})(?<verb>said|says|reported|announced|pointed out)(?=[.,])`,
  "gu",
);
const ACCORDING =
  /[Aa]ccording to (?<who>[^,;.]{2,60})|(?:remarks|words) by (?<third>\p{Lu}[\p{L}’-]+)|(?<public>\p{Lu}[\p{L}’-]+(?: \p{Lu}[\p{L}’-]+)*) had made [^.;]{3,40} public|, as (?<other>[^,;.]{3,40}) (?:said|reported)/gu;
const CHINESE_VERB =
  "表示|指出|說明(?!會|書)|(?<![演小傳學聽以解難好遊會能不])說(?![法明服])|(?<![名簡職通俗號尊別總暱統泛代])稱(?!為|號|呼)|強調|宣[布佈](?!當|[^，。；]{0,8}時，)|(?<!確|公)認為|提到|談到|談及|提及|重申|坦言|直言|轉述|回憶|報導(?!當|時|的|日)|引述|證實|透露|公布|解釋|補充";
const CHINESE = new RegExp(
  `(?:(?:(?<![數證佔占根單收])據|根據|依據)(?!點)了?(?<source>[^，。；：「」]{2,30}?)(?:的?(?:報導|說法|新聞稿|標題))?(?:${CHINESE_VERB})?(?=[，。；]))|(?<who>[^，。；：「」、（）]{2,24}?)(?:則|也|並|在\\d+月\\d+日|\\d+月\\d+日)*(?<verb>${CHINESE_VERB})(?!團|書|會|人)`,
  "gu",
);

function attributionsIn(proof: ProofText): Attribution[] {
  // What stands in quotation marks of a title says nothing: 《傳說對決》.
  const text = proof.text.replace(/《[^》]*》|「[^」]{1,24}」/gu, (title) => "＿".repeat(title.length));
  const found: Attribution[] = [];
  for (const pattern of [ENGLISH_BEFORE, ENGLISH_AFTER, ACCORDING, CHINESE]) {
    for (const match of text.matchAll(pattern)) {
      const { who, source, other, third, public: announcer, verb = "" } = match.groups ?? {};
      const name = who ?? source ?? other ?? third ?? announcer ?? "";
      const start = match.index + match[0].indexOf(name);
      const speaker = { start, end: start + name.length };
      const end = match.index + match[0].length;
      const isBehind = pattern === ENGLISH_AFTER || /^[，,]/u.test(match[0]) || isAtEnd(text, end);
      const claim = isBehind ? { start: 0, end: match.index } : { start: end, end: claimEnd(text, end) };
      const isSource = verb === "";
      const isOpinion = OPINION.test(verb) && source === undefined;
      if (!found.some((known) => overlaps(known.speaker, speaker)))
        found.push({ speaker, claim, isOpinion, isSource });
    }
  }
  return found;
}

function isAtEnd(text: string, end: number): boolean {
  return /^[.。]?\s*$/u.test(text.slice(end));
}

function claimEnd(text: string, from: number): number {
  const stop = /[。；;\n]|\.(?=\s|$)/u.exec(text.slice(from));
  return stop === null ? text.length : from + stop.index;
}

/** Words by which a speaker is known: names, else whatever is told of them. */
function speakerWords({ speaker }: Attribution, { words }: ProofText): ContentWord[] {
  const within = words.filter((word) => overlaps(word, speaker));
  const names = within.filter(({ isName, isLight }) => isName && !isLight);
  return names.length > 0 ? names : within.filter(({ isLight }) => !isLight);
}

/** The text of an article itself, or who was named before: no speaker that could be another one. */
const ANYBODY =
  /^(?:(?:the|this|a|an|its?|city['’]s|reposted|same|own) )*(?:page|report|reports|article|source|text|headline|title|entry|he|she|they|editorial|yearbook|announcement)s?\b|^(?:該|他|她|雙方|頁面|報導|報導標題|文章|新聞稿|文中|標題|條目|這則報導|此來源|來源|了解|轉載的新聞報導)/iu;

/** Where a claim is given to who did not make it, or told as a fact though somebody only said it. */
export function failedAttributions(told: ProofText, evidence: ProofText): Span[] {
  const of = attributionsIn(told);
  const by = attributionsIn(evidence);
  const isIn = (word: ContentWord, span: Span): boolean => overlaps(word, span);
  const content = told.words.filter(({ isLight }) => !isLight);
  const given = of.filter((attribution) => {
    const name = told.text.slice(attribution.speaker.start, attribution.speaker.end).trim();
    const speaker = speakerWords(attribution, told);
    if (ANYBODY.test(name) || speaker.length === 0) return false;
    const same = by.filter((other) =>
      speakerWords(other, evidence).some((word) => speaker.some((own) => isSameWord(own, word))),
    );
    if (same.length === 0) return true;
    const claimed = content.filter((word) => isIn(word, attribution.claim));
    const carriedBy = (list: readonly Attribution[]): number =>
      Math.max(
        0,
        ...list.map(
          ({ claim }) =>
            claimed.filter((word) => matchesOf(word, evidence).some((match) => isIn(match, claim))).length,
        ),
      );
    return carriedBy(by) > carriedBy(same);
  });
  const isPersonal = (attribution: Attribution): boolean =>
    speakerWords(attribution, evidence).some(({ keys }) =>
      [...keys].some((key) => key.startsWith("e:people:")),
    );
  const opinions = by.filter(
    (attribution) => attribution.isOpinion || (attribution.isSource && isPersonal(attribution)),
  );
  const isTold = (word: ContentWord): boolean =>
    matchesOf(word, evidence).some((match) => !opinions.some(({ claim }) => isIn(match, claim)));
  const onlyClaimed = content.filter((word) => {
    const matches = matchesOf(word, evidence);
    return matches.length > 0 && !isTold(word);
  });
  // What somebody announces inside of what another one said is that one's word as well, but for the announcement.
  const unattributed = onlyClaimed.filter((word) => !of.some(({ claim }) => isIn(word, claim)));
  const isDropped = unattributed.length * 2 > content.length;
  return [
    ...given.map(({ speaker }) => speaker),
    ...(isDropped ? [{ start: 0, end: told.text.length }] : []),
  ];
}
