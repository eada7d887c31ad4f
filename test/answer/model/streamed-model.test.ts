import type { ServerResponse } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Answer } from "../../../src/answer/answer.ts";
import type { SaidSoFar } from "../../../src/answer/answerer.ts";
import type { ModelSettings } from "../../../src/answer/model/model-settings.ts";
import type { OpenedModel } from "../../../src/answer/model/opened-model.ts";
import type { Bot } from "../../../src/bot.ts";
import { openModel, type ReportedModel } from "../../../src/open-model.ts";
import { openInventedBot } from "../invented-corpus.ts";
import { MemoryLedger } from "./memory-ledger.ts";
import {
  beginStream,
  type Call,
  completion,
  lastEvents,
  pieceEvent,
  refuse,
  type Said,
  saying,
  type ScriptedEndpoint,
  startScriptedEndpoint,
  streamPieces,
  written,
} from "./scripted-endpoint.ts";

/** The first sentence answers it alone, the second does not. */
const QUESTION = "What did Taipei and Prague become in 2020?";
const FIRST = "Taipei and Prague became sister cities on January 13, 2020.";
const SECOND = "The mayors signed the agreement at the Old Town Hall in Prague.";
/** As it stands in no article. */
const INVENTED = "Nine memorandums on teapots were signed at the Old Town Hall in Prague.";

let endpoint: ScriptedEndpoint;
let current: ReportedModel;
let ledger: MemoryLedger;
let bot: Bot;
let closeBot: () => Promise<void>;

async function setUp(settings: Partial<ModelSettings> = {}): Promise<void> {
  ledger = new MemoryLedger();
  current = await openModel(
    {
      ...{ model: "scripted", baseUrl: endpoint.baseUrl, apiKey: "test-key", answerWithinMs: 5000 },
      limits: { tokensPerDay: 1_000_000, moneyPerDay: null, pricePerMillionIn: 0, pricePerMillionOut: 0 },
      ...settings,
    },
    { ledger, onWarning: () => undefined },
  );
}

beforeAll(async () => {
  endpoint = await startScriptedEndpoint(() => saying());
  await setUp();
  // One index serves all tests, each with a model of its own.
  const model = new Proxy({} as OpenedModel, { get: (_, name) => Reflect.get(current, name) as unknown });
  ({ bot, close: closeBot } = await openInventedBot("2026-11-20T12:00", { model }));
});
afterAll(async () => {
  await closeBot();
  await endpoint.close();
});
beforeEach(async () => {
  endpoint.calls.length = 0;
  await setUp();
});

/** Whoever hears what is said. */
interface Heard {
  readonly answer: Answer;
  readonly said: readonly SaidSoFar[];
  /** The sentences in the order in which they were heard. */
  readonly texts: readonly string[];
}

async function hear(
  question = QUESTION,
  onSaid: (soFar: SaidSoFar) => void = () => undefined,
): Promise<Heard> {
  const said: SaidSoFar[] = [];
  const answer = await bot.answerer.ask({
    ...{ question, conversationId: null, language: null },
    onSentence: (soFar) => {
      said.push(soFar);
      onSaid(soFar);
    },
  });
  const texts = said.map(({ sentences }) => sentences.at(-1)?.text ?? "");
  expectKept(answer, said);
  return { answer, said, texts };
}

/** The answer begins with what was said, in that order and under the same numbers, and every quote stands. */
function expectKept(answer: Answer, said: readonly SaidSoFar[]): void {
  for (const [index, { sentences, sources, notices }] of said.entries()) {
    expect(sentences).toHaveLength(index + 1);
    expect(answer.sentences.slice(0, index + 1)).toEqual(sentences);
    expect(answer.sources.slice(0, sources.length)).toEqual(sources);
    expect(answer.notices.slice(0, notices.length)).toEqual(notices);
    for (const { citations } of sentences) {
      expect(citations.length).toBeGreaterThan(0);
      for (const n of citations) expect(sources.map((source) => source.n)).toContain(n);
    }
  }
  for (const { articleId, quote, start, end } of answer.sources) {
    expect(quote).toBe(bot.index.article(articleId)?.body.slice(start, end));
  }
}

