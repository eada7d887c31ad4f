import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FAQ_ACTIONS, type FaqAction, stepOf } from "../../../src/staff/faq/faq-workflow.ts";
import { type Member, ROLES } from "../../../src/staff/member.ts";
import { FAQ_STATES, type FaqState } from "../../../src/store/faq-store.ts";

const member = fc.record({
  id: fc.constantFrom("ann", "ben", "eva"),
  name: fc.constant("name"),
  role: fc.constantFrom(...ROLES),
});
const move = fc.record({ action: fc.constantFrom(...FAQ_ACTIONS), by: fc.option(member) });

interface Standing {
  readonly state: FaqState;
  readonly editor: string;
}

function moved(faq: Standing, action: FaqAction, by: Member | null): Standing {
  const { state } = stepOf(faq, action, by);
  if (state === null) return faq;
  return { state, editor: action === "edit" ? (by?.id ?? "") : faq.editor };
}

describe("a FAQ's way", () => {
  it("leads to publication only through a second person who may write, who did not change it last", () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        let faq: Standing = { state: "draft", editor: "ann" };
        for (const { action, by } of moves) {
          const next = moved(faq, action, by);
          if (next.state === "published" && faq.state !== "published") {
            expect(action).toBe("approve");
            expect(faq.state).toBe("review");
            expect(by?.role).not.toBe("reader");
            expect(by?.id).not.toBe(faq.editor);
          }
          faq = next;
        }
      }),
      { numRuns: 500 },
    );
  });

  it("stays published only as it was read: a change of it ends that", () => {
    fc.assert(
      fc.property(member, fc.constantFrom(...FAQ_STATES), (by, state) => {
        const next = stepOf({ state, editor: "ann" }, "edit", by);
        expect(next.state).not.toBe("published");
      }),
    );
  });

  it("is open to no reader, and its own steps to no member", () => {
    fc.assert(
      fc.property(move, fc.constantFrom(...FAQ_STATES), ({ action, by }, state) => {
        const step = stepOf({ state, editor: "ann" }, action, by);
        const isOfService = action === "expire" || action === "unsettle";
        if (by?.role === "reader" || (by === null) !== isOfService) {
          expect(step).toEqual({ state: null, refused: "role" });
        }
      }),
    );
  });
});
