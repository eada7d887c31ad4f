import { createHash } from "node:crypto";
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CorpusError, readCorpusFolder } from "../../src/corpus/read-folder.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "corpus-"));
});

afterEach(() => rm(folder, { recursive: true }));

async function put(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), content);
}

const article = (id: string, text = "Text.\n", extra = ""): string =>
  `---\nid: ${id}\ntitle: Title of ${id}\nlanguage: en\npublisher: Secretariat\nofficial: true\n${extra}---\n${text}`;

const idsRead = async (): Promise<string[]> => (await readCorpusFolder(folder)).articles.map(({ id }) => id);

describe("what an officer puts into the folder is served", () => {
  test("every field, and the text without its markup", async () => {
    const extra =
      "title_ours: true\nurl: https://example.org/a\npublished: 2019-07-04\nevent: 2019-07-03/2019-07-05\n" +
      "series: twin-city-forum\nedition: 10\ncities: [Taipei, Shanghai]\ntopics: [forum]\ntranslation_of: z-zh\n";
    await put("a.md", article("a", "The **10th** forum\n\nbegan.\n", extra));
    await put("z-zh.md", article("z-zh").replace("language: en", "language: zh-Hant"));
    const body = "The 10th forum\n\nbegan.";
    expect(await readCorpusFolder(folder)).toEqual({
      articles: [
        {
          id: "a",
          version: createHash("sha256").update(body).digest("hex"),
          status: "current",
          title: "Title of a",
          titleOurs: true,
          body,
          language: "en",
          publisher: "Secretariat",
          official: true,
          url: "https://example.org/a",
          publishedOn: "2019-07-04",
          eventOn: "2019-07-03/2019-07-05",
          series: "twin-city-forum",
          edition: 10,
          cities: ["Taipei", "Shanghai"],
          topics: ["forum"],
          translationOf: "z-zh",
        },
        expect.objectContaining({ id: "z-zh" }),
      ],
      rejected: [],
      doubtful: [],
    });
  });

  test("what is left out is null or empty", async () => {
    await put("a.md", article("a"));
    expect((await readCorpusFolder(folder)).articles[0]).toMatchObject({
      titleOurs: false,
      url: null,
      publishedOn: null,
      eventOn: null,
      series: null,
      edition: null,
      cities: [],
      topics: [],
      translationOf: null,
    });
  });

  test("articles come in order of id, from subfolders too; other files are ignored", async () => {
    await put("z.md", article("b"));
    await put("2019/07/y.md", article("a"));
    await put("README.md", "# About\n");
    await put("empty.md", "");
    await put("notes.txt", article("c"));
    await put("glossary.yaml", "cities: []\n");
    expect(await readCorpusFolder(folder)).toMatchObject({
      articles: [{ id: "a" }, { id: "b" }],
      rejected: [],
    });
  });

  test("the text is the same whatever editor wrote it: BOM, CRLF, decomposed letters", async () => {
    const plain = article("a", "Qu\u00e9bec came.\n\nThen left.\n");
    await put("a.md", plain);
    const [expected] = (await readCorpusFolder(folder)).articles;
    expect(expected?.body).toBe("Qu\u00e9bec came.\n\nThen left.");
    for (const other of [
      `\uFEFF${plain}`,
      plain.replaceAll("\n", "\r\n"),
      plain.replaceAll("\n", "\r"),
      plain.normalize("NFD"),
      plain.replace("Québec", "Qu&#101;&#769;bec"),
    ]) {
      await put("a.md", other);
      expect((await readCorpusFolder(folder)).articles).toEqual([expected]);
    }
  });
});

