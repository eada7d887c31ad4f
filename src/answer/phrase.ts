import { toSimplified } from "../language/script.ts";
import { randomUUID } from "node:crypto";
import { originOf, originsOf } from "../language/messages/claim-origins.ts";
import { quoted } from "../language/messages/quoted.ts";
import type { AnswerLanguage } from "./answerer.ts";
import type { Answer, Claim, Notice, Source } from "./answer.ts";
import type { ComposedConflict, ComposedTable, Verified } from "./composed.ts";
import { numberSources, quotedPassage, toSentence } from "./numbered-sources.ts";
import type { Replies } from "./replies.ts";
import type { Declined } from "./screen.ts";
import { relatedPassages } from "./related-passages.ts";
import type { SmallTalk } from "./small-talk.ts";
import { sourceNotices } from "./source-notices.ts";
import { gapText } from "./values/event-gap.ts";

/** What every answer carries that has nothing to say. */
function emptyAnswer(conversationId: string | null, language: string): Answer {
  return {
    id: randomUUID(),
    conversationId,
    status: "no_information",
    reason: null,
    language,
    text: "",
    sentences: [],
    table: null,
    notices: [],
    choices: [],
    conflicts: [],
    sources: [],
    asOf: null,
    related: [],
    suggestions: [],
    contact: null,
    composer: null,
    timings: {},
  };
}

/** Phrases a refusal: the official reply, and whom to ask instead. */
export function phraseDeclined(
  { reason, code, language }: Declined,
  conversationId: string | null,
  replies: Replies,
): Answer {
  const text = replies.text(code, language);
  return {
    ...emptyAnswer(conversationId, language),
    status: "declined",
    reason,
    text,
    notices: [{ code, text }],
    contact: replies.contact(language),
  };
}

/** Asks back where nobody can tell what a question points at, with questions to choose from. */
export function phraseUnclear(
  language: string,
  conversationId: string | null,
  choices: readonly string[],
  replies: Replies,
  code: "unclear" | "unclear_time" = "unclear",
): Answer {
  const text = replies.text(code.replace("_", "-"), language);
  return {
    ...emptyAnswer(conversationId, language),
    status: "clarification",
    text,
    notices: [{ code, text }],
    choices: language === "zh-Hans" ? choices.map(toSimplified) : choices,
  };
}

/** Kinds of small talk that go on with questions to begin with. */
const BEGINNINGS: readonly SmallTalk[] = ["greeting", "who", "what"];
/** Those that say whom to ask what the bot cannot tell. */
const REFERRALS: readonly SmallTalk[] = ["who", "what", "person", "wrong"];

/** Replies to what is no question about the news. `examples` are questions to begin with. */
export function phraseSmallTalk(
  kind: SmallTalk,
  language: string,
  conversationId: string | null,
  examples: readonly string[],
  replies: Replies,
): Answer {
  const text = replies.text(`talk-${kind}`, language);
  const choices = BEGINNINGS.includes(kind) ? examples : [];
  return {
    ...emptyAnswer(conversationId, language),
    status: "clarification",
    text,
    notices: [{ code: `talk_${kind}`, text }],
    choices: language === "zh-Hans" ? choices.map(toSimplified) : choices,
    contact: REFERRALS.includes(kind) ? replies.contact(language) : null,
  };
}

/** The answer with more of our own words before it. */
export function withNotices(answer: Answer, notices: readonly Notice[]): Answer {
  return {
    ...answer,
    text: [...notices.map(({ text }) => text), answer.text].join("\n"),
    notices: [...notices, ...answer.notices],
  };
}

/** Tells the citizen that personal data in the question were masked: before anything else that the answer says. */
export function toldOfMask(answer: Answer, replies: Replies): Answer {
  return withNotices(answer, [maskNotice(answer.language, replies)]);
}

/** That personal data in the question were masked. */
export function maskNotice(language: string, replies: Replies): Notice {
  return { code: "personal_data_masked", text: replies.text("personal-data-masked", language) };
}

/** How a question was completed from the ones before it; nothing where it stood alone. */
export function understoodNotices(
  askedAs: string | null,
  language: AnswerLanguage,
  replies: Replies,
): readonly Notice[] {
  if (askedAs === null) return [];
  return [{ code: "understood_as", text: replies.text("understood-as", language, { question: askedAs }) }];
}

/** Names in the question that no article has; nothing where they have all. */
function unknownNameNotices(
  { unknownNames = [], language }: Pick<Verified, "unknownNames" | "language">,
  replies: Replies,
): readonly Notice[] {
  return unknownNames.map((name) => ({
    code: "unknown_name",
    text: replies.text("unknown-name", language, {
      name: language === "zh-Hans" ? toSimplified(name) : name,
    }),
  }));
}

