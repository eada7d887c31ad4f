import { matchesOf } from "./matches.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { CHINESE_GATHERING as GATHERING_CHINESE, ENGLISH_GATHERING as GATHERING } from "./gatherings.ts";
import { pattern } from "./tags.ts";

interface StatePattern {
  readonly state: string;
  readonly patterns: readonly RegExp[];
}

/** States of a gathering by the words for them; the first that fits at a place counts. */
const STATES: readonly StatePattern[] = [
  {
    state: "postponed",
    patterns: [
      pattern(
        `${GATHERING}[^.;]{0,80}?\\b(?<state>(?:was |were |is |has been |had been )?(?:postponed|put off|delayed))\\b`,
        "dgiu",
      ),
      pattern(
        `(?:\\b(?:has|have|had|organi[sz]ers)|{city}|{body}|{person}|{name}) (?<state>postponed|put off|delayed) (?:the |its |this year['’]s )?[^.;,]{0,30}?${GATHERING}`,
        "dgiu",
      ),
      pattern(`${GATHERING_CHINESE}[^。；]{0,80}?(?<state>延後|延期|推遲)`),
    ],
  },
  {
    state: "cancelled",
    patterns: [
      pattern(
        `${GATHERING}[^.;]{0,80}?\\b(?<state>(?:was |were |is |has been |had been )?(?:cancell?ed|called off))\\b`,
        "dgiu",
      ),
      pattern(
        `(?:\\b(?:has|have|had|organi[sz]ers)|{city}|{body}|{person}|{name}) (?<state>cancell?ed|called off) (?:the |its |this year['’]s )?[^.;,]{0,30}?${GATHERING}`,
        "dgiu",
      ),
      pattern(`${GATHERING_CHINESE}[^。；]{0,30}?(?<state>取消|停辦)`),
    ],
  },
  {
    state: "planned",
    patterns: [
      pattern(
        `${GATHERING}[^.;]{0,60}?\\b(?<state>(?:was|were|is|are) (?:scheduled|planned|due|set|to be held|to take place)|(?:will|would) (?:be held|take place|open)|is to (?:be held|take place|open))\\b`,
        "dgiu",
      ),
      pattern(
        `\\b(?<state>intended|planned|plans) to (?:hold|stage|play|host) (?:a |the )?${GATHERING}`,
        "dgiu",
      ),
      pattern(
        `${GATHERING_CHINESE}[^。；]{0,24}?(?<state>(?:預定|預計|將|定於|訂於|訂在|擬)[^。；，]{0,24}?(?:舉行|舉辦|登場|召開|開幕|揭幕))`,
      ),
    ],
  },
  {
    state: "held",
    patterns: [
      pattern(
        `${GATHERING}[^.;]{0,80}?\\b(?<state>(?:was|were|has been|had been) (?:held|staged|opened|launched|inaugurated)|took place|opened|began|started|got under way|kicked off|closed|ended|concluded|wrapped up|finished(?! (?:its|the|his|her))|came to (?:an end|a close)|drew to a close|ran|lasted|drew|attracted|brought together|featured)(?! (?:since|every|annually|for (?!the\\b)))\\b`,
        "dgiu",
      ),
      pattern(
        `\\b(?<state>opened|hosted|held|staged)\\b[^.;,]{0,60}?(?:{series}|(?:forum|summit|festival|conference|congress|games|tournament|expo|exhibition|marathon|race|meeting|ceremony|workshop|competition)(?![\\p{L}]))`,
        "dgiu",
      ),
      pattern(
        `\\bwas the (?<state>final|first|last|opening|second) day of the [^.;]{0,20}?${GATHERING}`,
        "dgiu",
      ),
      pattern(
        `${GATHERING_CHINESE}[^。；]{0,50}?(?<state>舉行|舉辦|登場|揭幕|開幕(?!式|典禮|詞|致詞)|開場|召開|開跑|開賽|開打|展開|落幕|閉幕(?!式|典禮)|圓滿結束|圓滿落幕)`,
      ),
      pattern(
        `(?<!(?:訂在|訂於|預定|原訂|將)[^，。；]{0,16})(?<state>舉行|舉辦)了?[^。；，]{0,16}?(?:${GATHERING_CHINESE}|記者會)`,
      ),
    ],
  },
];

/** Words that take a state back: a wish, a condition or a denial. */
const NOT_STATED =
  /\b(?:if|whether|not|never|could|should|hoped?|propos\w+)\b|若|如果|是否|何時|今後|每年|(?:未能|沒有|不會|無法)[^，。；]{0,4}$|希望/iu;

/** Whether a gathering is planned, postponed, cancelled or held, where words say so. */
export function readStates({ tagged, text }: ReadSentence): Found[] {
  for (const { state, patterns } of STATES) {
    const [match] = matchesOf(patterns, tagged);
    const span = match?.groups["state"];
    if (match === undefined || span === undefined) continue;
    const before = text.slice(Math.max(0, match.start - 20), span.end);
    if (NOT_STATED.test(before)) continue;
    return [{ slot: "event.state", ...span, value: state, isPlan: false }];
  }
  return [];
}
