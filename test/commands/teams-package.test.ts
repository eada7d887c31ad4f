import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { appLocalization, appManifest } from "../../src/commands/teams-package/manifest.ts";
import { localizationSchema, manifestSchema } from "../../src/commands/teams-package/manifest-schema.ts";
import { PROMPTS } from "../../src/official-words.ts";
import { loadSite } from "../../src/site.ts";
import { runCommandFile } from "./run-command.ts";

const SITE = await loadSite(PROMPTS);

const BOT = {
  BOT_APP_ID: "00000000-1111-2222-3333-444444444444",
  BOT_MANAGED_IDENTITY: "true",
  PUBLIC_URL: "https://ask.example.gov.tw",
  PRIVACY_URL: "https://www.example.gov.tw/privacy",
};
const UNZIP = "/usr/bin/unzip";

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "teams-package-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

/** The files of an archive, read from its directory at the end as archivers do (APPNOTE 4.3.12, 4.3.16). */
function unzipped(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from("504b0506", "hex"));
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString("ascii", at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26);
    const content = archive.subarray(start, start + archive.readUInt32LE(at + 24));
    expect(archive.readUInt32LE(at + 16)).toBe(crc32(content));
    files.set(name, content);
    at += 46 + nameLength;
  }
  return files;
}

describe("the app package", () => {
  it("holds manifest, words and icons, as an archive that others open", async () => {
    const out = join(await folder(), "app.zip");
    const { code, stdout } = await runCommandFile(
      "teams-package.ts",
      ["--out", out, "--app-version", "1.2.0", "--terms", "https://www.example.gov.tw/terms"],
      BOT,
    );
    expect([code, stdout]).toEqual([0, `${out} is ready to be uploaded to Teams.\n`]);
    const files = unzipped(await readFile(out));
    expect([...files.keys()]).toEqual(["manifest.json", "en.json", "color.png", "outline.png"]);
    const manifest = manifestSchema.parse(JSON.parse(files.get("manifest.json")?.toString("utf8") ?? ""));
    expect(manifest).toMatchObject({
      id: BOT.BOT_APP_ID,
      version: "1.2.0",
      name: { short: "臺北城市交流" },
      developer: {
        websiteUrl: BOT.PUBLIC_URL,
        privacyUrl: BOT.PRIVACY_URL,
        termsOfUseUrl: "https://www.example.gov.tw/terms",
      },
      bots: [{ botId: BOT.BOT_APP_ID, scopes: ["personal", "team", "groupChat"] }],
    });
    const words = localizationSchema.parse(JSON.parse(files.get("en.json")?.toString("utf8") ?? ""));
    expect(words["name.short"]).toBe("Taipei City Exchanges");
    if (existsSync(UNZIP))
      expect(execFileSync(UNZIP, ["-t", out]).toString()).toContain("No errors detected");
  });

  it("has the words of every command in both languages", () => {
    const facts = { appId: BOT.BOT_APP_ID, publicUrl: BOT.PUBLIC_URL, privacyUrl: BOT.PRIVACY_URL };
    const [bot] = appManifest({
      ...facts,
      ...{ termsUrl: BOT.PRIVACY_URL, version: "1.0.0", hasStaff: false, site: SITE },
    }).bots;
    const words = appLocalization("en", { hasStaff: false, site: SITE });
    const places = bot.commandLists.flatMap(({ commands }, list) =>
      commands.flatMap((_, index) =>
        ["title", "description"].map((part) => `bots[0].commandLists[${list}].commands[${index}].${part}`),
      ),
    );
    expect(places.length).toBeGreaterThan(0);
    expect(Object.keys(words)).toEqual(expect.arrayContaining(places));
  });

  it("has the staff's search where staff are to use it, and nowhere else", async () => {
    const out = join(await folder(), "app.zip");
    await runCommandFile("teams-package.ts", ["--out", out], {
      ...BOT,
      BOT_STAFF_TENANT: "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
    });
    const files = unzipped(await readFile(out));
    const read = (name: string): unknown => JSON.parse(files.get(name)?.toString("utf8") ?? "");
    const { composeExtensions } = manifestSchema.parse(read("manifest.json"));
    expect(composeExtensions).toMatchObject([
      {
        botId: BOT.BOT_APP_ID,
        commands: [
          {
            id: "lookUp",
            type: "query",
            initialRun: true,
            title: "查詢",
            parameters: [{ name: "question", title: "問題" }],
          },
        ],
      },
    ]);
    const words = localizationSchema.parse(read("en.json"));
    expect(words["composeExtensions[0].commands[0].title"]).toBe("Look up");
    expect(words["composeExtensions[0].commands[0].parameters[0].title"]).toBe("Question");
    const facts = { appId: BOT.BOT_APP_ID, publicUrl: BOT.PUBLIC_URL, privacyUrl: BOT.PRIVACY_URL };
    const without = { ...facts, termsUrl: BOT.PRIVACY_URL, version: "1.0.0", hasStaff: false, site: SITE };
    expect(appManifest(without)).not.toHaveProperty("composeExtensions");
    expect(Object.keys(appLocalization("en", without)).join()).not.toContain("composeExtensions");
  });

  it.each([
    [{ PUBLIC_URL: "http://ask.example.gov.tw" }, "PUBLIC_URL"],
    [{ PRIVACY_URL: "" }, "PRIVACY_URL"],
    [{ BOT_APP_ID: "", BOT_MANAGED_IDENTITY: "" }, "BOT_APP_ID"],
  ])("is not written with %j, and says why", async (change, expected) => {
    const out = join(await folder(), "app.zip");
    const { code, stderr } = await runCommandFile("teams-package.ts", ["--out", out], { ...BOT, ...change });
    expect(code).toBe(1);
    expect(stderr).toContain(expected);
    expect(existsSync(out)).toBe(false);
  });

  it.each([
    [["--app-version", "1.0"], 2, "1.0 is no version"],
    [["--terms", "terms.html"], 2, "no https address"],
    [["--out", "/nowhere/at/all/app.zip"], 1, "cannot be written"],
  ])("is not written with %j", async (args, code, expected) => {
    const result = await runCommandFile("teams-package.ts", args, BOT);
    expect([result.code, result.stderr]).toEqual([code, expect.stringContaining(expected)]);
  });
});

