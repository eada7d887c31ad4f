import type { teamsEn } from "./en.ts";

/** Words of Teams alone, in Traditional Chinese. */
export const teamsZhHant: Readonly<Record<keyof typeof teamsEn, string>> = {
  "teams.name": "臺北城市交流",
  "teams.fullName": "臺北城市交流問答",
  "teams.developer": "臺北市政府",
  "teams.short": "詢問臺北市與其他城市的交流，每個回答都附上來源。",
  "teams.long":
    "用自己的話詢問臺北市與其他城市的交流：姊妹市、互訪、合作備忘錄、雙城論壇。回答由系統依收錄的市政新聞自動整理，每一句都會顯示所依據的原文，並附發布單位、日期與連結。新聞沒有提到的，這裡也不會說：系統會告訴您查無資料，以及可以問誰。在頻道或群組聊天中請提及它。請勿填寫個人資料。",
  "teams.command1": "臺北市有哪些姊妹市？",
  "teams.command1About": "列出臺北市的姊妹市",
  "teams.command2": "2019年雙城論壇的主題？",
  "teams.command2About": "2019年雙城論壇的主題是什麼？",
  "teams.tableMore": "表格未完，另有 {count} 列未列出。",
};
