import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Articles with names of the shipped glossary, few enough to be indexed in a second. */
const ARTICLES: Readonly<Record<string, string>> = {
  "forum-2018-en": `---
id: forum-2018-en
title: Twin-City Forum 2018 opens in Taipei
language: en
publisher: Secretariat
url: https://example.org/forum-2018
published: 2018-12-21
event: 2018-12-20
official: true
series: twin-city-forum
edition: 9
cities: [Taipei, Shanghai]
topics: [forum]
---

The theme of the 2018 Twin-City Forum was "Circular Economy". The 2018 Twin-City Forum was held in Taipei on December 20, 2018. Three memorandums were signed at the 2018 Twin-City Forum.
`,
  "forum-2018-zh": `---
id: forum-2018-zh
title: 2018雙城論壇在臺北登場
language: zh-Hant
publisher: 秘書處
published: 2018-12-21
event: 2018-12-20
official: true
series: twin-city-forum
edition: 9
cities: [Taipei, Shanghai]
topics: [forum]
---

2018年雙城論壇的主題是「循環經濟」。2018年雙城論壇於2018年12月20日在臺北舉行。2018年雙城論壇共簽署三項備忘錄。
`,
  "prague-en": `---
id: prague-en
title: Taipei and Prague become sister cities
language: en
publisher: Secretariat
published: 2020-01-14
event: 2020-01-13
official: true
cities: [Taipei, Prague]
topics: [sister-cities]
---

Taipei and Prague became sister cities on January 13, 2020. The mayors signed the agreement at the Old Town Hall in Prague.
`,
};

/** What is wrong stands in line 4. */
const BROKEN = `---
id: broken
title: An article in no language that we have
language: tlh
publisher: Nobody
official: false
---

Text.
`;

/** Writes a corpus of three articles into a new folder, with one more file that cannot be read where `broken` says so. */
export async function writeSmallCorpus(folder: string, { broken = false } = {}): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [id, text] of Object.entries(ARTICLES)) await writeFile(join(folder, `${id}.md`), text);
  if (broken) await writeFile(join(folder, "broken.md"), BROKEN);
  return folder;
}
