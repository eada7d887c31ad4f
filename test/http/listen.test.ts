import { Agent, get } from "node:http";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { ListenError, listen } from "../../src/http/listen.ts";
import { englishAnswer } from "./fixtures.ts";
import { ask, startService } from "./service.ts";

describe("listen", () => {
  it("stops taking questions, finishes the one in hand, and closes connections kept open", async () => {
    let finish: (() => void) | null = null;
    const service = await startService({
      answer: () =>
        new Promise(
          (resolve) =>
            (finish = () => {
              resolve(englishAnswer);
            }),
        ),
    });
    const agent = new Agent({ keepAlive: true });
    await new Promise((resolve) =>
      get(`${service.url}/healthz`, { agent }, (response) => response.resume().on("end", resolve)),
    );
    const inHand = ask(service, { question: "Who?" });
    await expect.poll(() => finish).not.toBeNull();
    const stopped = service.stop();
    let isStopped = false;
    void stopped.then(() => (isStopped = true));
    await expect(fetch(`${service.url}/healthz`)).rejects.toThrow();
    expect(isStopped).toBe(false);
    (finish as (() => void) | null)?.();
    const response = await inHand;
    expect(response.status).toBe(200);
    expect(response.headers.get("Connection")).toBe("close");
    expect(await response.json()).toMatchObject({ status: "answered" });
    await Promise.all([stopped, service.stop()]);
    agent.destroy();
  });

  it("cuts off at the deadline what does not end, such as a request that never comes whole", async () => {
    const service = await startService({ answer: () => new Promise(() => undefined), stopDeadlineMs: 50 });
    const { hostname, port } = new URL(service.url);
    const half = connect(Number(port), hostname);
    half.on("error", () => undefined);
    const halfClosed = new Promise((resolve) => half.once("close", resolve));
    half.write("POST /api/ask HTTP/1.1\r\nHost: a\r\n");
    const endless = ask(service, { question: "Who?" });
    endless.catch(() => undefined);
    await expect.poll(() => service.asked.length).toBe(1);
    await service.stop();
    await halfClosed;
    await expect(endless).rejects.toThrow();
  });

  it("says where it cannot listen, and why", async () => {
    const service = await startService();
    const port = Number(new URL(service.url).port);
    const failure = await listen(() => undefined, { host: "127.0.0.1", port }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(ListenError);
    expect((failure as ListenError).message).toContain(String(port));
    expect((failure as ListenError).cause).toMatchObject({ code: "EADDRINUSE" });
    await service.stop();
  });
});
