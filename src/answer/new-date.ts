import type { DateMention } from "../language/dates.ts";

const MOVED = "(?:postponed|rescheduled|put off|pushed back|delayed|deferred)";
/** Asks on which day something takes place that was put off. */
const ASKED = new RegExp(
  [
    `\\bwhen\\b[^?]*\\b${MOVED} (?:to|until|for)\\b`,
    `\\b${MOVED} (?:to|until|for) (?:when|what|which)\\b`,
    `\\b(?:to|until|till) (?:when|what date|which (?:date|day|month))\\b[^?]*\\b(?:${MOVED}|moved)\\b`,
    `\\bwhen (?:will|is|does|did|was)\\b[^?]*\\b(?:postponed|rescheduled|delayed)\\b[^?]*\\b(?:take place|held|happen|go ahead)\\b`,
    "\\bnew dates?\\b|\\bmade up for\\b",
    "(?:延|改)[期後]?(?:到|至|在|於)?(?:了)?(?:什麼時候|何時|哪一?[天日年月]|幾[月號日])",
    "順延(?:到|至)|新的?日期|延期(?:之?後|以後)[^？]*(?:什麼時候|何時|哪一?[天日]|幾[月號日])",
  ].join("|"),
  "iu",
);
/** Says on which day it takes place instead, right before that day. */
const TOLD = new RegExp(
  [
    `\\b(?:${MOVED}|moved)(?: (?:by|from) [^,.;]{2,24})? (?:to|until|till|for)\\b`,
    "\\bwill (?:now|instead) \\p{Ll}+(?: \\p{Ll}+)?\\b|\\bnew dates?\\b(?: (?:is|are|was|were|will be))?",
    "延(?:期|後)?(?:[\\d一兩二三四五六七八九十]+[天日週年]|[\\d一兩二三四五六七八九十]+個?月)?(?:至|到)|順延(?:至|到)?|改(?:期|訂|定)?(?:為|於|在|到|至)|新的?日期(?:為|是|訂於|定於|訂為)?",
  ].join("|"),
  "giu",
);
/** UTF-16 units within which the day stands behind such words. */
const REACH = 24;

/** Whether a question asks to which day something was put off. */
export function asksNewDate(question: string): boolean {
  return ASKED.test(question);
}

/** The day to which something is put off, as far as a sentence tells it; null for none. */
export function newDateIn(text: string, dates: readonly DateMention[]): DateMention | null {
  for (const { 0: words, index } of text.matchAll(TOLD)) {
    const end = index + words.length;
    const date = dates.find(
      ({ start }) => start >= end && start - end <= REACH && !/[。；;]/u.test(text.slice(end, start)),
    );
    if (date !== undefined) return date;
  }
  return null;
}
