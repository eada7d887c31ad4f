import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCorpusFolder } from "../../../src/corpus/read-folder.ts";
import { loadGlossary } from "../../../src/language/glossary.ts";
import { eventSides } from "./event-split.ts";
import { CLAIM_MUTATIONS } from "./mutate-claims.ts";
import { VALUE_MUTATIONS } from "./mutate-values.ts";
import { WORD_MUTATIONS } from "./mutate-words.ts";
import { CLAUSE_PARAPHRASES } from "./paraphrase-clauses.ts";
import { LATER_OPERATORS } from "./later-operators.ts";
import { VALUE_PARAPHRASES } from "./paraphrase-values.ts";
import { type Case, type Operator, sentencesOf, type Source, sourceOf, type World } from "./source.ts";
import { readWritten, TWINS, WRITTEN, type Written } from "./written.ts";

const CORPUS = fileURLToPath(new URL("../../../corpus", import.meta.url));

/** The operators that rules were developed on. */
export const OPERATORS: readonly Operator[] = [
  ...VALUE_MUTATIONS,
  ...WORD_MUTATIONS,
  ...CLAIM_MUTATIONS,
  ...VALUE_PARAPHRASES,
  ...CLAUSE_PARAPHRASES,
];

/** Most cases that one operator makes of one side's articles. */
const MOST_OF_ONE = 90;

/** The name that cases written by hand are counted under. */
export const BY_HAND = "written by hand";
/** Those of other hands, and the false ones that they wrote beside them. */
export const BY_OTHER_HANDS = "written by other hands";
export const FALSE_TWIN = "false twin by other hands";

/** Everything that is put to the verifier, always the same. */
export async function allCases(
  operators: readonly Operator[] = [...OPERATORS, ...LATER_OPERATORS],
): Promise<Case[]> {
  const { articles } = await readCorpusFolder(CORPUS);
  const world = { articles, glossary: await loadGlossary([join(CORPUS, "glossary.yaml")]) };
  const sides = eventSides(articles);
  const sources = articles.flatMap((article) => sentencesOf(article, sides.get(article.id) ?? "dev"));
  const read = async (files: readonly string[]): Promise<Written[]> =>
    (await Promise.all(files.map((file) => readWritten(file, articles, sides)))).flat();
  const written = (await read(WRITTEN)).map(({ faithful }) => faithful);
  const twins = await read(TWINS);
  const across = written.filter(({ isAcross }) => isAcross);
  const byHand = [
    ...written.map((source) => ({ ...source, operator: BY_HAND, isFaithful: true })),
    ...twins.map(({ faithful }) => ({ ...faithful, operator: BY_OTHER_HANDS, isFaithful: true })),
    ...twins.flatMap(({ wrong }) =>
      wrong.map((source) => ({ ...source, operator: FALSE_TWIN, isFaithful: false })),
    ),
  ];
  const ofArticles = (["dev", "heldout"] as const).flatMap((side) =>
    operators.flatMap((operator) =>
      some(
        casesOf(
          operator,
          sources.filter((source) => source.side === side),
          world,
        ),
      ),
    ),
  );
  const ofAcross = operators
    .filter(({ isFaithful }) => !isFaithful)
    .flatMap((operator) => casesOf(operator, across, world));
  return [...byHand, ...ofArticles, ...ofAcross];
}

/** What the operators that rules were developed on make of every sentence of other articles, all on the development side. */
export function casesOfArticles({ articles, glossary }: World): Case[] {
  const sources = articles.flatMap((article) => sentencesOf(article, "dev"));
  return OPERATORS.flatMap((operator) => casesOf(operator, sources, { articles, glossary }));
}

function casesOf(operator: Operator, sources: readonly Source[], world: World): Case[] {
  return sources.flatMap((source): Case[] => {
    const made = operator.make(source, world);
    if (made === null) return [];
    const { text, quotes } =
      typeof made === "string" ? { text: made, quotes: source.quotes } : { quotes: source.quotes, ...made };
    return [
      { ...sourceOf(text, quotes, source.side), operator: operator.name, isFaithful: operator.isFaithful },
    ];
  });
}

/** As many as one operator may have, chosen by a hash of their words. */
function some(cases: readonly Case[]): Case[] {
  const rank = ({ text }: Case): string => createHash("sha256").update(text).digest("hex");
  return [...cases].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, MOST_OF_ONE);
}
