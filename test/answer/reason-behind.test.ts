import { describe, expect, it } from "vitest";
import { ArticleViews } from "../../src/answer/article-view.ts";
import { withReasonBehind } from "../../src/answer/reason-behind.ts";
import { articleOf } from "../article-of.ts";
import { READER, understoodOf } from "./reading.ts";

const VIEW = new ArticleViews(READER).of(
  articleOf({ body: "The race was cancelled on Friday. A crack was found in the roof. Tickets stay valid." }),
);

function told(question: string, ...places: readonly number[]): string[] | null {
  const chosen = places.map((place) => {
    const sentence = VIEW.sentences[place];
    if (sentence === undefined) throw new Error(`no sentence ${place}`);
    return { view: VIEW, sentence };
  });
  return withReasonBehind(chosen, understoodOf(question))?.map(({ sentence }) => sentence.text) ?? null;
}

describe("a question why something was called off", () => {
  it("is answered with the sentence behind the one that tells it", () => {
    expect(told("Why was the race cancelled?", 2, 0)).toEqual([
      "The race was cancelled on Friday.",
      "A crack was found in the roof.",
    ]);
  });

  it("stays as it is where nothing said tells of it, or the question is another one", () => {
    expect(told("Why was the race cancelled?", 2)).toBeNull();
    expect(told("When was the race cancelled?", 0)).toBeNull();
    expect(told("Why are tickets dear?", 2)).toBeNull();
  });

  it("stays as it is where a reason is said", () => {
    const view = new ArticleViews(READER).of(
      articleOf({ body: "The race was cancelled because of a crack. It rained." }),
    );
    const [sentence] = view.sentences;
    if (sentence === undefined) throw new Error("no sentence");
    expect(withReasonBehind([{ view, sentence }], understoodOf("Why was the race cancelled?"))).toBeNull();
  });
});
