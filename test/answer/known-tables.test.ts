import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import type { Answer } from "../../src/answer/answer.ts";
import { type Bot, openBot } from "../../src/bot.ts";
import { parseConfig } from "../../src/config.ts";

const FILE = fileURLToPath(new URL("known-tables.yaml", import.meta.url));
const Forms = z.array(z.string());
const KNOWN = z
  .object({
    years_in_taipei: z.array(z.number()),
    themes: z.record(z.string(), Forms),
    compared: z.record(z.string(), z.record(z.string(), Forms)),
    memorandums_with_prague: z.record(z.string(), z.array(Forms)),
    sister_cities: z.array(z.object({ city: Forms, since: z.number().nullable() })),
  })
  .parse(parse(await readFile(FILE, "utf8")));

let folder: string;
let bot: Bot;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "known-tables-"));
  bot = await openBot(parseConfig({ DATA_DIR: folder, CLOCK: "2026-03-02T09:00" }, process.cwd()));
}, 120_000);
afterAll(async () => {
  await bot.close();
  await rm(folder, { recursive: true });
});

/** The table for a question, each row by its column names; every cell with text cites a source whose quote stands in its article. */
async function tableFor(question: string): Promise<Record<string, string>[]> {
  const answer = await bot.answerer.ask({ question, conversationId: null, language: "en" });
  const { table, sources } = answer;
  if (table === null) throw new Error(`no table, but ${answer.status}: ${answer.text}`);
  for (const row of table.rows) {
    expect(row.some(({ citations }) => citations.length > 0)).toBe(true);
    for (const { text, citations } of row) expect(isEmpty(text) || citations.length > 0).toBe(true);
  }
  for (const source of sources) expect(quoted(source)).toBe(source.quote);
  return table.rows.map((row) =>
    Object.fromEntries(table.columns.map((column, at) => [column, row[at]?.text ?? ""])),
  );
}

const isEmpty = (text: string): boolean => text === "–" || text === "";

function quoted({ articleId, articleVersion, start, end }: Answer["sources"][number]): string | undefined {
  return bot.index.article(articleId, articleVersion)?.body.slice(start, end);
}

describe("the table of the years of the forum in a city", () => {
  test.each([
    "Which years was the forum in Taipei?",
    "哪幾年的雙城論壇在臺北舉行？",
    "In which years was the Twin-City Forum held in Taipei?",
  ])("is complete: %s", async (question) => {
    const rows = await tableFor(question);
    expect(rows.map((row) => Number(row["Year"]))).toEqual(KNOWN.years_in_taipei);
  });
});

describe("the table of all themes", () => {
  test.each(["all themes", "歷屆雙城論壇的主題", "What were the themes of all the forums?", "所有主題"])(
    "is complete: %s",
    async (question) => {
      const rows = await tableFor(question);
      expect(rows.map((row) => row["Year"])).toEqual(Object.keys(KNOWN.themes));
      for (const row of rows) expect(KNOWN.themes[row["Year"] ?? ""]).toContain(row["Theme"]);
    },
  );
});

describe("the comparison of two forums", () => {
  const COLUMNS = {
    date: "Date",
    place: "Place",
    theme: "Theme",
    documents: "Documents signed",
    leader: "Led by",
  };

  test.each(["compare 2019 and 2023", "Compare the 2019 and 2023 forums", "比較2019年與2023年的雙城論壇"])(
    "is complete: %s",
    async (question) => {
      const rows = await tableFor(question);
      expect(rows.map((row) => row["Year"])).toEqual(Object.keys(KNOWN.compared));
      for (const row of rows) {
        for (const [column, title] of Object.entries(COLUMNS)) {
          const forms = KNOWN.compared[row["Year"] ?? ""]?.[column] ?? [];
          // Who led for whom stands behind the name.
          expect(forms, `${String(row["Year"])} ${title}`).toContain(row[title]?.replace(/ ?[(（].+$/u, ""));
        }
      }
    },
  );
});

describe("the table of every memorandum with Prague", () => {
  test.each([
    "every memorandum with Prague",
    "所有與布拉格簽署的備忘錄",
    "List all memorandums signed with Prague",
  ])("is complete: %s", async (question) => {
    const rows = await tableFor(question);
    expect(rows.map((row) => row["Year"])).toEqual(Object.keys(KNOWN.memorandums_with_prague));
    for (const row of rows) {
      const known = KNOWN.memorandums_with_prague[row["Year"] ?? ""] ?? [];
      const said = (row["Fields"] ?? "").split(/; |、/u);
      const isOf = (field: string, forms: readonly string[]): boolean =>
        forms.some((form) => field.includes(form));
      for (const forms of known) expect(said.some((field) => isOf(field, forms))).toBe(true);
      for (const field of said)
        expect(
          known.some((forms) => isOf(field, forms)),
          field,
        ).toBe(true);
    }
  });
});

describe("the table of sister cities", () => {
  it.each(["Which are Taipei's sister cities?", "臺北有哪些姊妹市？"])(
    "is complete: %s",
    async (question) => {
      const rows = await tableFor(question);
      const found = rows.map((row) =>
        KNOWN.sister_cities.findIndex(({ city }) => city.includes(row["City"] ?? "")),
      );
      expect(found.toSorted((a, b) => a - b)).toEqual(KNOWN.sister_cities.map((_, at) => at));
      for (const [at, row] of rows.entries()) {
        const since = KNOWN.sister_cities[found[at] ?? -1]?.since ?? null;
        const said = row["Since"] ?? "";
        expect(
          since === null ? isEmpty(said) : said.includes(String(since)),
          `${row["City"] ?? ""} ${said}`,
        ).toBe(true);
      }
    },
  );
});