async function without(): Promise<Answer> {
  return bot.answererWith({ model: null }).ask({ question: QUESTION, conversationId: null, language: null });
}

/** What of an answer is the same whenever it is given. */
function lasting(answer: Answer): Omit<Answer, "id" | "timings" | "suggestions"> {
  return { ...answer, ...{ id: "", timings: {}, suggestions: [] } };
}

/** A sentence with all passages as its evidence: which of them carries it is found out. */
function from({ shown }: Call, text: string): Said {
  return { text, evidence: shown.evidence.map(({ n }) => n) };
}

/** Pieces of `size` UTF-16 units. */
function inPieces(reply: string, size: number): string[] {
  return reply.match(new RegExp(`[^]{1,${size}}`, "gu")) ?? [];
}

/** Says these sentences piece by piece. */
function streams(...texts: readonly string[]): void {
  endpoint.script = (call, response) => {
    void streamPieces(call, response, inPieces(saying(...texts.map((text) => from(call, text))), 7));
    return null;
  };
}

describe("a model whose reply comes piece by piece", () => {
  it("is heard sentence by sentence, each with its sources, and the answer is what was said", async () => {
    streams(FIRST, SECOND);
    const { answer, said, texts } = await hear();
    expect(texts).toEqual([FIRST, SECOND]);
    expect(said.map(({ sources }) => sources.length)).toEqual([1, 2]);
    expect(said[0]).toMatchObject({ language: "en", notices: [] });
    expect(answer).toMatchObject({ status: "answered", composer: "model" });
    expect(answer.sentences.map(({ text }) => text)).toEqual([FIRST, SECOND]);
    expect(endpoint.calls.map(({ request }) => request.stream)).toEqual([true]);
    expect(current.report()).toMatchObject({ outcomes: { answered: 1 }, tokens: { in: 700, out: 50 } });
    expect([...ledger.days.values()]).toEqual([{ tokens: 750, millionths: 0 }]);
  });

  it("is heard while it is still writing", async () => {
    const goOn = Promise.withResolvers<undefined>();
    endpoint.script = (call, response) => {
      const reply = saying(from(call, FIRST), from(call, SECOND));
      const half = reply.indexOf(SECOND) + 10;
      void (async () => {
        beginStream(response);
        await written(response, pieceEvent(reply.slice(0, half)));
        await goOn.promise;
        response.end(`${pieceEvent(reply.slice(half))}${lastEvents(call)}`);
      })();
      return null;
    };
    const { texts } = await hear(QUESTION, ({ sentences }) => {
      // The reply goes on only once its first sentence has been heard.
      if (sentences.length === 1) goOn.resolve(undefined);
    });
    expect(texts).toEqual([FIRST, SECOND]);
  });

  it("gives the same answer as one that is asked for the whole", async () => {
    streams(FIRST, SECOND);
    const { answer } = await hear();
    await setUp();
    endpoint.script = (call) => saying(from(call, FIRST), from(call, SECOND));
    const whole = await bot.answerer.ask({ question: QUESTION, conversationId: null, language: null });
    expect(endpoint.calls.at(-1)?.request.stream).not.toBe(true);
    expect(lasting(whole)).toEqual(lasting(answer));
  });

  it("is heard no sooner than its sentences answer", async () => {
    streams(SECOND, FIRST);
    const { texts, said } = await hear();
    expect(texts).toEqual([SECOND, FIRST]);
    expect(said).toHaveLength(2);
    await setUp();
    streams(SECOND);
    const beside = await hear();
    expect(beside.texts).toEqual([]);
    expect(lasting(beside.answer)).toEqual(lasting(await without()));
  });

  it("is not heard where streaming is off", async () => {
    await setUp({ isStreamed: false });
    endpoint.script = (call) => saying(from(call, FIRST));
    const { texts, answer } = await hear();
    expect(texts).toEqual([]);
    expect(answer.composer).toBe("model");
    expect(endpoint.calls[0]?.request.stream).not.toBe(true);
  });

  it("says at once what is kept", async () => {
    streams(FIRST, SECOND);
    const first = await hear();
    const second = await hear();
    expect(second.texts).toEqual(first.texts);
    expect(lasting(second.answer)).toEqual(lasting(first.answer));
    expect(endpoint.calls).toHaveLength(1);
  });

  it("tells first how the question was read", async () => {
    streams(FIRST);
    const { said, answer } = await hear(`${QUESTION} My number is 0912-345-678.`);
    expect(said[0]?.notices.map(({ code }) => code)).toEqual(["personal_data_masked"]);
    expect(answer.notices[0]?.code).toBe("personal_data_masked");
  });
});

