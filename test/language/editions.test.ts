import { expect, test } from "vitest";
import { editionsIn } from "../../src/language/editions.ts";

test.each([
  ["第十屆雙城論壇", [10]],
  ["第10屆", [10]],
  ["第 10 届双城论坛", [10]],
  ["第１０屆", [10]],
  ["第一百零八屆", [108]],
  ["the 10th forum", [10]],
  ["the tenth Taipei-Shanghai Forum", [10]],
  ["the 16th Taipei–Shanghai Twin-City Forum", [16]],
  ["the thirtieth annual conference", [30]],
  ["the 29th Summer Universiade", [29]],
  ["the 10th edition", [10]],
  ["第九屆與第十屆，the 10th forum", [9, 10]],
])("which time of an event is named: %s", (text, editions) => {
  expect(editionsIn(text)).toEqual(editions);
});

test.each([
  "the 10th anniversary of the forum",
  "the second day of the forum",
  "10 forums",
  "十屆論壇",
  "the tenth mayor",
  "on July 4th the mayor left for the forum",
])("other ranks and counts name none: %s", (text) => {
  expect(editionsIn(text)).toEqual([]);
});
