import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Conversation } from "../../../src/web/conversation/conversation.ts";
import { englishAnswer } from "../../http/fixtures.ts";
import { soFarOf } from "../../http/said-answer.ts";
import { type FakeBrowser, fakeBrowser } from "./fake-browser.ts";
import { FakeService, problem } from "./fake-service.ts";

const MINUTE = 60_000;

let browser: FakeBrowser;
let service: FakeService;
/** States of the link, in their order. */
let states: string[];

/** A conversation in this tab; another one is the same after a reload. */
function opened(): Conversation {
  return new Conversation(service.url, "en", {
    changed: () => undefined,
    said: () => undefined,
    settled: () => undefined,
    link: (state) => states.push(state),
  });
}

/** Lets everything happen that happens within a time. */
const pass = (milliseconds = 100): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

/** The message with which the service answers a question. */
function answer(replyToId: string, text: string): Record<string, unknown> {
  return { type: "message", id: `answer to ${replyToId}`, text, replyToId };
}

/** What stands under each question. */
const shown = ({ entries }: Conversation): unknown[] =>
  entries.map(({ question, state, reply, failure }) => [question, state, reply ?? failure]);

const questions = (): unknown[] =>
  service.calls
    .filter(({ route }) => /^POST .*\/activities$/.test(route))
    .map(({ route, body }) => [/c\d+/.exec(route)?.[0], (body as { text: string }).text]);

/** Asks and has it answered. */
async function askAndAnswer(conversation: Conversation, question: string): Promise<void> {
  conversation.ask(question);
  await pass();
  const { activityId } = conversation.entries.at(-1) ?? {};
  service.socket.push(answer(activityId ?? "", `On: ${question}`));
}

