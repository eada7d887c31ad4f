import { toTraditional } from "../language/script.ts";
import { type Courtesy, readCourtesy } from "./courtesy.ts";

/** What is said to the bot, or asked about itself, instead of a question about the news. */
export type SmallTalk = Courtesy | "who" | "what" | "person" | "wrong" | "language";

/** Asks who or what it is that answers. */
const WHO = new RegExp(
  [
    "(?:so )?(?:who|what) (?:are|r) (?:you|u)(?: exactly)?|(?:what(?:'|’)?s|what is) your name|do you have a name|(?:please )?introduce yourself|tell me about yourself",
    "(?:are|r) (?:you|u) (?:a |an )?(?:real |live |human |actual )?(?:human(?: being)?|robot|(?:chat)?bot|ai|machine|person|computer|program|agent|chatgpt|gpt)(?: or (?:a |an )?(?:real |live )?(?:human(?: being)?|robot|(?:chat)?bot|machine|ai|person|computer|program))?",
    "am i (?:talking|speaking|chatting|writing) (?:to|with) (?:a |an )?(?:real |live )?(?:person|human(?: being)?|robot|(?:chat)?bot|machine|computer|ai)",
    "who (?:made|built|runs|operates|created|is behind) (?:you|this(?: chat| bot| service)?)",
    "(?:請問)?(?:你|您|妳)(?:到底)?是(?:誰|什麼|甚麼|哪位|(?:一?個)?(?:真人|機器人|人工智慧|人類|ai|客服|人)(?:還是(?:一?個)?(?:真人|機器人|人類|人|ai))?嗎?)(?:啊|呀|呢)?",
    "(?:請問)?(?:你|您|妳)叫(?:做)?(?:什麼|甚麼)(?:名字)?|(?:我)?(?:現在)?(?:是)?在?[跟和](?:真人|機器人|ai)(?:說話|講話|聊天|對話)嗎|(?:請)?(?:自我介紹|介紹一下(?:你|您)?自己)(?:一下)?",
  ].join("|"),
  "u",
);
/** Asks what it can do, or how to ask. */
const WHAT = new RegExp(
  [
    "what (?:can|do|could) (?:you|u) (?:do|know|answer|offer|help(?: me)?(?: with)?)(?: for me)?|what (?:can|may|should|could) i ask(?: you)?(?: about)?|what (?:kinds?|sorts?) of questions (?:can|do) (?:you answer|i ask)|what topics? (?:can|do) you (?:cover|know|answer)",
    "how (?:can|do|could) (?:you|u) help(?: me)?|how (?:can|do|should) i (?:use (?:this|you|it)(?: bot| chat| service)?|ask)|how does (?:this|it)(?: bot| chat| service)? work|(?:please )?help(?: me)?(?: please)?|(?:can|could) you help(?: me)?(?: please)?|i need (?:some )?help|what(?:'|’)?s this(?: for)?|what is this(?: for)?|what are you for|menu|start|instructions|i have (?:a|some) questions?",
    "(?:請問)?(?:我)?(?:可以|能)?(?:你|您|妳)?(?:可以|能夠?|會)?(?:做|幫我?|幫忙|協助|回答|提供|知道|問)(?:我|你|您|妳)?(?:做|查)?(?:些|到)?(?:什麼|甚麼|哪些)(?:事|事情|問題|忙|資訊|服務|東西|內容)?",
    "(?:請問)?(?:你|您|妳)(?:會|能|可以|知道)(?:些)?(?:什麼|甚麼|哪些)|(?:你|您|妳)?有(?:什麼|甚麼|哪些)(?:功能|服務)|(?:請問)?(?:這個?|要)?(?:怎麼|如何)(?:使用|用|問|提問|操作)|(?:使用)?說明|使用方[法式]|幫助|求助|功能|選單|開始|這是(?:什麼|甚麼|做什麼的|幹嘛的)|(?:可以)?幫(?:我|幫我|忙)(?:一下)?(?:嗎)?|我(?:需要|要)(?:幫助|協助|幫忙)|我?(?:有|想問)(?:個|一個|一些)?問題(?:想?問|要問|想?請教)?",
  ].join("|"),
  "u",
);
/** Asks for somebody to talk to, or how to reach one. */
const PERSON = new RegExp(
  [
    "(?:(?:can|may|could) i |(?:i (?:want|need|would like|wish)|i(?:'|’)d like) to |let me )?(?:talk|speak|chat) (?:to|with) (?:a |an |the )?(?:real |live |human )?(?:person|human(?: being)?|agent|someone|somebody|operator|staff|representative|clerk)(?: please)?",
    "(?:a )?(?:human|live|real) (?:agent|person|support|being)(?: please)?|customer (?:service|support)|contact(?: you| details| information| person)?|(?:(?:what(?:'|’)?s|what is) )?(?:your |the )?(?:phone|telephone|contact|hotline)(?: number)?|how (?:can|do) i (?:contact|reach|call) (?:you|someone|somebody|a person|the city)",
    "(?:我)?(?:要|想要?|需要|可以)?(?:找|跟|和|請|轉接?|接|聯絡|聯繫)(?:一下)?(?:真人|客服|專員|專人|人工|服務人員|承辦人員?)(?:客服|服務|說話|講話|聯絡|通話)?嗎?|(?:請問)?(?:有沒有|有)?(?:真人|人工|專人)(?:客服|服務|協助)?嗎?|(?:請問)?(?:有沒有|有)?客服(?:人員)?嗎?",
    "(?:請問)?(?:你們|您們|貴單位|客服|市府|服務|專線)?的?(?:聯絡|客服|服務)?(?:電話|專線|熱線)(?:號碼)?(?:是)?(?:多少|幾號|什麼)?|怎麼聯絡(?:你們|您們)?|聯絡(?:方式|資訊)",
  ].join("|"),
  "u",
);
/** Says that an answer was wrong, or none. */
const WRONG = new RegExp(
  [
    "(?:no,? )?(?:that|this|it|your answer|the answer)(?:(?:'|’)s| is| was) (?:wrong|incorrect|false|not (?:right|correct|true|helpful|an answer|my question|what i (?:asked|meant|wanted)(?: for)?))|wrong(?: answer)?|you(?:(?:'|’)re| are) (?:wrong|mistaken)|you (?:did not|didn(?:'|’)t) answer(?: me| my question)?|(?:that|this) (?:does not|doesn(?:'|’)t) (?:help|answer (?:my|the) question)",
    "(?:這個?|你的|您的)?(?:回答|答案|回覆|資料|資訊)?(?:是|好像|根本)?(?:錯的|錯了|不正確|有誤|錯誤的?|不是我(?:要|想)?問的)(?:吧|啦|喔)?|答非所問|(?:你|您)沒有?回答(?:我的問題|我|問題)?|(?:你|您)(?:答錯|說錯|搞錯|弄錯|錯)了|我不是(?:在|要)?問這個",
  ].join("|"),
  "u",
);
/** Asks for answers in a language. */
const LANGUAGE = new RegExp(
  [
    "(?:in )?(?:english|chinese|mandarin)(?: please)?|(?:can|could|do|will) you (?:speak|answer in|reply in|understand|write in|write) (?:english|chinese|mandarin)(?: please)?|(?:please )?(?:answer|reply|speak|write)(?: to me)? (?:in )?(?:english|chinese|mandarin)(?: please)?",
    "(?:請|可以|可不可以|能不能|能|會)?(?:用|說|講|使用|改用|改成)?(?:英文|中文|英語|華語|國語)(?:回答|回覆|說|講|溝通)?(?:可以嗎|好嗎|嗎)?",
  ].join("|"),
  "u",
);
const MARKS = "[\\s,，.。!！~～、;；:：…?？]*";
const isWhole = (pattern: RegExp): RegExp => new RegExp(`^${MARKS}(?:${pattern.source})${MARKS}$`, "u");
const WHOLE: readonly (readonly [SmallTalk, RegExp])[] = [
  ["who", isWhole(WHO)],
  ["what", isWhole(WHAT)],
  ["person", isWhole(PERSON)],
  ["wrong", isWhole(WRONG)],
  ["language", isWhole(LANGUAGE)],
];

/** Of several courtesies in one message the first of these is replied to: "OK, thanks, bye". */
const FIRST: readonly Courtesy[] = ["thanks", "farewell", "greeting", "noted"];

/**
 * Which kind of small talk a message is as a whole; null for one that says or asks anything else. `text` is clean, in any
 * script of Chinese.
 */
export function smallTalkOf(text: string): SmallTalk | null {
  const { rest, said } = readCourtesy(text);
  if (rest === "") return FIRST.find((kind) => said.includes(kind)) ?? null;
  const asked = toTraditional(rest).toLowerCase();
  return WHOLE.find(([, pattern]) => pattern.test(asked))?.[0] ?? null;
}
