import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, test } from "vitest";
import { message } from "../src/language/messages/index.ts";
import { PROMPTS } from "../src/official-words.ts";
import { loadSite } from "../src/site.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "site-"));
  await cp(join(PROMPTS, "site.yaml"), join(folder, "site.yaml"));
  return () => rm(folder, { recursive: true });
});

/** The shipped file with something else in it. */
async function change(from: string | RegExp, to: string): Promise<void> {
  const path = join(folder, "site.yaml");
  await writeFile(path, (await readFile(path, "utf8")).replace(from, to));
}

describe("the city of site.yaml", () => {
  it("is Taipei as shipped", async () => {
    const site = await loadSite(PROMPTS);
    expect(message("en", "site.name", site.names("en"))).toBe("Taipei City Exchanges");
    expect(message("zh-Hant", "site.name", site.names("zh-Hant"))).toBe("臺北市城市交流問答");
    expect(message("en", "page.title", site.names("en"))).toBe(
      "Ask about Taipei’s exchanges with other cities",
    );
    expect(message("zh-Hant", "page.title", site.names("zh-Hant"))).toBe("臺北與各城市的交流，歡迎發問");
    expect(message("en", "teams.developer", site.names("en"))).toBe("Taipei City Government");
    expect(message("zh-Hant", "teams.short", site.names("zh-Hant"))).toBe(
      "詢問臺北市與其他城市的交流，每個回答都附上來源。",
    );
  });

  it("stands in every word of the interface that names one", async () => {
    await writeFile(
      join(folder, "site.yaml"),
      ["name", "fullName", "government", "exchanges"]
        .map((field) => `${field}: { en: Riverton, zh-Hant: 河鎮 }\n`)
        .join("") + "commands: [{ title: { en: R?, zh-Hant: 河? }, about: { en: R., zh-Hant: 河。 } }]\n",
    );
    const site = await loadSite(folder);
    for (const key of ["site.name", "page.title", "teams.name", "teams.fullName", "teams.developer", "teams.short", "teams.long"] as const) {
      expect(message("en", key, site.names("en"))).toMatch(/^(?!.*Taipei).*Riverton/su);
      expect(message("zh-Hant", key, site.names("zh-Hant"))).toMatch(/^(?!.*臺北).*河鎮/su);
    }
    expect(site.commands("zh-Hant")).toEqual([{ title: "河?", about: "河。" }]);
  }); // prettier-ignore

  test.each([
    [/^ {2}zh-Hant: 臺北市\n/mu, "", "fullName"],
    ["  en: Taipei\n", '  en: ""\n', "name"],
    ["government:", "goverment:", "government"],
    [/commands:[^]*/u, "commands: []\n", "commands"],
  ])("is not taken where %s is not right, and the file and the field are named", async (from, to, field) => {
    await change(from, to);
    await expect(loadSite(folder)).rejects.toThrow(
      expect.objectContaining({
        name: "RepliesError",
        message: expect.stringMatching(/site\.yaml/u) as string,
      }),
    );
    await expect(loadSite(folder)).rejects.toThrow(field);
  });
});
