import { describe, expect, it } from "vitest";
import {
  type KeptQuestions,
  mayBeKept,
  readKept,
  withPin,
  withRecent,
  writeKept,
} from "../../../src/web/desk/kept-questions.ts";

const NONE: KeptQuestions = { recent: [], pinned: [] };

describe("questions that a browser keeps", () => {
  it("are the newest first, each once, and no more than one sees at a glance", () => {
    const asked = Array.from({ length: 20 }, (_, n) => `Question ${n}?`);
    const kept = [...asked, "Question 15?"].reduce(withRecent, NONE);
    expect(kept.recent.slice(0, 3)).toEqual(["Question 15?", "Question 19?", "Question 18?"]);
    expect(kept.recent).toHaveLength(12);
  });

  it("are pinned and unpinned", () => {
    const pinned = withPin(NONE, " Which cities? ");
    expect(pinned.pinned).toEqual(["Which cities?"]);
    expect(withPin(pinned, "Which cities?").pinned).toEqual([]);
  });

  it.each([
    "0912-345-678",
    "02 2720 8889",
    "A123456789",
    "amy@example.org",
    " ",
    "我的電話是０９１２３４５６７８",
  ])("hold no data of a person: %s", (text) => {
    expect(mayBeKept(text)).toBe(false);
    expect(withPin(withRecent(NONE, text), text)).toEqual(NONE);
  });

  it.each(["2019-2024 forums", "Forums of 2018–19?", "2019年雙城論壇"])(
    "hold questions with years: %s",
    (text) => {
      expect(mayBeKept(text)).toBe(true);
    },
  );

  it("belong to one account, and what cannot be read is none", () => {
    const held = new Map<string, string>();
    const storage = {
      getItem: (key: string) => held.get(key) ?? null,
      setItem: (key: string, value: string) => void held.set(key, value),
    };
    const kept = withRecent(NONE, "Which cities?");
    writeKept(storage, "one", kept);
    expect(readKept(storage, "one")).toEqual(kept);
    expect(readKept(storage, "two")).toEqual(NONE);
    for (const key of held.keys()) held.set(key, "{");
    expect(readKept(storage, "one")).toEqual(NONE);
  });
});
