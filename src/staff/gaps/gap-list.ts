import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { writtenLanguage } from "../../language/script.ts";
import type { PassageSearch } from "../../search/passage.ts";
import type { GapKind, GapQuestion, GapSample, GapState, GapStore } from "../../store/gap-store.ts";
import { wholeQuestion } from "./gap-grouping.ts";
import { weekBounds, weekOf } from "./week.ts";

/** Which gaps are looked at; null for all. */
export interface GapFilter {
  /** `2026-W09`, in Taipei. */
  readonly week: string | null;
  readonly channel: string | null;
  readonly state: GapState | null;
  /** How many of those with the most questions are passed over, and how many then given. */
  readonly offset: number;
  readonly limit: number;
}

/** Questions of one meaning that were not answered well. */
export interface Gap {
  readonly id: string;
  readonly state: GapState;
  /** When it was made, or its state last changed; ISO 8601, UTC. */
  readonly changedAt: string;
  /** What all of its questions name: glossary ids, years, editions as `#3`. */
  readonly names: readonly string[];
  /** Of the week and channel looked at. */
  readonly count: number;
  readonly kinds: Readonly<Record<GapKind, number>>;
  readonly counts: readonly { readonly week: string; readonly channel: string; readonly count: number }[];
  /** Its newest questions, masked, completed from those before them. */
  readonly questions: readonly {
    readonly answerId: string;
    readonly question: string;
    readonly at: string;
  }[];
  /** Passages nearest to the newest question, by the present index. */
  readonly nearest: readonly NearPassage[];
  /** What a draft of an FAQ begins with. */
  readonly faqDraft: {
    readonly questions: Readonly<Record<InterfaceLanguage, readonly string[]>>;
    /** Articles that its answer may cite. */
    readonly articles: readonly string[];
    readonly gap: string;
  };
}

/** A passage near a question. */
export interface NearPassage {
  readonly articleId: string;
  readonly articleVersion: string;
  readonly title: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

const SAMPLES = 5;
const NEAREST = 3;

/** Gaps with the most questions first, and how many there are. Throws `RangeError` for a week that there is not. */
export async function gapList(
  { week, channel, state, offset, limit }: GapFilter,
  { gaps, search }: { readonly gaps: GapStore; readonly search: Pick<PassageSearch, "search"> },
): Promise<{ readonly total: number; readonly gaps: readonly Gap[] }> {
  const bounds = week === null ? null : weekBounds(week);
  if (week !== null && bounds === null) throw new RangeError(`there is no week ${week}`);
  const [groups, questions] = await Promise.all([
    gaps.groups(),
    gaps.questions(bounds?.from ?? null, bounds?.to ?? null),
  ]);
  const byGroup = Map.groupBy(
    questions.filter((question) => channel === null || question.channel === channel),
    ({ groupId }) => groupId,
  );
  const shown = groups
    .filter((group) => (state === null || group.state === state) && byGroup.has(group.id))
    .map((group) => ({ group, asked: byGroup.get(group.id) ?? [] }))
    .sort((a, b) => b.asked.length - a.asked.length || (a.group.id < b.group.id ? -1 : 1));
  const found: Gap[] = [];
  for (const { group, asked } of shown.slice(offset, offset + limit)) {
    const samples = await gaps.samples(group.id, SAMPLES);
    const { id, names, changedAt } = group;
    const nearest = await nearestPassages(samples[0], search);
    const whole = samples.map((sample) => ({
      answerId: sample.answerId,
      question: wholeQuestion(sample),
      at: sample.at,
    }));
    found.push({
      ...{ id, state: group.state, changedAt, names },
      count: asked.length,
      kinds: kindsOf(asked),
      counts: countsOf(asked),
      questions: whole,
      nearest,
      faqDraft: {
        questions: byLanguage(whole.map(({ question }) => question)),
        articles: [...new Set(nearest.map(({ articleId }) => articleId))],
        gap: id,
      },
    });
  }
  return { total: shown.length, gaps: found };
}

async function nearestPassages(
  sample: GapSample | undefined,
  search: Pick<PassageSearch, "search">,
): Promise<NearPassage[]> {
  if (sample === undefined) return [];
  const passages = await search.search(wholeQuestion(sample), NEAREST);
  return passages.map(({ article, text, start, end, score }) => ({
    articleId: article.id,
    articleVersion: article.version,
    title: article.title,
    ...{ text, start, end, score },
  }));
}

function kindsOf(asked: readonly GapQuestion[]): Record<GapKind, number> {
  const kinds = { no_answer: 0, thumbs_down: 0, low_margin: 0 };
  for (const { kind } of asked) kinds[kind]++;
  return kinds;
}

function countsOf(asked: readonly GapQuestion[]): Gap["counts"] {
  const byPlace = Map.groupBy(asked, ({ at, channel }) => `${weekOf(at)}\n${channel}`);
  return [...byPlace]
    .map(([place, { length: count }]) => {
      const [week = "", channel = ""] = place.split("\n");
      return { week, channel, count };
    })
    .sort((a, b) => (a.week === b.week ? (a.channel < b.channel ? -1 : 1) : a.week < b.week ? -1 : 1));
}

function byLanguage(questions: readonly string[]): Gap["faqDraft"]["questions"] {
  const distinct = [...new Set(questions)];
  const isEnglish = (question: string): boolean => !writtenLanguage(question).startsWith("zh");
  return {
    en: distinct.filter(isEnglish),
    "zh-Hant": distinct.filter((question) => !isEnglish(question)),
  };
}
