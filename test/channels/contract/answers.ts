import type { Answer, Claim, Notice, Sentence, Source } from "../../../src/answer/answer.ts";
import { errorAnswer } from "../../../src/channels/error-answer.ts";
import { articleOf } from "../../article-of.ts";

/** An answer that every channel has to render. */
export interface ContractAnswer {
  /** Kind and language. */
  readonly name: string;
  readonly answer: Answer;
  /** Whether it is longer than some channels can show: then it may be cut. */
  readonly isHuge: boolean;
}

/** One character as read, eleven UTF-16 units. */
const FAMILY = "👩‍👩‍👧‍👦";
/** Characters of four bytes in UTF-8, Han among them, and ones that are put together of several. */
const CLUSTERS = `𠮷野家😀🇹🇼${FAMILY}é각`;

/** What differs between the two languages. */
interface Wording {
  readonly language: "zh-Hant" | "en";
  readonly title: string;
  readonly publisher: string;
  readonly sentences: readonly [string, string];
  /** A sentence that is as long as is wanted. */
  readonly endless: (count: number) => string;
  readonly columns: readonly string[];
  readonly cells: readonly string[];
  readonly about: string;
  readonly claims: readonly [string, string];
  readonly notice: string;
  readonly choices: readonly string[];
  readonly suggestions: readonly string[];
  readonly contact: NonNullable<Answer["contact"]>;
}

const CHINESE: Wording = {
  language: "zh-Hant",
  title: `雙城論壇在上海舉行，兩市簽署三項合作備忘錄 ${CLUSTERS}`,
  publisher: "臺北市政府秘書處國際事務組與城市交流辦公室聯合新聞中心",
  sentences: [
    "2019年雙城論壇於7月4日在上海舉行。",
    `雙方簽署三項備忘錄，內容是影視、體育與區級交流 ${CLUSTERS}。`,
  ],
  endless: (count) => `兩市代表團在${`上海市與臺北市（${FAMILY}𠮷）`.repeat(count)}會面。`,
  columns: ["年度", "地點", "主題"],
  cells: ["2019", "上海 😀", "城市更新、*青年* | 體育"],
  about: "簽署日期",
  claims: ["7月4日簽署", "7月5日簽署"],
  notice: "其中一則來源為英文，以原文呈現。",
  choices: ["2017年的論壇", `2019年的論壇，也就是在上海舉行、有三項備忘錄的那一屆 ${FAMILY}`],
  suggestions: ["2020年的論壇在哪裡舉行？", "臺北市有哪些姊妹市？", `是誰率團到上海？${FAMILY}${FAMILY}`],
  contact: {
    name: "臺北市民當家熱線",
    phone: "1999",
    url: "https://hotline.example/",
    morePhones: [{ label: "外縣市", phone: "02-2720-8889" }],
  },
};

const ENGLISH: Wording = {
  language: "en",
  title: `The forum was held in Shanghai & three "memorandums" were signed ${CLUSTERS}`,
  publisher: "Secretariat of the Taipei City Government, Section of International Affairs",
  sentences: [
    "The 2019 forum was held in Shanghai on July 4.",
    `Three memorandums were signed, about films [and] *sports* ${CLUSTERS}.`,
  ],
  endless: (count) =>
    `Both delegations met ${`in Shanghai and in Taipei (${FAMILY}𠮷), `.repeat(count)}and parted.`,
  columns: ["Year", "Place", "Theme"],
  cells: ["2019", "Shanghai 😀", "Renewal | *youth*"],
  about: "The day of the signing",
  claims: ["Signed on July 4", "Signed on July 5"],
  notice: "One of the sources is in Chinese; its words are shown as they are.",
  choices: ["The forum of 2017", `The forum of 2019, the one in Shanghai with three memorandums ${FAMILY}`],
  suggestions: [
    "Where was the forum held in 2020?",
    "Which cities are Taipei’s sister cities?",
    `Who led the delegation?${FAMILY}`,
  ],
  contact: {
    name: "Citizen hotline",
    phone: "1999",
    url: null,
    morePhones: [{ label: "From elsewhere", phone: "02-2720-8889" }],
  },
};

/** Every kind of answer there is, in both languages; what nothing produces yet among them. */
export const CONTRACT_ANSWERS: readonly ContractAnswer[] = [CHINESE, ENGLISH].flatMap(answersIn);

