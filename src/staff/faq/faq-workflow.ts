import type { Faq, FaqState } from "../../store/faq-store.ts";
import type { Member } from "../member.ts";

/** What is done to a FAQ: by members, and the last two by the service itself. */
export const FAQ_ACTIONS = ["edit", "submit", "approve", "return", "withdraw", "expire", "unsettle"] as const;

export type FaqAction = (typeof FAQ_ACTIONS)[number];

/** Where each action leads from which state; what is not here cannot be done. */
const STEPS: Readonly<Record<FaqAction, Readonly<Partial<Record<FaqState, FaqState>>>>> = {
  // What citizens read does not change under them: a changed FAQ is read by a second person again.
  edit: { draft: "draft", review: "review", published: "review", expired: "draft", withdrawn: "draft" },
  submit: { draft: "review" },
  approve: { review: "published" },
  return: { review: "draft" },
  withdraw: { draft: "withdrawn", review: "withdrawn", published: "withdrawn", expired: "withdrawn" },
  expire: { published: "expired" },
  unsettle: { published: "review" },
};

/** States in which a FAQ has to be proved: draft may stand as it is. */
export const PROVED_STATES: ReadonlySet<FaqState> = new Set<FaqState>(["review", "published"]);

/** Why something cannot be done: by this role, in this state, by whoever wrote it. */
export type StepRefusal = "role" | "state" | "own_change";

/** The state that an action leads to, or why it is refused. */
export type Step =
  | { readonly state: FaqState; readonly refused: null }
  | { readonly state: null; readonly refused: StepRefusal };

/**
 * Where an action leads. `by` is null for the service itself. Nobody publishes what they changed last themselves,
 * whatever their role.
 */
export function stepOf(faq: Pick<Faq, "state" | "editor">, action: FaqAction, by: Member | null): Step {
  const isOfService = action === "expire" || action === "unsettle";
  if (isOfService ? by !== null : by === null || by.role === "reader")
    return { state: null, refused: "role" };
  const state = STEPS[action][faq.state];
  if (state === undefined) return { state: null, refused: "state" };
  if (action === "approve" && by?.id === faq.editor) return { state: null, refused: "own_change" };
  return { state, refused: null };
}