/** Phrases what has been proved in the citizen's language, or says that nothing was found and where to ask. */
export function phrase(
  verified: Verified,
  conversationId: string | null,
  suggestions: readonly string[],
  replies: Replies,
): Answer {
  const { askedAs, language } = verified;
  if (verified.choices.length > 0) {
    return phraseUnclear(language, conversationId, verified.choices, replies, "unclear_time");
  }
  const empty = emptyAnswer(conversationId, language);
  const understood = understoodNotices(askedAs, language, replies);
  const gaps: readonly Notice[] =
    verified.gap === null ? [] : [{ code: "event_gap", text: gapText(verified.gap, language, replies) }];
  if (verified.sentences.length === 0 && verified.table === null) {
    const related = relatedPassages(verified).map(quotedPassage);
    const notices = [
      ...understood,
      ...unknownNameNotices(verified, replies),
      ...gaps,
      {
        code: "no_information",
        text: replies.text(related.length === 0 ? "no-information" : "related", language),
      },
    ];
    const passages = related.map(
      (passage) =>
        `- ${passage.title} ${originOf(passage, language)}\n  ${quoted(passage.quote, passage.language)}`,
    );
    return {
      ...empty,
      text: [...notices.map(({ text }) => text), ...passages].join("\n"),
      notices,
      related,
      suggestions,
      contact: replies.contact(language),
    };
  }
  const cells = verified.table?.rows.flat().filter((cell) => cell !== null) ?? [];
  const said = [...verified.sentences, ...cells];
  const sources = numberSources([...said, ...verified.conflicts.flatMap(({ claims }) => claims)]);
  const sentences = verified.sentences.map((sentence) => toSentence(sentence, sources));
  const table = verified.table === null ? null : toTable(verified.table, sources, language, replies);
  const conflicts = verified.conflicts.map((conflict) => toConflict(conflict, sources, language, replies));
  const notices = [
    ...understood,
    // Who published each of many sources stands beside it; a line for each would bury the table.
    ...(table === null
      ? sourceNotices(sources, numberSources(said).length, language, replies)
      : tableNotices(verified, replies)),
    ...gaps,
  ];
  const lines = [
    ...notices.map(({ text }) => text),
    ...sentences.map(markedText),
    ...(table?.rows.map((row) => row.map(markedText).join(" · ")) ?? []),
    ...conflicts.flatMap(({ about, claims }) => [
      about,
      ...claims.map((claim) => `- ${[markedText(claim), originsOf(claim, sources, language)].join(" ")}`),
    ]),
  ];
  return {
    ...empty,
    status: "answered",
    text: lines.join("\n"),
    sentences,
    table,
    notices,
    conflicts,
    sources,
    asOf:
      sources
        .map(({ publishedOn }) => publishedOn)
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null,
    suggestions,
    composer: verified.composer,
  };
}

function markedText({ text, citations }: Claim): string {
  return [text, citations.map((n) => `[${n}]`).join("")].filter((part) => part !== "").join(" ");
}

/** Stands where the articles do not tell something; it claims nothing. */
const NOT_TOLD = "–";

function toTable(
  { columns, rows }: ComposedTable,
  sources: readonly Source[],
  language: string,
  replies: Replies,
): Answer["table"] {
  return {
    columns: columns.map((column) => replies.text(`column-${column}`, language)),
    rows: rows.map((row) =>
      row.map((cell): Claim => {
        if (cell === null) return { text: NOT_TOLD, citations: [] };
        const { text, citations } = toSentence(cell, sources);
        return { text, citations };
      }),
    ),
  };
}

/** What differs, named with the year of its event. */
function toConflict(
  { kind, word, year, claims }: ComposedConflict,
  sources: readonly Source[],
  language: string,
  replies: Replies,
): Answer["conflicts"][number] {
  const name = replies.text(`column-${word}`, language);
  const what = year === null ? name : replies.text("of-year", language, { what: name, year: String(year) });
  return {
    about: replies.text(kind === "differ" ? "sources-differ" : "over-time", language, { what }),
    claims: claims.map((claim) => {
      const { text, citations } = toSentence(claim, sources);
      return { text, citations };
    }),
  };
}

/** How far the articles go, and for which years they do not tell what was asked. */
function tableNotices({ table, missingYears, language }: Verified, replies: Replies): Notice[] {
  const count = String(table?.rows.length ?? 0);
  const held: Notice = { code: "table", text: replies.text("table", language, { count }) };
  if (missingYears.length === 0) return [held];
  const years = missingYears.join(language === "en" ? ", " : "、");
  return [held, { code: "table_gaps", text: replies.text("table-gaps", language, { years }) }];
}
