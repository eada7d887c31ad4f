import type { InterfaceLanguage } from "../../language/messages/index.ts";

/** A short piece on the demonstration page. */
interface Piece {
  readonly title: string;
  readonly text: string;
}

/** What the demonstration page says; it is made up, and says so. */
export interface DemoContent {
  readonly title: string;
  readonly note: string;
  readonly city: string;
  readonly links: readonly string[];
  readonly lead: Piece;
  readonly servicesTitle: string;
  readonly services: readonly Piece[];
  readonly newsTitle: string;
  readonly news: readonly (Piece & { readonly day: string })[];
  readonly office: Piece;
  readonly embedTitle: string;
  readonly embed: string;
  readonly otherLanguage: { readonly name: string; readonly tag: InterfaceLanguage };
}

/** The page in both languages. */
export const DEMO_CONTENT: Readonly<Record<InterfaceLanguage, DemoContent>> = {
  en: {
    title: "International affairs – demonstration page",
    note: "A demonstration: the contents of this page are made up. The button in the corner is real.",
    city: "City Government",
    links: ["Services", "News", "Departments", "Contact"],
    lead: {
      title: "A city with friends around the world",
      text: "The city works with others on transport, culture, the environment and care for older people. Here you find programmes for residents, schools and clubs, and whom to talk to.",
    },
    servicesTitle: "For residents",
    services: [
      {
        title: "Student exchanges",
        text: "Two weeks with a host family, for pupils of 15 to 18 years. Schools hand in applications together.",
      },
      {
        title: "Support for clubs",
        text: "Sports and music clubs that visit a partner city can apply for part of their travel costs.",
      },
      {
        title: "Hosting guests",
        text: "Families who would like to host a guest from a partner city are welcome at the information evening.",
      },
    ],
    newsTitle: "News",
    news: [
      {
        day: "May 12",
        title: "Library opens a shelf of partner cities",
        text: "Novels, picture books and travel guides from nine cities can be borrowed on the second floor.",
      },
      {
        day: "May 6",
        title: "Choirs wanted for the autumn festival",
        text: "Choirs of every age can register with the department until the end of June.",
      },
      {
        day: "April 28",
        title: "New opening hours of the service desk",
        text: "On Thursdays the desk for international affairs is now open until seven in the evening.",
      },
    ],
    office: {
      title: "Service desk",
      text: "Second floor of the city hall, Monday to Friday from nine to five, Thursday until seven.",
    },
    embedTitle: "How this page carries the chat",
    embed: "One line at its end, and nothing else:",
    otherLanguage: { name: "中文", tag: "zh-Hant" },
  },
  "zh-Hant": {
    title: "國際事務－示範網頁",
    note: "這是示範網頁，內容均為虛構；角落的按鈕可以實際使用。",
    city: "市政府",
    links: ["便民服務", "最新消息", "機關介紹", "聯絡我們"],
    lead: {
      title: "與世界各地的城市做朋友",
      text: "本市與各城市在交通、文化、環境、長者照顧等領域合作。這裡可以找到市民、學校、社團能參加的計畫，以及承辦窗口。",
    },
    servicesTitle: "市民參與",
    services: [
      { title: "學生交換", text: "15至18歲學生，到寄宿家庭生活兩週，由學校統一報名。" },
      { title: "社團補助", text: "運動與音樂社團前往夥伴城市訪問，可申請部分旅費補助。" },
      { title: "接待家庭", text: "歡迎願意接待夥伴城市訪客的家庭，參加說明會。" },
    ],
    newsTitle: "最新消息",
    news: [
      {
        day: "5月12日",
        title: "圖書館設置夥伴城市書區",
        text: "二樓書區陳列九個城市的小說、繪本與旅遊書，歡迎借閱。",
      },
      { day: "5月6日", title: "秋季音樂節徵求合唱團", text: "不限年齡，六月底前向承辦單位報名。" },
      { day: "4月28日", title: "服務櫃檯延長時間", text: "國際事務櫃檯自即日起，每週四服務至晚上七時。" },
    ],
    office: { title: "服務櫃檯", text: "市政大樓二樓，週一至週五上午九時至下午五時，週四至晚上七時。" },
    embedTitle: "這個網頁如何加上對話視窗",
    embed: "只要在網頁最後加上這一行：",
    otherLanguage: { name: "English", tag: "en" },
  },
};
