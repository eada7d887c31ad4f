import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DraftSentence, readDraft } from "../../../src/answer/model/draft.ts";
import { DraftReader } from "../../../src/answer/model/draft-reader.ts";

function readIn(pieces: readonly string[]): DraftSentence[] {
  const reader = new DraftReader();
  return pieces.flatMap((piece) => reader.read(piece));
}

/** A text cut at places, given as shares of its length. */
function cutAt(text: string, shares: readonly number[]): string[] {
  const places = shares.map((share) => Math.floor(share * text.length)).sort((a, b) => a - b);
  return [...places, text.length].map((end, index) => text.slice(places[index - 1] ?? 0, end));
}

const sentences = fc.array(
  fc.record({
    text: fc
      .oneof(fc.string({ unit: "grapheme" }), fc.constantFrom('say "{[" and \\ ]}', "臺北𠮷市", "a}, {b"))
      .filter((text) => text.trim() !== "")
      .map((text) => text.trim()),
    evidence: fc.array(fc.integer({ min: 1, max: 9 })),
  }),
  { maxLength: 10 },
);
const layout = fc.constantFrom<(json: string) => string>(
  (json) => json,
  (json) => JSON.stringify(JSON.parse(json), null, 2),
  (json) => `\`\`\`json\n${json}\n\`\`\``,
  (json) => `  ${json}\n`,
);
const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

describe("the reader of a reply that is being written", () => {
  it("reads the same sentences, in the same order, wherever the pieces are cut, and those of the whole", () => {
    fc.assert(
      fc.property(sentences, layout, shares, (said, laidOut, cuts) => {
        const reply = laidOut(JSON.stringify({ sentences: said }));
        const read = readIn(cutAt(reply, cuts));
        expect(read).toEqual(readDraft(reply));
        expect(readIn(reply.split(""))).toEqual(read);
      }),
    );
  });

  it("has read nothing but whole sentences wherever the reply breaks off", () => {
    fc.assert(
      fc.property(sentences, shares, fc.double({ min: 0, max: 1, noNaN: true }), (said, cuts, end) => {
        const reply = JSON.stringify({ sentences: said });
        const read = readIn(cutAt(reply.slice(0, Math.floor(end * reply.length)), cuts));
        expect(read).toEqual((readDraft(reply) ?? []).slice(0, read.length));
      }),
    );
  });

  it("reads a sentence with the piece in which it closes", () => {
    const reader = new DraftReader();
    const pieces = ['{"sentences": [{"text": "One.", "evid', 'ence": [1]', "}", ', {"text": "Two'];
    expect(pieces.map((piece) => reader.read(piece).map(({ text }) => text))).toEqual([[], [], ["One."], []]);
  });

  it.each([
    ["thinks aloud first", '<think>{"sentences": [{"text": "No.", "evidence": [1]}]}</think>'],
    ["has another form", '{"answer": {"sentences": [{"text": "No.", "evidence": [1]}]}}'],
    ["begins late", `${" ".repeat(300)}{"sentences": [{"text": "No.", "evidence": [1]}]}`],
    ["has a sentence without end", `{"sentences": [{"text": "${"x".repeat(5000)}", "evidence": [1]}]}`],
    ["has a sentence of another form", '{"sentences": [{"text": 1}, {"text": "No.", "evidence": [1]}]}'],
    ["goes on after its list", '{"sentences": []} {"sentences": [{"text": "No.", "evidence": [1]}]}'],
  ])("reads nothing of a reply that %s", (_, reply) => {
    expect(readIn([reply])).toEqual([]);
    expect(readIn(reply.split(""))).toEqual([]);
  });
});
