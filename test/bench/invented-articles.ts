import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const CITIES = [
  "Prague",
  "Seoul",
  "Daegu",
  "Houston",
  "Perth",
  "Helsinki",
  "Warsaw",
  "Tokyo",
  "Osaka",
  "Manila",
];
const THINGS = [
  "a sister city agreement",
  "a memorandum on tourism",
  "a letter on youth sports",
  "a plan for parks",
];
const PLACES = ["City Hall", "the museum", "the harbour", "the university"];

/** Writes `count` articles of one passage each, all of them invented. */
export async function writeArticles(corpus: string, count: number): Promise<void> {
  await mkdir(corpus, { recursive: true });
  for (let n = 0; n < count; n++) {
    const day = new Date(Date.UTC(1990, 0, 1 + (n % 12_000))).toISOString().slice(0, 10);
    const text = `On ${day} the mayor of ${pick(CITIES, n)} and a delegation of ${n} guests signed ${pick(THINGS, n >> 4)} at ${pick(PLACES, n >> 6)}.`;
    const head = `---\nid: article-${n}\ntitle: Guests from ${pick(CITIES, n)}\nlanguage: en\npublisher: Secretariat\npublished: ${day}\nofficial: true\ncities: [Taipei, ${pick(CITIES, n)}]\ntopics: [visits]\n---\n\n`;
    await writeFile(join(corpus, `article-${n}.md`), `${head}${text}\n`);
  }
}

function pick(from: readonly string[], n: number): string {
  return from[n % from.length] ?? "";
}

/** A question about some of the articles; another for each number, many times over. */
export function questionOf(n: number): string {
  return `When did the mayor of ${pick(CITIES, n)} sign ${pick(THINGS, n + 1)} in ${1990 + (n % 30)}?`;
}
