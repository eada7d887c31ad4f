import { describe, expect, it } from "vitest";
import { type SmallTalk, smallTalkOf } from "../../src/answer/small-talk.ts";

const TALK: Readonly<Record<SmallTalk, readonly string[]>> = {
  greeting: [
    "Hello",
    "hi there!",
    "Good morning",
    "how are you?",
    "您好",
    "你好嗎",
    "哈囉～",
    "請問有人嗎？",
    "嗨 你好",
  ],
  thanks: [
    "Thank you!",
    "thx",
    "ok thanks bye",
    "That was very helpful",
    "謝謝",
    "好的，謝謝您！",
    "谢谢你的帮忙",
    "感恩🙏",
  ],
  farewell: ["bye", "Have a nice day!", "no thanks", "再見", "先這樣", "不用了"],
  noted: ["OK", "I see.", "yes", "No", "了解", "好喔", "👍", "原來如此！"],
  who: [
    "Who are you?",
    "Are you a robot?",
    "Am I talking to a real person?",
    "Hi, what is your name?",
    "你是誰？",
    "請問你是機器人嗎",
    "你是真人還是機器人",
    "您好，請自我介紹一下",
  ],
  person: [
    "Can I talk to a real person?",
    "speak to a human",
    "customer service",
    "What is your phone number?",
    "我要找真人客服",
    "轉接專員",
    "你們的電話是幾號？",
    "怎麼聯絡你們",
    "請問有真人客服嗎",
    "有沒有客服",
    "電話多少",
  ],
  wrong: [
    "That's wrong",
    "This is not what I asked",
    "You didn't answer my question.",
    "這個答案是錯的",
    "答非所問",
    "你搞錯了！",
  ],
  language: ["English please", "Can you speak Chinese?", "可以用英文回答嗎", "請說中文"],
  what: [
    "What can you do?",
    "help",
    "How can I use this?",
    "I have a question",
    "你會什麼",
    "你可以幫我什麼？",
    "可以問什麼問題",
    "使用說明",
    "你能回答哪些問題？",
    "您好，我有問題想請教",
  ],
};

describe("small talk", () => {
  it.each(Object.entries(TALK).flatMap(([kind, texts]) => texts.map((text) => [text, kind] as const)))(
    "is known by the whole message: %s (%s)",
    (text, kind) => {
      expect(smallTalkOf(text)).toBe(kind);
    },
  );

  it.each([
    "Hello, who led the delegation?",
    "Who are you meeting in Prague?",
    "Are you open on Sunday?",
    "What can you do in Prague?",
    "Help for Hualien after the earthquake",
    "How does the forum work?",
    "謝謝市長",
    "你好，雙城論壇",
    "可以問什麼時候簽約嗎",
    "你知道什麼時候簽約嗎",
    "什麼是姊妹市",
    "提供什麼協助給花蓮",
    "Yes or no: was it signed?",
    "2024?",
    "What is wrong with the bridge?",
    "中文學校在哪裡",
    "電話會議是哪一天",
    "Can I talk to the mayor of Prague?",
    "English names of the mayors",
    "?",
  ])("is no message that asks anything else: %s", (text) => {
    expect(smallTalkOf(text)).toBeNull();
  });
});
