import type { lineEn } from "./en.ts";

/** Words that the bot says in LINE, in Traditional Chinese. */
export const lineZhHant: Readonly<Record<keyof typeof lineEn, string>> = {
  "line.kept": "問題與回答保存 {days} 天，供改善服務之用，請不要填寫個人資料。",
  "line.privacy": "隱私權聲明：{url}",
  "line.unread": "我目前只看得懂文字，請用文字輸入您想問的城市交流問題。",
  "line.mention": "在這裡發問時，請在同一則訊息中提及我並寫下問題。",
  "line.cut": "回答太長，這裡無法全部顯示，其餘內容已省略。",
  "line.rowsCut": "另有 {count} 列未在這裡顯示。",
  "line.sourcesCut": "另有 {count} 則來源未在這裡顯示。",
  "line.quote": "引文",
  "line.quoteCut": "引文未完，全文請見來源。",
  "line.open": "閱讀原文",
};