describe("a file with something wrong in it is reported, and the rest is served", () => {
  test.each<[string, string | Uint8Array, number, string]>([
    ["a wrong field", article("bad", "Text.\n", "edition: 0\n"), 7, "edition: must be 1 or more"],
    [
      "a wrong field in a file from Windows",
      article("bad", "Text.\n", "edition: 0\n").replaceAll("\n", "\r\n"),
      7,
      "edition: must be 1 or more",
    ],
    ["an unknown field", article("bad", "Text.\n", "colour: red\n"), 7, 'the field "colour" is not known'],
    [
      "a reference in the YAML",
      article("bad", "Text.\n", "cities: &c [a]\ntopics: *c\n"),
      8,
      "references (*name) are not read; write the value out",
    ],
    ["no end of the front matter", "---\nid: bad\n", 1, "the front matter has no closing line ---"],
    ["nothing but ---", "---", 1, "the front matter has no closing line ---"],
    ["no text", article("bad", "\n<!-- nothing -->\n"), 8, "there is no text below the front matter"],
    [
      "a text that nests too deeply to be taken apart",
      article("bad", `${">".repeat(5000)} x\n`),
      1,
      "the file cannot be taken apart: it nests too deeply",
    ],
    ["another encoding", Buffer.from(article("bad", "Qu\u00e9bec\n"), "latin1"), 1, "the file is not UTF-8"],
    ["UTF-16", Buffer.from(`\uFEFF${article("bad")}`, "utf16le"), 1, "the file is not UTF-8"],
    [
      "half a character",
      Buffer.concat([Buffer.from(article("bad")), Buffer.from([0xed, 0xa0, 0x80])]),
      1,
      "the file is not UTF-8",
    ],
  ])("%s", async (_, content, line, message) => {
    await put("bad.md", content);
    await put("good.md", article("good"));
    const { articles, rejected } = await readCorpusFolder(folder);
    expect(articles.map(({ id }) => id)).toEqual(["good"]);
    expect(rejected).toEqual([{ file: "bad.md", problems: [{ line, message }] }]);
  });

  test("of two files with one id the first is kept and both are named", async () => {
    await put("2019/first.md", article("a", "First.\n"));
    await put("2020/second.md", article("a", "Second.\n"));
    const { articles, rejected } = await readCorpusFolder(folder);
    expect(articles.map(({ body }) => body)).toEqual(["First."]);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]?.file).toBe(join("2020", "second.md"));
    expect(rejected[0]?.problems[0]?.line).toBe(2);
    expect(rejected[0]?.problems[0]?.message).toContain(join("2019", "first.md"));
  });

  test("every fault of a file is told at once", async () => {
    await put("bad.md", "---\nid: Bad\ntitle: T\nlanguage: fr\nofficial: true\n---\nText.\n");
    const [bad] = (await readCorpusFolder(folder)).rejected;
    expect(bad?.problems.map(({ line }) => line).sort()).toEqual([1, 2, 4]);
  });
});

describe("a file that is meant as an article does not vanish", () => {
  const opening = "an article opens with a line of three hyphens, ---, and nothing stands before it";

  test.each([
    ["an empty line before the front matter", `\n${article("a")}`, 2],
    ["a space before it", ` ${article("a")}`, 1],
    ["a zero-width space before it", `\u200B${article("a")}`, 1],
    ["a zero-width space behind the hyphens", article("a").replace("---", "---\u200B"), 1],
    ["a hyphen too many", `-${article("a")}`, 1],
    ["hyphens that an editor made dashes of", article("a").replace("---", "\u2014-"), 1],
    ["a title above it", `# Title\n\n${article("a")}`, 1],
    ["no hyphens at all", article("a").replace("---\n", ""), 1],
  ])("for %s: it is reported", async (_, text, line) => {
    await put("a.md", text);
    await put("good.md", article("good"));
    expect(await readCorpusFolder(folder)).toMatchObject({
      articles: [{ id: "good" }],
      rejected: [{ file: "a.md", problems: [{ line, message: opening }] }],
    });
  });

  test.each(["a.MD", "a.markdown", "a.md.txt"])("for its name: %s is reported", async (file) => {
    await put(file, article("a"));
    expect(await readCorpusFolder(folder)).toMatchObject({
      articles: [],
      rejected: [{ file, problems: [{ line: 1, message: "the name of an article's file ends in .md" }] }],
    });
  });

  test("while other texts are none", async () => {
    await put("README.md", `# How to write one\n\nid: a\nlanguage: en\n`);
    await put("more/README.MD", "---- \n\nid: a\n");
    await put("notes.md", "# Notes\n\n---\n\nThe id: whatever.\n");
    await put("list.md", "- language: Go\n- id: 5\n".repeat(20));
    await put("notes.markdown", "# Notes\n");
    expect((await readCorpusFolder(folder)).rejected).toEqual([]);
  });
});

