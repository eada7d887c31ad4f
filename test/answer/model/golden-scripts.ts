import { sentenceSpans } from "../../../src/language/sentences.ts";
import { type Call, saying, type Said, type Script, wellSaid } from "./scripted-endpoint.ts";

/** Sentences of the evidence, in order, with the number of their passage. */
function allSentences({ shown }: Call): Said[] {
  return shown.evidence.flatMap(({ n, text }) =>
    sentenceSpans(text).map(({ start, end }) => ({ text: text.slice(start, end), evidence: [n] })),
  );
}

/** The first digit that can be another one, changed. */
function otherDigit(text: string): string {
  return text.replace(/\d/u, (digit) => String((Number(digit) + 1) % 10));
}

/** Models that behave badly, each in its own way; what they say is made of what they are shown. */
export const BAD_SCRIPTS: Readonly<Record<string, Script>> = {
  "changes one digit": (call) =>
    saying(...wellSaid(call).map(({ text, evidence }) => ({ text: otherDigit(text), evidence }))),
  "cites the wrong passage": (call) => {
    const { evidence } = call.shown;
    return saying(
      ...wellSaid(call).map(({ text, evidence: [n = 0] }) => ({
        text,
        evidence: [(n % evidence.length) + 1],
      })),
    );
  },
  "says whatever stands there": (call) => saying(...allSentences(call).slice(-3)),
};