describe("the schema", () => {
  const manifest = appManifest({
    appId: BOT.BOT_APP_ID,
    publicUrl: BOT.PUBLIC_URL,
    privacyUrl: BOT.PRIVACY_URL,
    termsUrl: BOT.PRIVACY_URL,
    version: "1.0.0",
    hasStaff: true,
    site: SITE,
  });
  it.each([
    ["a name of 31 characters", { ...manifest, name: { ...manifest.name, short: "市".repeat(31) } }],
    [
      "one whose characters have four bytes",
      { ...manifest, name: { ...manifest.name, short: "𠮷".repeat(31) } },
    ],
    ["what it does not know", { ...manifest, tabs: [] }],
    ["no bot", { ...manifest, bots: [] }],
    ["a colour by name", { ...manifest, accentColor: "blue" }],
    [
      "an address without TLS",
      { ...manifest, developer: { ...manifest.developer, websiteUrl: "http://x.example" } },
    ],
  ])("refuses %s", (_, value) => {
    expect(manifestSchema.safeParse(manifest).success).toBe(true);
    expect(manifestSchema.safeParse(value).success).toBe(false);
  });

  it.each([
    { "bots[0].commandLists[0].commands[0].title": "x".repeat(33) },
    { "bots[0].commandLists[9].commands[0].title": "x" },
    { "composeExtensions[0].commands[0].parameters[0].title": "x".repeat(33) },
    { "composeExtensions[1].commands[0].title": "x" },
    { "description.short": "x".repeat(81) },
    { somethingElse: "x" },
  ])("refuses words such as %j", (change) => {
    const words = appLocalization("en", { hasStaff: true, site: SITE });
    expect(localizationSchema.safeParse(words).success).toBe(true);
    expect(localizationSchema.safeParse({ ...words, ...change }).success).toBe(false);
  });
});