describe("what is linked is read like what is there", () => {
  test("files and folders, each once, whatever circles the links make", async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), "linked-"));
    try {
      await writeFile(join(elsewhere, "one.md"), article("one"));
      await mkdir(join(elsewhere, "more"));
      await writeFile(join(elsewhere, "more", "two.md"), article("two"));
      await symlink(join(elsewhere, "one.md"), join(folder, "one.md"));
      await symlink(join(elsewhere, "more"), join(folder, "more"));
      await symlink(folder, join(elsewhere, "more", "back"));
      const { articles, rejected } = await readCorpusFolder(folder);
      expect(articles.map(({ id }) => id)).toEqual(["one", "two"]);
      expect(rejected).toEqual([]);
    } finally {
      await rm(elsewhere, { recursive: true });
    }
  });

  test("also as Kubernetes lays a ConfigMap out, behind hidden folders", async () => {
    await put("..2026_11_29/one.md", article("one"));
    await symlink("..2026_11_29", join(folder, "..data"));
    await symlink(join("..data", "one.md"), join(folder, "one.md"));
    expect(await readCorpusFolder(folder)).toMatchObject({ articles: [{ id: "one" }], rejected: [] });
  });

  test("and a link that leads nowhere is reported", async () => {
    await symlink("gone.md", join(folder, "one.md"));
    await put("good.md", article("good"));
    const { articles, rejected } = await readCorpusFolder(folder);
    expect(articles.map(({ id }) => id)).toEqual(["good"]);
    expect(rejected.map(({ file }) => file)).toEqual(["one.md"]);
    expect(rejected[0]?.problems[0]?.message).toContain("ENOENT");
  });
});

describe("an article that says something doubtful is served, and reported", () => {
  test.each([
    ["an edition of nothing", "edition: 3\n", "edition: says nothing without a series"],
    ["itself for an original", "translation_of: a\n", "translation_of: is the id of the article itself"],
    ["an original that is not there", "translation_of: c\n", 'translation_of: there is no article "c"'],
    ["an original in its own language", "translation_of: b\n", 'translation_of: "b" is in the same language'],
  ])("%s", async (_, line, message) => {
    await put("a.md", article("a", "Text.\n", `topics: []\n${line}`));
    await put("b.md", article("b"));
    expect(await readCorpusFolder(folder)).toMatchObject({
      articles: [{ id: "a" }, { id: "b" }],
      rejected: [],
      doubtful: [{ file: "a.md", problems: [{ line: 8, message }] }],
    });
  });
});

describe("the folder itself", () => {
  test("may have a subfolder that cannot be read, which is reported", async () => {
    await put("good.md", article("good"));
    await put("closed/a.md", article("a"));
    await chmod(folder, 0o755);
    await chmod(join(folder, "closed"), 0o000);
    // Nothing is closed to the superuser.
    const superuser = process.geteuid?.() === 0;
    if (superuser) process.seteuid?.(65_534);
    try {
      const { articles, rejected } = await readCorpusFolder(folder);
      expect(articles.map(({ id }) => id)).toEqual(["good"]);
      expect(rejected).toMatchObject([{ file: "closed", problems: [{ line: 1 }] }]);
      expect(rejected[0]?.problems[0]?.message).toContain("EACCES");
    } finally {
      if (superuser) process.seteuid?.(0);
      await chmod(join(folder, "closed"), 0o700);
    }
  });

  test("may be empty", async () => {
    expect(await idsRead()).toEqual([]);
  });

  test("that cannot be read stops the reading, and the message says which and what to set", async () => {
    const missing = join(folder, "none");
    const failure = await readCorpusFolder(missing).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CorpusError);
    expect(failure).toHaveProperty("cause");
    expect(String(failure)).toContain(missing);
    expect(String(failure)).toContain("CORPUS_DIR");
  });

  test("reads the same twice", async () => {
    for (const id of ["c", "a", "b"]) await put(`${id}.md`, article(id, `About ${id}.\n`));
    expect(await readCorpusFolder(folder)).toEqual(await readCorpusFolder(folder));
  });
});
