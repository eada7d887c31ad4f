import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deskApi, DeskProblem } from "../../../src/web/desk/api.ts";
import { wordsIn } from "../../../src/web/desk/words.ts";

const READ_WITHIN_MS = 200;

let base: string;
const server = createServer((request, response) => {
  answer(request.url ?? "", response);
});

/** `/nothing` never answers, `/part` breaks off without an end, `/all` answers. */
function answer(path: string, response: ServerResponse): void {
  if (path === "/all") response.end('{"found":3}');
  if (path === "/part") response.write('{"found":');
}

function api() {
  return deskApi("en", wordsIn("en"), () => undefined, READ_WITHIN_MS);
}

/** What a call fails with. */
async function failure(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => null,
    (error: unknown) => error,
  );
}

describe("what the desk reads", () => {
  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });

  it("comes where it comes in time", async () => {
    expect(await api().get(`${base}/all`, new AbortController().signal)).toEqual({ found: 3 });
  });

  it.each([
    ["/nothing", 0],
    ["/part", 200],
  ])("is not waited for without end: %s", async (path, status) => {
    const error = await failure(api().get(base + path));
    expect(error).toBeInstanceOf(DeskProblem);
    expect(error).toMatchObject({ status });
  });

  it("is given up where it is stopped, which is no problem to tell", async () => {
    const before = AbortSignal.abort();
    expect(await failure(api().get(`${base}/nothing`, before))).toMatchObject({ name: "AbortError" });
    const stop = new AbortController();
    const failed = failure(api().get(`${base}/nothing`, stop.signal));
    stop.abort();
    expect(await failed).toMatchObject({ name: "AbortError" });
  });
});
