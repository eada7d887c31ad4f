import type { Answer } from "../../answer/answer.ts";
import type { Found } from "../../http/staff/look-up/found.ts";
import { againIfSuperseded, isSuperseded } from "./again-if-superseded.ts";
import type { DeskApi } from "./api.ts";

/**
 * The proved answer in another language than it is shown in, to be copied. It is asked for once, however often it is
 * copied: a second request would end the first.
 */
export class TranslatedAnswer {
  #asked: { readonly address: string; readonly answer: Promise<Answer | null> } | null = null;

  /** Lets the last one go. */
  forget(): void {
    this.#asked = null;
  }

  /** Null where nothing is answered in that language, or other pages of the session are always sooner. @throws DeskProblem */
  async at(address: string, api: DeskApi): Promise<Answer | null> {
    if (this.#asked?.address !== address) {
      const answer = againIfSuperseded(() => api.get<Found>(address)).then((found) => found.answer);
      this.#asked = { address, answer };
    }
    const asked = this.#asked;
    try {
      const answer = await asked.answer;
      return answer?.status === "answered" ? answer : null;
    } catch (error) {
      if (this.#asked === asked) this.#asked = null;
      if (isSuperseded(error)) return null;
      throw error;
    }
  }
}
