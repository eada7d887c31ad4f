import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { CurvePoint } from "../../src/commands/eval/curve.ts";
import type { Figures } from "../../src/commands/eval/report.ts";
import { saying, startScriptedEndpoint, wellSaid } from "../answer/model/scripted-endpoint.ts";
import { writeSmallCorpus } from "../small-corpus.ts";
import { type CommandResult, runCommandFile } from "./run-command.ts";

const DEV = `
- id: d1
  language: en
  question: What was the theme of the 2018 Twin-City Forum?
  answerable: true
  required: [[Circular Economy]]
  gold: [forum-2018-en]
- id: d2
  language: en
  question: When did Taipei and Prague become sister cities?
  answerable: true
  required: [["January 14, 2020"]]
  gold: [prague-en]
- id: d3
  language: zh-Hant
  question: 臺北市立動物園養了幾隻企鵝？
  answerable: false
  why: no word of penguins
- id: d4
  language: zh-Hant
  question: 去年雙城論壇的主題是什麼？
  asked_on: 2019-05-01
  answerable: true
  paraphrase: true
  required: [[循環經濟, Circular Economy]]
  gold: [forum-2018-zh]
`;
const HELD_OUT = `
- id: h1
  language: en
  question: Where was the 2018 Twin-City Forum held?
  answerable: true
  required: [[Shanghai]]
  gold: [forum-2018-en]
`;

// Each command is a process that loads the model, and the first ones condense the dictionary.
vi.setConfig({ testTimeout: 180_000 });

let folder = "";
let corpus = "";
let questions = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "eval-test-"));
  corpus = await writeSmallCorpus(join(folder, "corpus"));
  questions = join(folder, "questions");
  await mkdir(questions);
  await writeFile(join(questions, "few-dev.yaml"), DEV);
  await writeFile(join(questions, "few-heldout.yaml"), HELD_OUT);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

function evaluate(...args: string[]): Promise<CommandResult> {
  const settings = { DATA_DIR: join(folder, "data"), CORPUS_DIR: corpus, TMPDIR: folder };
  return runCommandFile("eval.ts", ["--questions", questions, ...args], settings);
}

describe("eval", () => {
  test("counts for each split and language, the same twice, and writes the misses of all but the held-out", async () => {
    const first = await evaluate("--json");
    expect(first.code).toBe(0);
    const { figures } = JSON.parse(first.stdout) as { figures: Figures[] };
    expect(figures.map(({ split, group }) => `${split} ${group}`)).toEqual([
      "dev en",
      "dev zh-Hant",
      "dev both",
      "dev paraphrase",
      "heldout en",
      "heldout both",
    ]);
    const both = figures.find(({ split, group }) => split === "dev" && group === "both");
    expect(both).toMatchObject({
      answerable: { n: 3, right: 2, wrong: 1, abstained: 0 },
      unanswerable: { n: 1, abstained: 1, madeUp: 0 },
    });
    expect(both?.citations.hold).toBe(both?.citations.n);
    expect(figures.at(-1)).toMatchObject({ answerable: { n: 1, right: 0, wrong: 1, abstained: 0 } });

    const misses = await readFile(join(folder, "data/eval-misses.md"), "utf8");
    expect(misses).toContain("### d2: When did Taipei and Prague become sister cities?");
    expect(misses).toContain("- Fault: lacks January 14, 2020");
    expect(misses).not.toContain("2018 Twin-City Forum held");
    expect(first.stderr).toContain("--show-heldout");

    const second = await evaluate("--json", "--show-heldout", "--out", join(folder, "all.md"));
    expect(second.stdout).toBe(first.stdout);
    expect(await readFile(join(folder, "all.md"), "utf8")).toContain(
      "### h1: Where was the 2018 Twin-City Forum held?",
    );
  });

  test("draws the curve: what is answered only falls as the threshold rises", async () => {
    const { code, stdout } = await evaluate("--split", "dev", "--curve", "--json");
    expect(code).toBe(0);
    const { figures, curve } = JSON.parse(stdout) as { figures: Figures[]; curve: CurvePoint[] };
    expect(new Set(figures.map(({ split }) => split))).toEqual(new Set(["dev"]));
    const answered = curve.map(
      ({ answerable, unanswerable }) => answerable.right + answerable.wrong + unanswerable.madeUp,
    );
    expect(answered).toEqual(answered.toSorted((a, b) => b - a));
    expect(answered[0]).toBeGreaterThanOrEqual(3);
    expect(curve.map(({ threshold }) => threshold)).toEqual(
      curve.map(({ threshold }) => threshold).toSorted((a, b) => a - b),
    );
  });

  test("measures on another corpus in a temporary folder, which it removes", async () => {
    const other = ["--corpus", corpus, "--split", "dev", "--out", join(folder, "other.md")];
    const { code, stdout } = await evaluate(...other);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\| split +\| questions +\| answerable \|/);
    expect(stdout).toMatch(/\n\| dev +\| both +\| +3 \| +66\.7 % \| +33\.3 % \| +0\.0 % \|/);
    expect((await readdir(folder)).filter((name) => name.startsWith("eval-"))).toEqual([]);
  });

  test("counts what the model takes with the service's, whichever articles are asked about", async () => {
    const endpoint = await startScriptedEndpoint((call) => saying(...wellSaid(call)));
    try {
      const { code } = await runCommandFile(
        "eval.ts",
        [
          ...["--questions", questions, "--corpus", corpus],
          ...["--split", "dev", "--out", join(folder, "worded.md")],
        ],
        {
          ...{ DATA_DIR: join(folder, "spending"), CORPUS_DIR: corpus, TMPDIR: folder },
          ...{
            MODEL: "openai:scripted",
            OPENAI_BASE_URL: endpoint.baseUrl,
            OPENAI_API_KEY: "key-of-the-test",
          },
        },
      );
      expect(code).toBe(0);
      expect(endpoint.calls.length).toBeGreaterThan(0);
    } finally {
      await endpoint.close();
    }
    const database = new DatabaseSync(join(folder, "spending/store.sqlite"), { readOnly: true });
    try {
      const [spent] = database.prepare("select sum(tokens) as tokens from model_spending").all();
      expect(spent?.["tokens"]).toBeGreaterThan(0);
    } finally {
      database.close();
    }
  });

  test("ends with a message for a split or a file that is not there, and for a question that lacks something", async () => {
    const split = await evaluate("--split", "test");
    expect(split).toMatchObject({ code: 2, stdout: "" });
    expect(split.stderr).toContain("there are dev, heldout");
    const missing = await evaluate("--questions", join(folder, "none.yaml"));
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain("there is no such file or folder");
    const wrong = join(folder, "wrong.yaml");
    await writeFile(wrong, "- { id: x, language: en, question: Where?, answerable: true }\n");
    expect((await evaluate("--questions", wrong)).stderr).toContain(
      "an answerable question needs required values",
    );
  });
});
