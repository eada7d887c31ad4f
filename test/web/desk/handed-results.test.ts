import { describe, expect, it } from "vitest";
import { handedAnswer } from "../../../src/web/desk/handed-results.ts";
import { englishAnswer } from "../../http/fixtures.ts";

describe("an answer that is handed on", () => {
  it("takes along what sources disagree about, and the notices", () => {
    const conflicts = [
      { about: "The sources differ on the number:", claims: [{ text: "Four.", citations: [1] }] },
    ];
    const handed = handedAnswer({
      ...englishAnswer,
      conflicts,
      notices: [{ code: "press", text: "A press report." }],
    });
    expect(handed.conflicts).toEqual(conflicts);
    expect(handed.notices).toEqual(["A press report."]);
    expect(handed.sentences.map(({ text }) => text)).not.toContain("Four.");
  });
});
