import type { FaqFailure } from "../../answer/faq/faq-source.ts";
import type { Faq } from "../../store/faq-store.ts";

/** Why something that a member asked for was not done. */
export type FaqRefusalCode =
  | "faq_unknown"
  /** Somebody changed it meanwhile; what stands now comes with it. */
  | "faq_changed"
  | "faq_state"
  | "faq_own_change"
  | "faq_role"
  /** No question or no answer, which a draft may lack. */
  | "faq_incomplete"
  /** Sentences that are not proved come with it. */
  | "faq_unproved"
  /** Its last day is over. */
  | "faq_out_of_date"
  /** Its first day is after its last day. */
  | "faq_days_reversed";

/** Something that a member asked for and that was not done; nothing was changed. */
export class FaqRefusal extends Error {
  override readonly name = "FaqRefusal";
  readonly code: FaqRefusalCode;
  /** What stands now, for `faq_changed`. */
  readonly current: Faq | null;
  /** What is not proved, for `faq_unproved`. */
  readonly failures: readonly FaqFailure[];

  constructor(
    code: FaqRefusalCode,
    { current = null, failures = [] }: { current?: Faq | null; failures?: readonly FaqFailure[] } = {},
  ) {
    super(code);
    this.code = code;
    this.current = current;
    this.failures = failures;
  }
}
