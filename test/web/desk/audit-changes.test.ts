import { describe, expect, it } from "vitest";
import { auditChanges } from "../../../src/web/desk/audit-changes.ts";

describe("what a note of the audit log says was changed", () => {
  it("is told part by part, with the way to each, and nothing of what stayed", () => {
    const before = { name: "Chen", disabled: false, questions: [{ text: "When?" }], reason: null };
    const after = {
      name: "Chen",
      disabled: true,
      questions: [{ text: "Where?" }, { text: "" }],
      reason: null,
    };
    expect(auditChanges(before, after)).toEqual([
      { path: "disabled", before: "false", after: "true" },
      { path: "questions › 1 › text", before: "When?", after: "Where?" },
      { path: "questions › 2 › text", before: null, after: "" },
    ]);
  });

  it.each([
    ["of one value", "open", "out_of_scope", [{ path: "", before: "open", after: "out_of_scope" }]],
    ["of what came", null, { n: 1 }, [{ path: "n", before: null, after: "1" }]],
    ["of what went", { sessions: 2 }, null, [{ path: "sessions", before: "2", after: null }]],
    ["of nothing", null, null, []],
  ])("is told %s", (_what, before, after, changes) => {
    expect(auditChanges(before, after)).toEqual(changes);
  });
});
