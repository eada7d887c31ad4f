import type { answerEn } from "./en.ts";

/** Words around an answer, in Traditional Chinese. */
export const answerZhHant: Readonly<Record<keyof typeof answerEn, string>> = {
  "result.answered": "回答",
  "result.no_information": "沒有確定的答案",
  "result.clarification": "回覆",
  "result.declined": "這個問題無法回答",
  "result.error": "這次沒有得到回答",
  "result.asOf": "資料截至{day}（最新一則來源的日期）",
  "result.conflicts": "各來源的說法不同",
  "result.table": "一覽表",
  "result.choices": "請選擇",
  "result.suggestions": "您也可以問",
  "sources.title": "資料來源",
  "sources.cite": "來源 {n}",
  "sources.official": "市政府",
  "sources.press": "媒體或其他",
};
