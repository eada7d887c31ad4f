import { matchesOf } from "./matches.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";

const HOST = "(?<host>{city}|{body}|{person}|{name}|{place})";

const ENGLISH: readonly RegExp[] = [
  // Lisbon hosted the forum; Lisbon was to host; hosted by Lisbon; Ana Reis was the host
  pattern(
    `${HOST}{aka}(?:, [^,.;]{1,60},)? (?:(?:also|jointly|then|first|itself|personally) )?(?:hosted|hosts|organi[sz]ed|organi[sz]es|co-hosted|co-hosts|co-organi[sz]ed|co-organi[sz]es|(?:would|will|is to|was to|has|had|is due to|was due to) (?:host|organi[sz]e)d?|has been hosting|(?:is|was) hosting)\\b`,
    "dgu",
  ),
  pattern(
    `\\b(?:hosted|organi[sz]ed|arranged|co-hosted|co-organi[sz]ed|staged|put on)(?: jointly)?(?: (?:at|in) (?:the )?{place})? by (?:the )?(?:(?:{city}|{body})(?:['’]s)? )?(?:{role} )?${HOST}`,
    "dgu",
  ),
  // organised by Lisbon and Porto; with Porto as the host; its organisers were the Port Office
  pattern(
    `\\b(?:hosted|organi[sz]ed) (?:jointly )?by (?:the )?(?:{city}|{body}) and (?:the )?${HOST}`,
    "dgu",
  ),
  pattern(`\\bwith ${HOST} as (?:the )?(?:host|organi[sz]er)\\b`, "dgu"),
  // its organisers were the Port Office, the Harbour Club and the Rowing Union
  pattern(
    "\\b(?:[Oo]rgani[sz]ers?|[Hh]osts?) (?:were|are) [^.;]{1,120}?(?:,|,? and) (?:the )?(?<host>{body}|{place}|{city}|{name})(?=,| and|[.;]|$)",
    "dgu",
  ),
  pattern(
    `\\b(?:[Oo]rgani[sz]ers?|[Hh]osts?) (?:of [^.;,]{1,50} )?(?:was|were|is|are) (?:the )?${HOST}`,
    "dgu",
  ),
  pattern(
    `${HOST}{aka} (?:was|is|acted as|served as|plays?|played) (?:the |a )?(?:joint |first )?(?:hosts?|organi[sz]ers?)\\b(?! (?:city|of (?:a )?delegation))`,
    "dgu",
  ),
  // Lisbon played host to the forum
  pattern(`${HOST}{aka} play(?:s|ed) host to\\b`, "dgu"),
];
const CHINESE: readonly RegExp[] = [
  // 里斯本市主辦; 由里斯本主辦; 王大明設宴款待
  pattern(
    `(?:由|，|^)(?<host>{city}|{body}|{person})(?:市|縣)?(?:{role})?(?:[於在]{date})?(?:晚間|中午|當晚|特別|親自|今年|共同|聯合|負責|輪值|首度|首次|也|並)*(?:主辦|合辦|承辦|設宴|宴請|作東|做東)`,
  ),
  pattern("(?<host>{city}|{body})(?:市|縣)?(?:[^。；]{0,24}?，並)?(?:自{date}起)主辦"),
  // 由里斯本市政府舉辦; 主辦單位是里斯本市政府
  pattern("由(?<host>{city}|{body})(?:市|縣)?(?:政府)?(?:舉辦|籌辦|合辦)"),
  pattern("(?:主辦|承辦)(?:單位|城市|者)(?:則?是|為|：)(?<host>{city}|{body})"),
];

const NEXT_ENGLISH: readonly RegExp[] = [
  // the next forum will be held in Porto; Porto will host the next forum; Porto won the right to host
  pattern(
    `\\b(?:next|following|\\d{4})(?: \\p{L}+){0,4} (?:will be|is to be|would be|was to be) (?:held|hosted) (?:in|by) (?<next>{city})`,
    "dgiu",
  ),
  pattern(
    `(?<next>{where}) (?:will|is to|would|was to) (?:host|hold|be the host of|stage) (?:the )?(?:next|following|\\p{L}+(?:th|st|nd|rd)\\b|{date})`,
    "dgiu",
  ),
  pattern(
    "(?<next>{city}) (?:won|secured|was (?:chosen|selected|awarded))[^.;]{0,40}? (?:to host|host city|hosting)",
    "dgiu",
  ),
];
const NEXT_CHINESE: readonly RegExp[] = [
  // 下一屆由波多主辦; 下屆將在波多舉行; 波多取得主辦權
  pattern(
    "下(?:{number})?(?:屆|次)[^。；]{0,24}?(?:將|由|在|輪到)+(?<next>{city})[^。；]{0,8}?(?:主辦|舉行|舉辦|接手)",
  ),
  pattern("下一?[屆次][^。；]{0,20}?[在由](?<next>(?:(?![於在由，]){han}){2,6}?)市?(?:主辦|舉行|舉辦|接手)"),
  pattern("(?<next>{city})(?:市|縣)?(?:取得|獲得|贏得|爭取到)[^。；，]{0,16}?主辦權"),
];

/** "will host the fourth" tells of another edition, "will host the 2026 forum" may tell of the article's own. */
const OTHER_EDITION =
  /^[^.;,]{0,16}? (?:the )?(?:next|following|\p{L}+(?:th|st|nd|rd|third|second|first))\b/u;
/** A coming edition has its own slot. */
const NEXT = /下一?[屆次]|\bnext\b/u;

/** Who hosts or organises an event, and who a coming one. */
export function readHosts({ tagged, text, article }: ReadSentence): Found[] {
  const isEnglish = article.language === "en";
  const next = matchesOf(isEnglish ? NEXT_ENGLISH : NEXT_CHINESE, tagged).flatMap(
    ({ groups: { next: host } }): Found[] =>
      host === undefined ? [] : [{ slot: "next.host", ...host, isPlan: true }],
  );
  const hosts = matchesOf(isEnglish ? ENGLISH : CHINESE, tagged).flatMap(({ groups: { host } }): Found[] => {
    const isNext = next.some(
      ({ start, end }) => start === host?.start && OTHER_EDITION.test(text.slice(end)),
    );
    return host === undefined || isNext || NEXT.test(text) ? [] : [{ slot: "event.host", ...host }];
  });
  return [...hosts, ...next];
}
