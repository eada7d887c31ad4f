import type { faqEn } from "./faq-en.ts";

/** Words about FAQs, for the staff, in Traditional Chinese. */
export const faqZhHant = {
  "faq.reason.edited": "發布後內容有修改。",
  "faq.reason.returned": "已退回：{text}",
  "faq.reason.withdrawn": "已撤下。{text}",
  "faq.reason.expired": "有效期限已過。",
  "faq.reason.article_changed": "所依據的文章 {article} 已有變更。",
  "faq.reason.article_withdrawn": "所依據的文章 {article} 已撤下。",
  "faq.reason.article_missing": "所依據的文章 {article} 已不存在。",
  "faq.reason.not_proved": "這句話的引文已無法佐證：{text}",
  "problem.faq_unknown.title": "找不到這則常見問答",
  "problem.faq_unknown.detail": "沒有這則常見問答。",
  "problem.faq_changed.title": "已有其他人修改",
  "problem.faq_changed.detail":
    "您開啟之後，這則常見問答已被其他人修改。這次的修改沒有儲存，目前的內容附在這則回覆中；請在其上修改後再儲存。",
  "problem.faq_state.title": "目前無法進行",
  "problem.faq_state.detail": "這則常見問答目前的狀態不能進行這項操作。",
  "problem.faq_own_change.title": "須由第二人審核",
  "problem.faq_own_change.detail": "最後修改的人不能自行發布，請由同事審核。",
  "problem.faq_role.title": "沒有權限",
  "problem.faq_role.detail": "您的角色不能進行這項操作。",
  "problem.faq_incomplete.title": "內容不完整",
  "problem.faq_incomplete.detail": "送審前須有問題與答案。",
  "problem.faq_unproved.title": "缺乏佐證",
  "problem.faq_unproved.detail": "這句話的引文不足以佐證：「{sentence}」（{what}）",
  "problem.faq_out_of_date.title": "有效期限已過",
  "problem.faq_out_of_date.detail": "請先延後或取消有效期限，再行發布。",
  "problem.faq_days_reversed.title": "有效期間有誤",
  "problem.faq_days_reversed.detail": "生效日晚於截止日，請修改其中一個日期。",
} as const satisfies Readonly<Record<keyof typeof faqEn, string>>;
