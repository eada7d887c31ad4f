import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameFit, FRAMES, framesAsked } from "../../src/answer/frames.ts";
import { questionKind } from "../../src/answer/question-kind.ts";

function framesOf(question: string): string[] {
  return framesAsked(question, questionKind(question)).map(({ name }) => name);
}

/** A question for one attribute, a sentence that states it and one on the same event that does not. */
const ATTRIBUTES: readonly (readonly [string, string, string, string])[] = [
  ["theme", "What was the motto of the regatta?", "The motto was “Row on”.", "The regatta drew crowds."],
  ["theme", "划船賽的主題是什麼？", "划船賽以「向前划」為題。", "划船賽吸引人潮。"],
  ["leader of a delegation", "Who led the rowers?", "The rowers were headed by Ines Sousa.", "The rowers ate herring."],
  ["leader of a delegation", "划船隊由誰率團？", "周慕白率隊前來。", "划船隊吃了鯡魚。"],
  ["duration", "How long did the crossing take?", "The crossing took two hours.", "The crossing was rough."],
  ["duration", "橫渡花了多久？", "橫渡歷時三小時。", "橫渡時風浪大。"],
  ["time of day", "At what time did the ferry sail?", "The ferry sailed at 9:30.", "The ferry sailed on Monday."],
  ["time of day", "渡輪幾點開？", "渡輪上午開。", "渡輪週一開。"],
  ["age", "How old is the lighthouse keeper?", "The keeper is 71 years old.", "The keeper lives alone."],
  ["age", "燈塔員幾歲？", "燈塔員七十一歲。", "燈塔員獨居。"],
  ["money", "How much did the pier cost?", "The pier was built for €3 million.", "The pier was built of oak."],
  ["money", "碼頭的經費是多少？", "碼頭共3萬元。", "碼頭由橡木建成。"],
  ["share", "What percentage of the herring is exported?", "Some 40% leave the port.", "The herring leave by ship."],
  ["share", "鯡魚出口的比例是多少？", "四成鯡魚出口。", "鯡魚由船運走。"],
  ["rank", "What place did the rowers finish in?", "They came in fourth place.", "They rowed all day."],
  ["rank", "划船隊得了第幾名？", "划船隊排名第四。", "划船隊划了一天。"],
  ["result of a contest", "Who won the regatta?", "The crew from Solund beat the others.", "Nine crews rowed."],
  ["result of a contest", "誰是划船賽冠軍？", "索倫隊奪冠。", "九隊參加。"],
  ["name", "What is the tugboat called?", "The tugboat was named Otter.", "The tugboat is red."],
  ["name", "拖船叫什麼名字？", "拖船命名為水獺號。", "拖船是紅色的。"],
  ["saying", "What did the keeper say about the storm?", "He called it a whisper.", "He stayed awake."],
  ["saying", "燈塔員怎麼說？", "燈塔員指出風小。", "燈塔員沒睡。"],
  ["reason", "Why did the ferry turn back?", "It turned back because of ice.", "It was full."],
  ["reason", "渡輪為什麼折返？", "渡輪因結冰折返。", "渡輪客滿。"],
  ["gift", "Which souvenir did the rowers bring?", "They brought a carved oar.", "They rowed."],
  ["gift", "划船隊帶了什麼禮物？", "他們贈一支木槳。", "他們划船。"],
  ["organiser", "Who organized the regatta?", "The regatta was staged by the rowing club.", "It rained."],
  ["organiser", "划船賽由誰主辦？", "划船賽由協會承辦。", "當天下雨。"],
  ["maker", "Who designed the lighthouse?", "It was built to plans of Ines Sousa.", "It is white."],
  ["maker", "燈塔是誰設計的？", "燈塔由周慕白打造。", "燈塔是白色的。"],
  ["thanks", "Whom did the crew thank?", "They were grateful to the keeper.", "They slept."],
  ["thanks", "船員向誰致謝？", "船員感謝燈塔員。", "船員睡了。"],
  ["condition", "On what conditions may boats moor?", "Boats may moor only if they are insured.", "Boats moor."],
  ["condition", "停船有什麼條件？", "船隻須投保。", "船隻停泊。"],
  ["next", "What was the next stop of the ship?", "It then sailed to Solund.", "It is a barque."],
  ["next", "船的下一站是哪裡？", "船隨後駛往索倫。", "那是三桅船。"],
]; // prettier-ignore

describe("the attribute that a question asks for", () => {
  it.each(ATTRIBUTES)("is its %s: %s", (name, question, told, other) => {
    expect(framesOf(question)).toContain(name);
    const frames = framesAsked(question, questionKind(question)).filter((frame) => frame.name === name);
    expect(frameFit(frames, told)).toEqual({ framed: 1, unframed: 0, unstated: 0 });
    expect(frameFit(frames, other).framed).toBe(0);
  });

  it.each([
    "Did the regatta take place?",
    "Where is the lighthouse?",
    "When did the ferry sail?",
    "划船賽在哪裡舉行？",
    "渡輪哪天啟航？",
  ])("is none that the frames know: %s", (question) => {
    expect(framesOf(question)).toEqual([]);
  });

  it("may be several", () => {
    expect(framesOf("Why did the crossing take so long, and how much did it cost?")).toEqual([
      "money",
      "reason",
    ]);
  });

  it("is the person, not another name, where a person is asked for", () => {
    const question = "What is the keeper called?";
    expect(framesAsked(question, "what").map(({ name }) => name)).toEqual(["name"]);
    expect(framesAsked(question, "who")).toEqual([]);
  });
});

describe("how a sentence stands to the attributes", () => {
  it("tells words that may be left out from those that no statement does without", () => {
    const [reason, money] = ["reason", "money"].map((name) => FRAMES.filter((frame) => frame.name === name));
    expect(frameFit(reason ?? [], "It was full.")).toEqual({ framed: 0, unframed: 1, unstated: 0 });
    expect(frameFit(money ?? [], "It was full.")).toEqual({ framed: 0, unframed: 0, unstated: 1 });
    const both = [...(reason ?? []), ...(money ?? [])];
    expect(frameFit(both, "It was dear because of the ice.")).toEqual({
      framed: 0.5,
      unframed: 0,
      unstated: 0.5,
    });
  });

  const piece = fc.constantFrom(
    ...ATTRIBUTES.flatMap(([, question, told, other]) => [question, told, other]),
    "?",
    "的",
  );
  const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(" "));

  it("adds up to 1 where attributes are asked for, to 0 where none is, the same each time", () => {
    fc.assert(
      fc.property(fc.subarray([...FRAMES]), text, (frames, sentence) => {
        const fit = frameFit(frames, sentence);
        const shares = [fit.framed, fit.unframed, fit.unstated];
        expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(frames.length === 0 ? 0 : 1, 9);
        expect(frameFit(frames, sentence)).toEqual(fit);
      }),
    );
  });

  it("the frames of a question are in their order and the same each time", () => {
    fc.assert(
      fc.property(text, (question) => {
        const asked = framesAsked(question, "what");
        expect(FRAMES.filter((frame) => asked.includes(frame))).toEqual(asked);
        expect(framesAsked(question, "what")).toEqual(asked);
      }),
    );
  });
});