beforeEach(() => {
  vi.useFakeTimers();
  states = [];
  browser = fakeBrowser();
  service = new FakeService();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("an answer", () => {
  it("stands under the question that it names, however late it comes", async () => {
    const before = opened();
    before.ask("A");
    await pass(70_000);
    expect(shown(before)).toEqual([["A", "failed", "no_answer"]]);
    const idOfA = before.entries[0]?.activityId ?? "";

    const after = opened();
    after.ask("B");
    await pass();
    const idOfB = after.entries[1]?.activityId ?? "";
    service.socket.push(answer(idOfA, "On A"));
    expect(shown(after)).toEqual([
      ["A", "answered", "On A"],
      ["B", "waiting", null],
    ]);
    service.socket.push(answer(idOfB, "On B"));
    expect(shown(after)[1]).toEqual(["B", "answered", "On B"]);
  });

  it("to a question that was asked elsewhere stands nowhere", async () => {
    const conversation = opened();
    conversation.ask("A");
    await pass();
    service.socket.push(answer("c1|q-of another tab", "On something else"));
    expect(shown(conversation)).toEqual([["A", "waiting", null]]);
  });

  it("finds its question before the service has said that it has it", async () => {
    const release = service.hold("POST /conversations/c1/activities");
    const conversation = opened();
    conversation.ask("A");
    await pass();
    const { id } = conversation.entries[0] ?? {};
    const echo = { type: "message", id: "c1|q-1", text: "A", channelData: { clientActivityID: id } };
    service.socket.push(echo, answer("c1|q-1", "On A"));
    expect(shown(conversation)).toEqual([["A", "answered", "On A"]]);
    release();
    await pass();
    expect(shown(conversation)).toEqual([["A", "answered", "On A"]]);
  });
});

describe("what is said before an answer is whole", () => {
  /** A sign of life that brings so many sentences. */
  const piece = (replyToId: string, count: number): Record<string, unknown> => ({
    ...{ type: "typing", id: `piece ${count} of ${replyToId}`, replyToId },
    channelData: { soFar: { ...englishAnswer, ...soFarOf(englishAnswer, count) } },
  });
  const sentences = ({ entries }: Conversation): (number | null)[] =>
    entries.map(({ soFar }) => soFar?.sentences.length ?? null);

  it("grows, and only at the question that waits for it", async () => {
    const conversation = opened();
    conversation.ask("A");
    await pass();
    const { activityId } = conversation.entries[0] ?? {};
    service.socket.push(piece("c1|q-of another tab", 1));
    expect(sentences(conversation)).toEqual([null]);
    service.socket.push(piece(activityId ?? "", 1));
    service.socket.push({ type: "typing", id: "sign of life" });
    service.socket.push({ ...piece(activityId ?? "", 2), channelData: { soFar: { sentences: "all" } } });
    expect(sentences(conversation)).toEqual([1]);
    service.socket.push({ ...piece(activityId ?? "", 2), id: "second" });
    // Late, on another way.
    service.socket.push({ ...piece(activityId ?? "", 1), id: "late" });
    expect(sentences(conversation)).toEqual([2]);
    service.socket.push({ ...answer(activityId ?? "", "On A"), channelData: { answer: englishAnswer } });
    expect(conversation.entries[0]).toMatchObject({ state: "answered", answer: { id: "answer-1" } });
    service.socket.push({ ...piece(activityId ?? "", 2), id: "after the end" });
    expect(conversation.entries[0]?.state).toBe("answered");
  });

  it("stays where no answer follows, is not kept over a reload, and goes when the question is asked again", async () => {
    const conversation = opened();
    conversation.ask("A");
    await pass();
    service.socket.push(piece(conversation.entries[0]?.activityId ?? "", 1));
    await pass(70_000);
    expect(shown(conversation)).toEqual([["A", "failed", "no_answer"]]);
    expect(sentences(conversation)).toEqual([1]);
    expect(sentences(opened())).toEqual([null]);
    conversation.retry(conversation.entries[0]?.id ?? "");
    expect(sentences(conversation)).toEqual([null]);
  });
});

describe("a question", () => {
  it("is shown and remembered as the service keeps it, without personal data", async () => {
    const conversation = opened();
    conversation.ask("Call 0912345678");
    await pass();
    const { id, activityId } = conversation.entries[0] ?? {};
    const text = "Call [phone]";
    service.socket.push({ type: "message", id: activityId, text, channelData: { clientActivityID: id } });
    expect(shown(conversation)).toEqual([[text, "waiting", null]]);
    expect(browser.stored()).toContain(text);
    expect(browser.stored()).not.toContain("0912345678");
  });

  it("takes from what was typed nothing but itself", async () => {
    const conversation = opened();
    conversation.keepDraft("Half a ques");
    conversation.ask("A suggestion");
    expect(conversation.draft).toBe("Half a ques");
    conversation.keepDraft("Half a question? ");
    conversation.ask("Half a question?");
    expect(conversation.draft).toBe("");
    await pass();
  });
});

describe("a token that has ended", () => {
  it.each([
    ["by this machine's clock", () => pass(31 * MINUTE)],
    [
      "by the service's clock alone",
      () => {
        service.expireTokens();
        return pass();
      },
    ],
  ])("%s is exchanged, and the conversation goes on", async (_, time) => {
    const conversation = opened();
    await askAndAnswer(conversation, "A");
    service.expireTokens();
    await time();
    await askAndAnswer(conversation, "B");
    expect(service.routes()).toContain("POST /tokens/refresh");
    expect(shown(conversation)).toEqual([
      ["A", "answered", "On: A"],
      ["B", "answered", "On: B"],
    ]);
    expect(new Set(questions().map((one) => (one as unknown[])[0]))).toEqual(new Set(["c1"]));
    expect(conversation.entries.some(({ isRenewed }) => isRenewed)).toBe(false);
  });

  it("and is not exchanged any more begins a new conversation, which says so", async () => {
    const conversation = opened();
    await askAndAnswer(conversation, "A");
    service.expireTokens();
    service.on("POST /tokens/refresh", () => problem(403, "token_expired"));
    await pass(25 * 60 * MINUTE);
    await askAndAnswer(conversation, "B");
    expect(questions().at(-1)).toEqual(["c2", "B"]);
    expect(conversation.entries.map(({ isRenewed }) => isRenewed)).toEqual([false, true]);
  });
});

describe("a rating", () => {
  const RATED = "POST /api/answers/answer-1/feedback";
  const tokens = (): unknown[] =>
    service.calls.filter(({ route }) => route === RATED).map(({ token }) => token);

  /** Asks a question whose answer has parts, in the conversation named. */
  async function answered(conversation: Conversation, conversationId: string | null): Promise<string> {
    conversation.ask("A");
    await pass();
    const { id = "", activityId } = conversation.entries.at(-1) ?? {};
    const channelData = { answer: { ...englishAnswer, conversationId } };
    service.socket.push({ type: "message", id: "answer", text: "", replyToId: activityId, channelData });
    service.on(RATED, () => ({ status: 204 }));
    return id;
  }

  it("is the same person's after the token's end, by this machine's clock", async () => {
    const conversation = opened();
    const id = await answered(conversation, null);
    await conversation.rate(id, "helpful", null, null);
    await pass(31 * MINUTE);
    await conversation.rate(id, "not_helpful", null, null);
    expect(tokens()).toEqual(["token-1", "token-1"]);
  });

  it("is the person's who got the answer, when the conversation goes on in another one", async () => {
    const conversation = opened();
    const id = await answered(conversation, "c1");
    await conversation.rate(id, "helpful", null, null);
    service.on("POST /conversations/c1/activities", () => problem(404, "conversation_unknown"));
    await askAndAnswer(conversation, "B");
    expect(questions().at(-1)).toEqual(["c2", "B"]);
    await conversation.rate(id, "not_helpful", null, null);
    expect(tokens()).toEqual(["token-1", "token-1"]);
  });
});

describe("deleting", () => {
  const deleted = (): string[] => service.routes().filter((route) => route.startsWith("DELETE"));
  const BOTH = ["DELETE /conversations/c1", "DELETE /conversations/c2"];

  /** A conversation that went on in another one, as it is after a reload. */
  async function renewed(): Promise<Conversation> {
    const conversation = opened();
    await askAndAnswer(conversation, "A");
    service.on("POST /conversations/c1/activities", () => problem(404, "conversation_unknown"));
    await askAndAnswer(conversation, "B");
    expect(questions().at(-1)).toEqual(["c2", "B"]);
    return opened();
  }

  it("deletes every conversation behind what is on the screen", async () => {
    const conversation = await renewed();
    await conversation.remove();
    expect(deleted()).toEqual(BOTH);
    expect(conversation.entries).toEqual([]);
    expect(browser.stored()).toBe("");
    await conversation.remove();
    expect(deleted()).toEqual(BOTH);
  });

  it("goes on after a failure with what is left", async () => {
    const conversation = await renewed();
    service.on("DELETE /conversations/c2", () => ({ status: 502 }));
    await expect(conversation.remove()).rejects.toMatchObject({ status: 502 });
    expect(conversation.entries).toHaveLength(2);
    service.on("DELETE /conversations/c2", null);
    await opened().remove();
    expect(deleted()).toEqual([...BOTH, "DELETE /conversations/c2"]);
  });

  it("takes a conversation that is gone for deleted, and no other refusal", async () => {
    const conversation = await renewed();
    service.on("DELETE /conversations/c1", () => problem(404, "conversation_unknown"));
    service.on("DELETE /conversations/c2", () => ({ status: 404 }));
    await expect(conversation.remove()).rejects.toMatchObject({ status: 404 });
    service.on("DELETE /conversations/c2", () => problem(403, "token_expired"));
    await conversation.remove();
    expect(conversation.entries).toEqual([]);
  });
});

describe("a conversation that is found over while nothing is waited for", () => {
  /** Its stream is cut, and the service has it no more. */
  async function over(): Promise<Conversation> {
    const conversation = opened();
    await askAndAnswer(conversation, "A");
    service.on("GET /conversations/c1", () => problem(404, "conversation_unknown"));
    service.socket.onclose?.();
    await pass(1_000);
    return conversation;
  }
  const renewed = ({ entries }: Conversation): boolean[] => entries.map(({ isRenewed }) => isRenewed);

  it("is told of by the next question, though it was begun anew before", async () => {
    const conversation = await over();
    conversation.warm();
    await pass();
    await askAndAnswer(conversation, "B");
    await askAndAnswer(conversation, "C");
    expect(questions().slice(1)).toEqual([
      ["c2", "B"],
      ["c2", "C"],
    ]);
    expect(renewed(conversation)).toEqual([false, true, false]);
  });

  it("is told of after a reload too, and not after a new start", async () => {
    const before = await over();
    const after = opened();
    await askAndAnswer(after, "B");
    expect(renewed(after)).toEqual([false, true]);
    before.startAnew();
    await askAndAnswer(before, "C");
    expect(renewed(before)).toEqual([false]);
  });
});

describe("what is under way", () => {
  it("does not come back into a conversation begun anew", async () => {
    const before = opened();
    await askAndAnswer(before, "A");
    const conversation = opened();
    const release = service.hold("GET /conversations/c1");
    conversation.warm();
    await pass();
    conversation.startAnew();
    release();
    await pass();
    expect(browser.stored()).not.toContain("c1");
    conversation.ask("B");
    await pass();
    expect(questions()).toEqual([
      ["c1", "A"],
      ["c2", "B"],
    ]);
  });

  it("opens no stream after the widget was closed", async () => {
    const release = service.hold("POST /conversations");
    const conversation = opened();
    conversation.warm();
    await pass();
    conversation.rest();
    release();
    await pass();
    expect(service.openSockets).toBe(0);
  });

  it("brings nothing from a poll of the conversation before", async () => {
    const conversation = opened();
    conversation.ask("A");
    await pass();
    const { activityId } = conversation.entries[0] ?? {};
    const { promise, resolve } = Promise.withResolvers<undefined>();
    service.on("GET /conversations/c1/activities", async () => {
      await promise;
      return { status: 200, body: { activities: [answer(activityId ?? "", "On A")], watermark: "2" } };
    });
    await pass(6_000);
    conversation.startAnew();
    conversation.ask("B");
    await pass();
    resolve(undefined);
    await pass();
    expect(shown(conversation)).toEqual([["B", "waiting", null]]);
    const { sessions } = JSON.parse(browser.stored()) as { sessions: { current: { watermark: unknown } } };
    expect(sessions.current.watermark).toBeNull();
  });

  it("does not end the next conversation when the one before is refused", async () => {
    const conversation = opened();
    await askAndAnswer(conversation, "A");
    const { promise, resolve } = Promise.withResolvers<undefined>();
    service.on("POST /conversations/c1/activities", async () => {
      await promise;
      return problem(404, "conversation_unknown");
    });
    conversation.ask("B");
    await pass();
    conversation.startAnew();
    await askAndAnswer(conversation, "C");
    resolve(undefined);
    await pass();
    await askAndAnswer(conversation, "D");
    expect(questions().slice(2)).toEqual([
      ["c2", "C"],
      ["c2", "D"],
    ]);
  });
});

describe("off the network", () => {
  it("the note is there before a conversation is begun, and goes", async () => {
    const conversation = opened();
    browser.connect(false);
    expect(conversation.linkState).toBe("offline");
    browser.connect(true);
    expect(conversation.linkState).toBe("idle");
    browser.connect(false);
    conversation.startAnew();
    expect(conversation.linkState).toBe("offline");
    expect(opened().linkState).toBe("offline");
    await pass();
    expect(service.calls).toEqual([]);
  });

  it.each([
    ["a stream", false],
    ["polling", true],
  ])("the note goes when the machine is back: %s", async (_, refusesSockets) => {
    service.refusesSockets = refusesSockets;
    const conversation = opened();
    conversation.ask("A");
    await pass(10_000);
    browser.connect(false);
    expect(states.at(-1)).toBe("offline");
    browser.connect(true);
    await pass(10_000);
    expect(states.at(-1)).toBe("online");
  });

  it("a question waits for as long as it takes", async () => {
    const conversation = opened();
    await askAndAnswer(conversation, "A");
    service.isUnreachable = true;
    browser.connect(false);
    conversation.ask("B");
    await pass(10 * MINUTE);
    expect(shown(conversation)[1]).toEqual(["B", "sending", null]);
    expect(states.at(-1)).toBe("offline");
    service.isUnreachable = false;
    browser.connect(true);
    await pass();
    expect(shown(conversation)[1]).toEqual(["B", "waiting", null]);
  });

  it("is not what a closed widget goes on showing", async () => {
    const conversation = opened();
    await askAndAnswer(conversation, "A");
    browser.connect(false);
    conversation.rest();
    browser.connect(true);
    await pass();
    expect(states.at(-1)).toBe("idle");
    expect(service.openSockets).toBe(0);
  });

  it("a service that stays away ends the tries, and the stream that tells nothing", async () => {
    const conversation = opened();
    await askAndAnswer(conversation, "A");
    service.on("POST /conversations/c1/activities", () => ({ status: 503 }));
    conversation.ask("B");
    await pass(MINUTE);
    expect(shown(conversation)[1]).toEqual(["B", "failed", "unreachable"]);
    await pass(MINUTE);
    expect(states.at(-1)).toBe("online");
  });
});

describe("streams", () => {
  it("that the browser refuses give way to asking", async () => {
    service.refusesSockets = true;
    const conversation = opened();
    conversation.ask("A");
    await pass();
    const { activityId } = conversation.entries[0] ?? {};
    service.on("GET /conversations/c1/activities", () => ({
      status: 200,
      body: { activities: [answer(activityId ?? "", "On A")], watermark: "2" },
    }));
    await pass(10_000);
    expect(shown(conversation)).toEqual([["A", "answered", "On A"]]);
    expect(states.at(-1)).toBe("online");
  });
});

describe("a refusal", () => {
  it("that a reconnection and a question share begins one new conversation", async () => {
    const conversation = opened();
    await askAndAnswer(conversation, "A");
    const { promise, resolve } = Promise.withResolvers<undefined>();
    service.on("GET /conversations/c1", async () => {
      await promise;
      return problem(404, "conversation_unknown");
    });
    service.socket.onclose?.();
    await pass(1_000);
    conversation.ask("B");
    await pass();
    resolve(undefined);
    await pass();
    expect(shown(conversation)[1]).toEqual(["B", "waiting", null]);
    expect(questions()).toEqual([
      ["c1", "A"],
      ["c2", "B"],
    ]);
  });

  it.each([
    ["origin_not_allowed", 403, "refused"],
    [null, 404, "unreachable"],
    [null, 403, "fault"],
    ["token_missing", 401, "fault"],
    ["request_invalid", 400, "rejected"],
  ])("is told for what it is: %s, %s", async (code, status, failure) => {
    const conversation = opened();
    await askAndAnswer(conversation, "A");
    service.on("POST /conversations/c1/activities", () =>
      code === null ? { status } : problem(status, code),
    );
    conversation.ask("B");
    await pass();
    expect(shown(conversation)[1]).toEqual(["B", "failed", failure]);
    // The conversation is not over for it.
    service.on("POST /conversations/c1/activities", null);
    await askAndAnswer(conversation, "C");
    expect(questions().at(-1)).toEqual(["c1", "C"]);
  });

  it("of every new conversation ends with a failure", async () => {
    for (const id of ["c1", "c2", "c3", "c4", "c5"]) {
      service.on(`POST /conversations/${id}/activities`, () => problem(404, "conversation_unknown"));
    }
    const conversation = opened();
    conversation.ask("A");
    await pass();
    expect(shown(conversation)).toEqual([["A", "failed", "fault"]]);
    expect(questions()).toHaveLength(4);
  });
});

describe("a reload while a question is being sent", () => {
  it("tells the listener nothing before it can hold the conversation", async () => {
    const before = opened();
    before.ask("A");
    expect(shown(before)).toEqual([["A", "sending", null]]);
    states = [];

    const after = opened();
    expect(states).toEqual([]);
    await pass();
    expect(states).toContain("connecting");
    expect(shown(after)).toEqual([["A", "waiting", null]]);
  });
});
