import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OpenedModel } from "../../src/answer/model/opened-model.ts";
import { type Bot, openBot } from "../../src/bot.ts";
import { parseConfig } from "../../src/config.ts";
import { writeSmallCorpus } from "../small-corpus.ts";

/** Told in one language alone; the forum of 2027 lies after the day that questions are asked on. */
const ARTICLES: Readonly<Record<string, string>> = {
  "forum-2019-en": `---
id: forum-2019-en
title: Twin-City Forum 2019 opens in Shanghai
language: en
publisher: Secretariat
published: 2019-07-05
event: 2019-07-04
official: true
series: twin-city-forum
edition: 10
cities: [Taipei, Shanghai]
---

The theme of the 2019 Twin-City Forum was "Technology for Living". The 2019 Twin-City Forum was held in Shanghai on July 4, 2019.
`,
  "forum-2027-en": `---
id: forum-2027-en
title: Twin-City Forum 2027 opens in Shanghai
language: en
publisher: Secretariat
published: 2027-09-02
event: 2027-09-01
official: true
series: twin-city-forum
edition: 18
cities: [Taipei, Shanghai]
---

The theme of the 2027 Twin-City Forum was "Green Harbours". The 2027 Twin-City Forum was held in Shanghai on September 1, 2027.
`,
  "yokohama-zh": `---
id: yokohama-zh
title: 橫濱市長訪問臺北
language: zh-Hant
publisher: 地方日報
published: 2016-10-22
event: 2016-10-21
official: false
cities: [Taipei, Yokohama]
---

橫濱市長林文子於2016年10月21日訪問臺北。林文子與柯文哲在臺北市政府會面。
`,
};

/**
 * Opens a bot of invented articles, and of more where such are given by file name, in a new folder, on a settled day;
 * `close` ends it and removes the folder.
 */
export async function openInventedBot(
  clock: string,
  { model = null, more = {} }: { model?: OpenedModel | null; more?: Readonly<Record<string, string>> } = {},
): Promise<{ bot: Bot; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "invented-corpus-"));
  const corpus = await writeSmallCorpus(join(folder, "corpus"));
  for (const [id, text] of Object.entries({ ...ARTICLES, ...more }))
    await writeFile(join(corpus, `${id}.md`), text);
  const settings = { DATA_DIR: join(folder, "data"), CORPUS_DIR: corpus, CLOCK: clock };
  const bot = await openBot(parseConfig(settings, folder), { model });
  return {
    bot,
    close: async () => {
      await bot.close();
      await rm(folder, { recursive: true });
    },
  };
}
