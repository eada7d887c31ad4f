import { expect, test } from "vitest";
import { tellsOfWhole } from "../../../src/answer/conflicts/whole-event.ts";
import { GLOSSARY } from "../reading.ts";

const [entry] = GLOSSARY.entries.filter(({ kind }) => kind === "series");
if (entry === undefined) throw new Error("the glossary of the tests has a series");
const SERIES = { id: "tide-forum", entry, years: [] };

test.each([
  "The Tide Forum was held on May 4, 2019.",
  "Mayor Tseng Po-an gave a speech at the Tide Forum on May 4, 2019.",
  "Two memorandums were signed at the 3rd forum on May 4, 2019.",
  "- 3rd Tide Forum: 4 May 2019, in Brackwater.",
  "2019年潮汐論壇於5月4日在白溪登場。",
  "原定2019年5月4日舉行的潮汐論壇延期。",
])("tells of the whole event: %s", (sentence) => {
  expect(tellsOfWhole(sentence, SERIES, GLOSSARY)).toBe(true);
});

test.each([
  "The choir concert was held on May 4, 2019.",
  "Mayor Tseng Po-an reached Brackwater on May 3, 2019 for the Tide Forum.",
  "A banquet for the guests of the Tide Forum was held on May 3, 2019.",
  "The mayor made the date of the Tide Forum public on March 4, 2019.",
  "曾柏安於2019年5月3日抵達白溪出席潮汐論壇。",
  "曾柏安5月3日在論壇期間會見林霍姆。",
])("tells of a part of it, of the way there, or of something else: %s", (sentence) => {
  expect(tellsOfWhole(sentence, SERIES, GLOSSARY)).toBe(false);
});

test("a month is that of the event whatever part of it the sentence speaks of", () => {
  const sentence = "In May 2019 a delegation was led to the Tide Forum and attended it.";
  expect(tellsOfWhole(sentence, SERIES, GLOSSARY)).toBe(false);
  expect(tellsOfWhole(sentence, SERIES, GLOSSARY, true)).toBe(true);
});
