import { describe, expect, test } from "vitest";
import { stem } from "../../src/language/stem.ts";

describe("forms of a word meet", () => {
  test.each([
    ["sign", "signs", "signed", "signing"],
    ["visit", "visits", "visited", "visiting", "visit's"],
    ["city", "cities", "city's"],
    ["exchange", "exchanges", "exchanged", "exchanging"],
    ["plan", "plans", "planned", "planning"],
    ["pass", "passes", "passed", "passing"],
    ["agree", "agrees", "agreed", "agreeing"],
    ["call", "calls", "called", "calling"],
    ["sell", "sells", "selling"],
    ["control", "controls", "controlled", "controlling"],
    ["install", "installs", "installed", "installing"],
    ["use", "uses", "used"],
    ["add", "adds", "added", "adding"],
    ["tie", "ties", "tied"],
    ["study", "studies", "studied", "studying"],
    ["mayor", "mayors", "mayor's", "mayors'"],
    ["bus", "buses"],
    ["raise", "raised", "raising"],
    ["promise", "promises", "promised"],
  ])("%s", (...forms) => {
    expect(new Set(forms.map(stem)).size).toBe(1);
  });

  test.each([
    ["colour", "color"],
    ["centre", "center"],
    ["programme", "program"],
    ["organised", "organized"],
    ["councillor", "councilor"],
    ["travelled", "traveled"],
  ])("in British and American spelling: %s, %s", (british, american) => {
    expect(stem(british)).toBe(stem(american));
  });
});

test.each([
  ["us", "used"],
  ["sing", "sign"],
  ["four", "for"],
  ["king", "kin"],
  ["news", "newest"],
  ["speed", "sped"],
  ["forum", "form"],
])("different words stay apart: %s, %s", (one, other) => {
  expect(stem(one)).not.toBe(stem(other));
});

test("what is no English word stays as it is", () => {
  for (const word of ["2019", "臺北", "co2", "café"]) expect(stem(word)).toBe(word);
});
