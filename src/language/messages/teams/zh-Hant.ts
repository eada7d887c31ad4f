import type { teamsEn } from "./en.ts";

/** Words of Teams alone, in Traditional Chinese. */
export const teamsZhHant: Readonly<Record<keyof typeof teamsEn, string>> = {
  "teams.name": "{city}城市交流",
  "teams.fullName": "{city}城市交流問答",
  "teams.developer": "{government}",
  "teams.short": "詢問{fullCity}與其他城市的交流，每個回答都附上來源。",
  "teams.long":
    "用自己的話詢問{fullCity}與其他城市的交流：{exchanges}。回答由系統依收錄的市政新聞自動整理，每一句都會顯示所依據的原文，並附發布單位、日期與連結。新聞沒有提到的，這裡也不會說：系統會告訴您查無資料，以及可以問誰。在頻道或群組聊天中請提及它。請勿填寫個人資料。",
  "teams.tableMore": "表格未完，另有 {count} 列未列出。",
  "teams.staffCommand": "查詢",
  "teams.staffCommandAbout": "市府同仁專用：常見問答、有據的回答與新聞原文",
  "teams.staffParameter": "問題",
  "teams.staffParameterAbout": "民眾想知道什麼",
  "teams.staffFaq": "常見問答：{question}",
  "teams.staffAnswer": "給民眾的回答",
  "teams.staffPassages": "新聞原文",
  "teams.staffAlone": "這裡有其他人看得到。同仁請在與我的一對一聊天中查詢，或使用訊息欄旁的搜尋。",
  "teams.staffOnly": "這個搜尋限帳號已與 Teams 連結的市府同仁使用；其他人請在與機器人的聊天中發問。",
  "teams.staffHint": "請輸入民眾想知道的事。",
  "teams.staffNothing": "查無資料。",
  "teams.staffSlow":
    "查詢時間超過 Teams 的等候時間。請再搜尋一次，或在與機器人的聊天中輸入「職員：」與問題。",
  "teams.staffAnswerLate":
    "回答所需時間超過 Teams 的等候時間。請再搜尋一次，或在與機器人的聊天中輸入「職員：」與問題。",
};
