import { describe, expect, it } from "vitest";
import type { ChannelTurns } from "../../src/channels/delivery.ts";
import type { AddCalledBack } from "../../src/http/called-back.ts";
import { addRoute } from "../../src/http/add-route.ts";
import { readBytes } from "../../src/http/read-body.ts";
import { type Address, said, ScriptedChannel } from "../channels/turns/scripted-channel.ts";
import { ground } from "../channels/turns/turns-bench.ts";
import { startForTest } from "./direct-line-service.ts";
import { chineseAnswer, englishAnswer } from "./fixtures.ts";

/** A channel in the service, with its intake. */
function calledBack(channel: ScriptedChannel): { add: AddCalledBack; turns: () => ChannelTurns<Address> } {
  let registered: ChannelTurns<Address> | null = null;
  return {
    add: ({ app, turns }) => {
      registered = turns.register(channel);
      addRoute(app, "/api/echo", {
        post: async (request, response) => {
          response.send(await readBytes(request, response, "application/json", 64 * 1024));
        },
      });
    },
    turns: () => {
      if (registered === null) throw new Error("the channel was not put into the service");
      return registered;
    },
  };
}

async function metrics({ url }: { readonly url: string }): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}

describe("a channel that is called back", () => {
  it("gets its answers from the desk of all channels, kept in the person's conversation", async () => {
    const channel = new ScriptedChannel();
    const { add, turns } = calledBack(channel);
    const service = await startForTest({ calledBack: [add], now: Date.now });
    expect(await turns().accept(said("2019年簽了幾項備忘錄？ 電話0912345678"))).toBe("accepted");
    await expect.poll(() => channel.texts).toEqual([chineseAnswer.text]);
    expect(service.asked).toHaveLength(1);
    await expect.poll(() => metrics(service)).toContain('turns_total{channel="line",outcome="sent"} 1');
    expect(await metrics(service)).toContain('answers_total{status="answered"');
    expect(service.logText()).not.toContain("備忘錄");
  });

  it("is told in the citizen's language why there is no answer", async () => {
    const channel = new ScriptedChannel();
    const { add, turns } = calledBack(channel);
    const service = await startForTest({ calledBack: [add], now: () => 1_000 });
    for (let number = 1; number <= 10; number++) {
      await turns().accept(said(`Question ${number}`, { conversationId: String(number) }));
    }
    await expect.poll(() => channel.texts).toHaveLength(10);
    await turns().accept(said("那上海呢？", { conversationId: "11" }));
    await turns().accept(said("And Prague?", { conversationId: "12" }));
    await turns().accept(said("x".repeat(501), { userId: "U-somebody-else" }));
    await expect
      .poll(() => channel.texts.slice(10).sort())
      .toEqual([
        "Please shorten the question to at most 500 characters.",
        "Please wait 2 s and ask again.",
        "請等 2 秒後再問。",
      ]);
    expect(service.asked).toHaveLength(10);
  });

  it("has what did not end well in the log by its code, without words and addresses", async () => {
    const channel = new ScriptedChannel();
    channel.sending = () => Promise.resolve({ kind: "refused", code: "blocked_by_user" });
    const { add, turns } = calledBack(channel);
    const service = await startForTest({ calledBack: [add], now: Date.now });
    await turns().accept(said("A private matter", { id: "m1", userId: "U-1234" }));
    await expect
      .poll(() => service.log)
      .toContainEqual(
        expect.objectContaining({ channel: "line", outcome: "refused", code: "blocked_by_user", level: 40 }),
      );
    for (const word of ["private", "U-1234", "reply m1"]) expect(service.logText()).not.toContain(word);
  });

  it("reads bodies byte for byte, as large as it allows", async () => {
    const { add } = calledBack(new ScriptedChannel());
    const service = await startForTest({ calledBack: [add] });
    const send = (body: Buffer): Promise<Response> =>
      fetch(`${service.url}/api/echo`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: new Uint8Array(body),
      });
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x22, 0xff, 0x00, ...Buffer.from("臺北 😀"), 0x22]);
    expect(Buffer.from(await (await send(bytes)).arrayBuffer())).toEqual(bytes);
    expect((await send(Buffer.alloc(64 * 1024, 0x20))).status).toBe(200);
    const refused = await send(Buffer.alloc(64 * 1024 + 1, 0x20));
    expect(await refused.json()).toMatchObject({
      code: "body_too_large",
      detail: expect.stringContaining("64 KB") as string,
    });
  });

  it("keeps what is in hand when the service stops, and has it answered by the next one", async () => {
    const { store } = await ground();
    const channel = new ScriptedChannel();
    const before = calledBack(channel);
    const asked = Promise.withResolvers<undefined>();
    const first = await startForTest({
      ...{ store, calledBack: [before.add], now: Date.now, stopDeadlineMs: 100 },
      answer: () => {
        asked.resolve(undefined);
        return new Promise(() => undefined);
      },
    });
    await before.turns().accept(said("How many were signed?"));
    await asked.promise;
    await first.stop();
    const second = await startForTest({ store, calledBack: [calledBack(channel).add], now: Date.now });
    await expect.poll(() => channel.texts).toEqual([englishAnswer.text]);
    expect(second.asked).toHaveLength(1);
  });
});