describe("a sentence that is not proved", () => {
  it("between two that are is never heard, and asked for once more", async () => {
    endpoint.script = (call, response) => {
      const said = call.isAgain ? [INVENTED] : [FIRST, INVENTED, SECOND];
      const reply = saying(...said.map((text) => from(call, text)));
      if (call.isAgain) return reply;
      void streamPieces(call, response, inPieces(reply, 11));
      return null;
    };
    const { texts, answer } = await hear();
    expect(texts).toEqual([FIRST, SECOND]);
    expect(JSON.stringify(answer)).not.toContain("teapots");
    expect(endpoint.calls).toHaveLength(2);
  });

  it("is heard at the end, once it has been mended", async () => {
    endpoint.script = (call, response) => {
      if (call.isAgain) return saying(from(call, SECOND));
      const wrong = SECOND.replace("Prague", "Osaka");
      void streamPieces(call, response, inPieces(saying(from(call, wrong), from(call, FIRST)), 11));
      return null;
    };
    const { texts } = await hear();
    expect(texts).toEqual([FIRST, SECOND]);
  });

  it("stays unheard wherever the bytes are cut, and the others come in the same order", async () => {
    const cuts = fc.array(fc.nat({ max: 2000 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(cuts, fc.integer({ min: 1, max: 60 }), async (places, size) => {
        await setUp();
        endpoint.script = (call, response) => {
          if (call.isAgain) return saying();
          const reply = saying(from(call, FIRST), from(call, INVENTED), from(call, SECOND));
          const events = inPieces(reply, size).map(pieceEvent).join("") + lastEvents(call);
          void writeCut(response, Buffer.from(events), places);
          return null;
        };
        const { texts } = await hear();
        expect(texts).toEqual([FIRST, SECOND]);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it("stays unheard wherever the reply breaks off, and what was said stays", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), fc.boolean(), async (length, isCut) => {
        await setUp({ answerWithinMs: 1500 });
        endpoint.script = (call, response) => {
          const reply = saying(from(call, INVENTED), from(call, FIRST), from(call, SECOND));
          void breakOff(response, reply.slice(0, length), isCut);
          return null;
        };
        const { texts, answer } = await hear();
        expect([[], [FIRST], [FIRST, SECOND]]).toContainEqual(texts);
        expect(answer.text).toContain("January 13, 2020");
        expect(JSON.stringify(answer)).not.toContain("teapots");
        expect(answer.composer).toBe(texts.length > 0 ? "model" : "extractive");
      }),
      { numRuns: 15 },
    );
  }, 90_000);
});

/** Sends bytes cut at places; the rest in one. */
async function writeCut(response: ServerResponse, bytes: Buffer, places: readonly number[]): Promise<void> {
  beginStream(response);
  let from = 0;
  for (const to of [...places].sort((a, b) => a - b)) {
    if (to <= from || to >= bytes.length) continue;
    await written(response, bytes.subarray(from, to));
    from = to;
  }
  response.end(bytes.subarray(from));
}

/** Sends a part of a reply, then cuts the connection, or ends as if that were all. */
async function breakOff(response: ServerResponse, part: string, isCut: boolean): Promise<void> {
  beginStream(response);
  for (const piece of inPieces(part, 9)) await written(response, pieceEvent(piece));
  if (isCut) response.destroy();
  else response.end();
}

describe("an endpoint that fails while it streams", () => {
  it("breaks off in the middle of the second sentence: the first stands, and it is not asked again", async () => {
    endpoint.script = (call, response) => {
      const reply = saying(from(call, FIRST), from(call, SECOND));
      void breakOff(response, reply.slice(0, reply.indexOf(SECOND) + 20), false);
      return null;
    };
    const { texts, answer } = await hear();
    expect(texts).toEqual([FIRST]);
    expect(answer).toMatchObject({ composer: "model", sentences: [{ text: FIRST }] });
    expect(endpoint.calls).toHaveLength(1);
    expect(current.report().outcomes).toEqual({ answered_in_part: 1 });
  });

  it("is cut off in the middle of the first one: it is asked again, then the articles speak", async () => {
    endpoint.script = (call, response) => {
      void breakOff(response, saying(from(call, FIRST)).slice(0, 40), true);
      return null;
    };
    const { texts, answer } = await hear();
    expect(texts).toEqual([]);
    expect(lasting(answer)).toEqual(lasting(await without()));
    expect(endpoint.calls).toHaveLength(2);
    // Nobody knows what was charged: the most that it can have been counts as spent.
    expect([...ledger.days.values()].every(({ tokens }) => tokens > 4000)).toBe(true);
  });

  it("is cut off once, before it has said anything, and answers when asked again", async () => {
    endpoint.script = (call, response) => {
      const reply = saying(from(call, FIRST));
      if (call.number === 1) void breakOff(response, reply.slice(0, 40), true);
      else void streamPieces(call, response, [reply]);
      return null;
    };
    expect((await hear()).texts).toEqual([FIRST]);
  });

  it("sends JSON that is malformed late: what was said before stands", async () => {
    endpoint.script = (call, response) => {
      const reply = `${saying(from(call, FIRST)).slice(0, -2)}, {"text": oops]}`;
      void streamPieces(call, response, inPieces(reply, 13));
      return null;
    };
    const { texts, answer } = await hear();
    expect(texts).toEqual([FIRST]);
    expect(answer.sentences.map(({ text }) => text)).toEqual([FIRST]);
    expect(endpoint.calls).toHaveLength(1);
  });

  it("sends events that are no JSON: what was said before stands", async () => {
    endpoint.script = (call, response) => {
      beginStream(response);
      const piece = pieceEvent(saying(from(call, FIRST)).slice(0, -2));
      void written(response, piece).then(() => response.end("data: {oops\n\n"));
      return null;
    };
    const { answer } = await hear();
    expect(answer.sentences.map(({ text }) => text)).toEqual([FIRST]);
  });

  it("reports a fault in the middle: what was said stands", async () => {
    endpoint.script = (call, response) => {
      beginStream(response);
      const piece = pieceEvent(saying(from(call, FIRST)).slice(0, -2));
      const fault = JSON.stringify({ error: { message: "overloaded", type: "server_error" } });
      void written(response, piece).then(() => response.end(`data: ${fault}\n\n`));
      return null;
    };
    const { texts, answer } = await hear();
    expect(texts).toEqual([FIRST]);
    expect(answer.composer).toBe("model");
  });

  it.each<[string, (call: Call) => string, readonly string[]]>([
    ["after a sentence", (call) => saying(from(call, FIRST)).slice(0, -2), [FIRST]],
    ["after all of it", (call) => saying(from(call, FIRST)), [FIRST]],
    ["before the end of a sentence", (call) => saying(from(call, FIRST)).slice(0, 40), []],
    ["before anything", () => "", []],
  ])("never ends, %s: a useful answer comes in time", async (_, part, expected) => {
    await setUp({ answerWithinMs: 1500 });
    endpoint.script = (call, response) => {
      beginStream(response);
      void written(response, pieceEvent(part(call)));
      const more = setInterval(() => response.write(": still here\n\n"), 50);
      response.on("close", () => {
        clearInterval(more);
      });
      return null;
    };
    const { texts, answer } = await hear();
    expect(texts).toEqual(expected);
    expect(answer.text).toContain("January 13, 2020");
    const outcome = expected.length > 0 ? "answered_in_part" : "out_of_time";
    expect(current.report().outcomes).toEqual({ [outcome]: 1 });
  });

  it.each([429, 500])("answers %i first, then streams", async (status) => {
    endpoint.script = (call, response) => {
      if (call.number === 1) return refuse(response, status, "not now", { "retry-after": "0" });
      void streamPieces(call, response, [saying(from(call, FIRST))]);
      return null;
    };
    expect((await hear()).texts).toEqual([FIRST]);
  });

  it("sends more events than an answer can have", async () => {
    endpoint.script = (_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" }).end(pieceEvent("x".repeat(6_000_000)));
      return null;
    };
    const { texts, answer } = await hear();
    expect(texts).toEqual([]);
    expect(answer.composer).toBe("extractive");
  });
});

describe("an endpoint that understands less", () => {
  const whole = (call: Call): string => saying(from(call, FIRST));

  it.each([
    ["says so", "Streaming is not supported with response_format"],
    ["does not say why", "bad request"],
  ])("does not stream, and %s: it is asked for the whole, and that is remembered", async (_, message) => {
    endpoint.script = (call, response) =>
      call.request.stream === true ? refuse(response, 400, message) : whole(call);
    const { texts, answer } = await hear();
    expect(texts).toEqual([FIRST]);
    expect(answer.composer).toBe("model");
    expect(endpoint.calls.at(-1)?.request.response_format?.type).toBe("json_schema");
    const tries = endpoint.calls.length;
    await hear("When did Taipei and Prague become sister cities?");
    const later = endpoint.calls.slice(tries).map(({ request }) => request.stream ?? false);
    expect(later.length).toBeGreaterThan(0);
    expect(later).not.toContain(true);
  });

  it("takes no notice and answers with the whole: it is asked, and charged, once", async () => {
    endpoint.script = (call, response) => {
      response.setHeader("content-type", "application/json; charset=utf-8").end(completion(whole(call)));
      return null;
    };
    expect((await hear()).texts).toEqual([FIRST]);
    expect(endpoint.calls).toHaveLength(1);
    expect([...ledger.days.values()]).toEqual([{ tokens: 750, millionths: 0 }]);
  });

  it("counts no tokens in a stream: they are estimated", async () => {
    endpoint.script = (call, response) => {
      if (call.request.stream_options != null) return refuse(response, 400, "unknown field stream_options");
      void streamPieces(call, response, [whole(call)]);
      return null;
    };
    expect((await hear()).texts).toEqual([FIRST]);
    expect(endpoint.calls.map(({ request }) => request.stream)).toEqual([true, true]);
    const [{ tokens } = { tokens: 0 }] = ledger.days.values();
    expect(tokens).toBeGreaterThan(200);
    expect(tokens).toBeLessThan(3000);
  });

  it("thinks aloud before it answers: nothing of that is heard", async () => {
    endpoint.script = (call, response) => {
      const thought = `<think>${saying(from(call, SECOND))} is wrong</think>`;
      void streamPieces(call, response, inPieces(`${thought}${whole(call)}`, 9));
      return null;
    };
    const { texts, answer } = await hear();
    expect(texts).toEqual([FIRST]);
    expect(answer.sentences.map(({ text }) => text)).toEqual([FIRST]);
  });
});

it("is not asked, and nothing is heard, without a model", async () => {
  const said: SaidSoFar[] = [];
  const request = { question: QUESTION, conversationId: null, language: null };
  const onSentence = (soFar: SaidSoFar): void => void said.push(soFar);
  const answer = await bot.answererWith({ model: null }).ask({ ...request, onSentence });
  expect(lasting(answer)).toEqual(lasting(await without()));
  expect(said).toEqual([]);
  expect(endpoint.calls).toEqual([]);
});
