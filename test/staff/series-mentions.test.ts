import { expect, it, vi } from "vitest";
import { filterChoices } from "../../src/http/staff/look-up/filter-choices.ts";
import { Glossary } from "../../src/language/glossary.ts";
import { briefRequest } from "../../src/staff/brief/brief-request.ts";
import { oncePerSnapshot } from "../../src/staff/once-per-snapshot.ts";
import { articleOf } from "../article-of.ts";

const glossary = new Glossary([
  { id: "series:forum", kind: "series", en: ["Salt Forum"], zh: ["鹽論壇"] },
  { id: "series:race", kind: "series", en: ["Boat Race"], zh: ["船賽"] },
]);
const [report] = [articleOf({ id: "a", title: "The Salt Forum", series: "salt", cities: ["Brackwater"] })];
/** Every tenth title of the forum names the race too, and a third series names nothing. */
const held = Array.from({ length: 3000 }, (_, index) => ({
  ...report,
  id: `article-${index}`,
  title:
    index % 10 === 0 ? "The Boat Race beside the Salt Forum" : index % 3 === 0 ? "A meal" : "The Salt Forum",
  series: index % 3 === 0 && index % 10 !== 0 ? "meals" : "salt",
}));
const NOTHING = { city: null, series: null, topic: null, from: null, to: null };

it("titles are read once for each snapshot of the articles, for filters and briefs, and others get turns meanwhile", async () => {
  const read = vi.spyOn(glossary, "mentionsIn");
  let turns = 0;
  let isOver = false;
  const turn = (): void => {
    turns++;
    if (!isOver) setImmediate(turn);
  };
  turn();
  const [choices, again, request] = await Promise.all([
    filterChoices(held, glossary, "zh-Hant"),
    filterChoices(held, glossary, "en"),
    briefRequest({ ...NOTHING, series: "salt forum" }, "en", { articles: held, glossary }),
  ]);
  isOver = true;
  expect(turns).toBeGreaterThan(held.length / 50);
  expect(request.series).toBe("salt");
  expect(choices.series).toEqual([
    { value: "salt", name: "鹽論壇", count: 2100 },
    { value: "meals", name: "meals", count: 900 },
  ]);
  expect(again.series[0]?.name).toBe("Salt Forum");
  expect(read).toHaveBeenCalledTimes(held.length);
  const others = held.slice(0, 10);
  expect((await filterChoices(others, glossary, "en")).publisher[0]?.count).toBe(10);
  expect(read).toHaveBeenCalledTimes(held.length + others.length);
});

it("what could not be computed is tried again, and another glossary is another matter", async () => {
  const compute = vi.fn().mockRejectedValueOnce(new Error("once")).mockResolvedValue("done");
  const once = oncePerSnapshot<string>(compute);
  await expect(once(held, glossary)).rejects.toThrow("once");
  expect([await once(held, glossary), await once(held, glossary)]).toEqual(["done", "done"]);
  await once(held, new Glossary([]));
  expect(compute).toHaveBeenCalledTimes(3);
});
