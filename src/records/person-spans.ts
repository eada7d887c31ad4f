import { SURNAMES, TRANSCRIBING } from "../language/chinese-surnames.ts";
import type { BodySpan } from "./record.ts";

/** What a person does right behind the name, so that it is known where the name ends. */
const DEED =
  "表示|指出|強調|說|認為|率|領軍|領隊|帶領|致詞|主辦|介紹|分享|抵|頒|歡迎|致贈|見證|親自|一行|受邀|特別|也|則|並|出席|參加|會見|曾|帶隊|帶團|透露|提到|又|拜訪|抵達|訪問|在|於|與|和|及|將|預定|擔任|代表|陪同|簽署|主持|宣布|接待|獲|的|卸|接任|承認|答|挑選|演出|表演|開球|攻進|執法|搭乘|回應|坦言|直言|期許|期盼|感謝|今|昨|以|向|對|由|從|前往|轉往|赴|為|同|共同|回到";
const END = `(?=${DEED}|[，。、；：（(「」）)\\s]|$)`;

/** 市長王大明, 發言人殷瑋: a family name of the country and one or two more characters. */
const AFTER_ROLE = new RegExp(
  `^(?:[${SURNAMES}]\\p{Script=Han}{1,2}?${END}|[${SURNAMES}]\\p{Script=Han}{2})(?!\\p{Script=Han}?[·‧・])`,
  "u",
);
/** 市長賀吉普簽署, 市長約翰·史密斯: a foreign name goes on until what its bearer does. */
const FOREIGN_AFTER_ROLE = new RegExp(`^\\p{Script=Han}[\\p{Script=Han}·‧・]{1,11}?${END}`, "u");
/** 王大明表示, 王大明曾帶隊: a name that opens a clause. */
const BEFORE_DEED = new RegExp(
  `(?<=^|[，。；：、「」（）\\s])([${SURNAMES}]\\p{Script=Han}{2})(?=表示|指出|強調|認為|率團|率隊|率領|致詞|曾|帶隊|帶團|透露|提到|說(?!明會)|出席|會見)`,
  "gu",
);
/** Characters that begin a verb or a particle, not a foreign name: 市長在, 議員們, 市長則. */
const NO_FOREIGN_START =
  /^(?:[在於與和及將也則並們的是為及對向以由會曾已又再未不一兩三四五六七八九十共等所間級選時後前中]|高峰|論壇|會議|致詞|表示|指出|說|簽|率|出席|參加|主持|代表|陪同|宣布|接待|親自|期間|交流|同行|隨行|同|見證|就任|上任)/u;

/** 王市長: the office already has its holder's family name. */
const HAS_HOLDER = new RegExp(
  `(?:^|[，。、；：「」（）\\s])[${SURNAMES}](?:副)?(?:市長|知事|部長|局長|議員|主任|校長|院長)$`,
  "u",
);
/** Characters of other words, which transcribed names hardly have. */
const NO_NAME = /[的了是此這那還有們會行談年月日市縣]/u;

/** The Latin form of a name in brackets, or what only persons do. */
const AFTER_NAME = /^(?:\s?[（(]\p{Lu}|率|領軍|帶隊|表示|指出|說|致詞|強調|出席|宣布)/u;
/** Longest name with what shows its end, in UTF-16 units. */
const REACH = 16;

/** The names of persons in a Chinese text that stand right behind a role or open a clause. `roleEnds` are offsets. */
export function chinesePersons(text: string, roleEnds: readonly number[]): BodySpan[] {
  const spans: BodySpan[] = [];
  for (const start of roleEnds) {
    if (HAS_HOLDER.test(text.slice(Math.max(0, start - 8), start))) continue;
    const rest = text.slice(start, start + REACH);
    const name = AFTER_ROLE.exec(rest)?.[0] ?? foreignName(rest);
    if (name !== null) spans.push({ start, end: start + name.length });
    // 市長為王大明
    const behind = /^[為是由]/u.test(rest) ? AFTER_ROLE.exec(rest.slice(1))?.[0] : undefined;
    if (behind !== undefined) spans.push({ start: start + 1, end: start + 1 + behind.length });
  }
  for (const match of text.matchAll(BEFORE_DEED)) {
    spans.push({ start: match.index, end: match.index + (match[1] ?? "").length });
  }
  return [...spans, ...lastParts(text, spans)];
}

/** 史密斯, wherever it stands by itself, of 約翰·史密斯 */
function lastParts(text: string, spans: readonly BodySpan[]): BodySpan[] {
  const parts = spans.flatMap(
    ({ start, end }) => /[·‧・](\p{Script=Han}{2,6})$/u.exec(text.slice(start, end))?.[1] ?? [],
  );
  return [...new Set(parts)].flatMap((part) =>
    Array.from(text.matchAll(new RegExp(`(?<![\\p{Script=Han}·‧・])${part}`, "gu")), ({ index }) => ({
      start: index,
      end: index + part.length,
    })),
  );
}

function foreignName(rest: string): string | null {
  const name = NO_FOREIGN_START.test(rest) ? undefined : FOREIGN_AFTER_ROLE.exec(rest)?.[0];
  if (name === undefined || NO_NAME.test(name)) return null;
  const isForeign =
    name.includes("·") || TRANSCRIBING.includes(name.charAt(0)) || AFTER_NAME.test(rest.slice(name.length));
  return isForeign ? name : null;
}