function answersIn(wording: Wording): ContractAnswer[] {
  const { language, sentences, contact, notice, suggestions } = wording;
  const [first, second] = sentences;
  const one = { sentences: [sentence(wording, first, [1])], sources: sources(wording, [first]) };
  const two = {
    sentences: [sentence(wording, first, [1]), sentence(wording, second, [1, 2])],
    sources: sources(wording, sentences),
  };
  const endless = wording.endless(700);
  const many = Array.from({ length: 10 }, (_, index) => `${first.slice(0, -1)} ${index + 1}.`);
  const kinds: Record<string, Answer> = {
    short: answerOf(wording, { ...one, suggestions: [], contact: null }),
    "with a notice": answerOf(wording, {
      ...one,
      notices: [{ code: "source_other_language", text: notice }],
    }),
    long: answerOf(wording, {
      sentences: [sentence(wording, endless, [1])],
      sources: sources(wording, [endless]),
    }),
    table: answerOf(wording, { ...two, table: tableOf(wording, 3) }),
    "long table": answerOf(wording, { ...two, table: tableOf(wording, 400) }),
    "two sources": answerOf(wording, two),
    "ten sources": answerOf(wording, {
      sentences: many.map((text, index) => sentence(wording, text, [index + 1])),
      sources: sources(wording, many),
    }),
    "ten long sources": answerOf(wording, {
      sentences: many.map((text, index) => sentence(wording, text, [index + 1])),
      sources: sources(
        wording,
        many.map(() => wording.endless(40)),
      ).map((source) => ({
        ...source,
        url: `${source.url ?? ""}?${"path=long&".repeat(80)}`,
      })),
    }),
    "sources without an address": answerOf(wording, {
      ...two,
      sources: two.sources.map((source) => ({ ...source, url: null, publishedOn: null, eventOn: null })),
    }),
    conflict: answerOf(wording, {
      ...two,
      conflicts: [
        {
          about: wording.about,
          claims: wording.claims.map((text, index) => ({ text, citations: [index + 1] })),
        },
      ],
    }),
    "written by a model": answerOf(wording, { ...two, composer: "model" }),
    abstention: answerOf(wording, {
      status: "no_information",
      notices: [{ code: "no_information", text: notice }],
    }),
    "abstention with passages to read": answerOf(wording, {
      status: "no_information",
      notices: [{ code: "no_information", text: notice }],
      related: sources(wording, sentences).map((source, index) => ({
        ...source,
        url: ["https://news.example/a_(b)?c=1", "javascript:alert(1)"][index] ?? null,
      })),
    }),
    declined: answerOf(wording, {
      status: "declined",
      reason: "emergency",
      notices: [{ code: "emergency", text: notice }],
      suggestions: [],
    }),
    clarification: answerOf(wording, {
      status: "clarification",
      notices: [{ code: "which", text: notice }],
      choices: wording.choices,
      suggestions: [],
    }),
    "clarification with many choices": answerOf(wording, {
      status: "clarification",
      notices: [{ code: "which", text: notice }],
      choices: Array.from(
        { length: 20 },
        (_, index) => `${FAMILY.repeat(12)} ${suggestions[0] ?? ""} ${index}`,
      ),
    }),
    error: errorAnswer("conversation-1", { code: "busy", language, text: notice, contact }),
  };
  const huge = ["long", "long table", "ten long sources", "clarification with many choices"];
  return Object.entries(kinds).map(([kind, answer]) => ({
    name: `${kind}, ${language}`,
    answer,
    isHuge: huge.includes(kind),
  }));
}

function answerOf(wording: Wording, parts: Partial<Answer>): Answer {
  const { language, contact, suggestions } = wording;
  const sentences = parts.sentences ?? [];
  const notices: readonly Notice[] = parts.notices ?? [];
  const lines = [...notices.map(({ text }) => text), ...sentences.map(marked)];
  return {
    id: "answer-1",
    conversationId: "conversation-1",
    status: "answered",
    reason: null,
    language,
    text: lines.join("\n"),
    sentences,
    table: null,
    notices,
    choices: [],
    conflicts: [],
    sources: [],
    asOf: (parts.sources ?? []).length > 0 ? "2019-07-05" : null,
    suggestions,
    contact,
    composer: sentences.length > 0 ? "extractive" : null,
    timings: { retrieve: 3 },
    ...parts,
  };
}

function marked({ text, citations }: Claim): string {
  return `${text} ${citations.map((n) => `[${n}]`).join("")}`;
}

function sentence({ language }: Wording, text: string, citations: readonly number[]): Sentence {
  return { text, language, citations };
}

function tableOf({ columns, cells }: Wording, rows: number): NonNullable<Answer["table"]> {
  const row = cells.map((text, index) => ({ text, citations: [(index % 2) + 1] }));
  return { columns, rows: Array.from({ length: rows }, () => row) };
}

/** Sources whose quotes are the texts, each standing in an article of its own. */
function sources({ language, title, publisher }: Wording, quotes: readonly string[]): Source[] {
  return quotes.map((quote, index): Source => {
    const n = index + 1;
    const article = articleOf({ id: `article-${n}`, title, body: `${CLUSTERS}\n\n${quote}`, language });
    const start = article.body.length - quote.length;
    return {
      ...{
        n,
        articleId: article.id,
        articleVersion: article.version,
        title,
        publisher,
        language,
        quote,
        start,
      },
      ...{ url: `https://news.example/${article.id}`, official: index === 0 },
      ...{ publishedOn: "2019-07-05", eventOn: "2019-07-04", end: start + quote.length },
    };
  });
}
