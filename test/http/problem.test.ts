import { describe, expect, it } from "vitest";
import { PROBLEM_STATUS, type ProblemCode } from "../../src/http/problem-codes.ts";
import { HttpProblem, type ProblemDetails } from "../../src/http/problem.ts";

/** What the words of some problems cannot do without: it belongs to the request alone. */
const OF_THE_REQUEST: Partial<Record<ProblemCode, ProblemDetails>> = {
  body_too_large: { values: { kilobytes: 16 } },
  content_type_unsupported: { values: { expected: "application/json" } },
  request_invalid: { field: "question" },
  faq_unproved: { values: { sentence: "s", what: "w" } },
};
const CODES = Object.keys(PROBLEM_STATUS) as ProblemCode[];

describe("a problem", () => {
  it.each(CODES)("has words in both languages though nothing more is known: %s", (code) => {
    const problem = new HttpProblem(code, OF_THE_REQUEST[code]);
    for (const language of ["en", "zh-Hant"] as const) {
      expect(problem.title(language)).not.toBe("");
      expect(problem.detail(language)).not.toMatch(/[{}]|undefined|null/u);
    }
  });
});
