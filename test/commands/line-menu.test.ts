import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { richMenu } from "../../src/commands/line-menu/menu-layout.ts";
import { loadPicture, PICTURE } from "../../src/commands/line-menu/menu-picture.ts";
import { loadMenuWords } from "../../src/commands/line-menu/menu-words.ts";
import { richMenuRequest } from "../channels/line/line-shapes.ts";
import { runCommandFile } from "./run-command.ts";

// Each run is a process that loads the SDK.
vi.setConfig({ testTimeout: 60_000 });

const WORDS = join(import.meta.dirname, "../../prompts/line-menu.yaml");

interface MenuCall {
  readonly method: string;
  readonly path: string;
  readonly type: string;
  readonly body: Buffer;
}

let server: Server;
let calls: MenuCall[] = [];
/** What LINE answers a call with instead. */
let failure: { readonly path: RegExp; readonly status: number } | null = null;

beforeEach(async () => {
  calls = [];
  failure = null;
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url: path = "", headers } = request;
      calls.push({ method, path, type: headers["content-type"] ?? "", body: Buffer.concat(chunks) });
      const isFailing = failure?.path.test(`${method} ${path}`) === true;
      response.writeHead(isFailing ? (failure?.status ?? 500) : 200, { "Content-Type": "application/json" });
      response.end(JSON.stringify(isFailing ? { message: "No." } : answerTo(method, path)));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

function answerTo(method: string, path: string): unknown {
  if (path === "/v2/bot/richmenu/list") {
    return {
      richmenus: [
        { richMenuId: "richmenu-old", name: "city-exchange-questions" },
        { richMenuId: "richmenu-theirs", name: "of somebody else" },
      ],
    };
  }
  return method === "POST" && path === "/v2/bot/richmenu" ? { richMenuId: "richmenu-new" } : {};
}

function run(...args: readonly string[]): ReturnType<typeof runCommandFile> {
  const { port } = server.address() as AddressInfo;
  return runCommandFile("line-menu.ts", args, {
    LINE_CHANNEL_SECRET: "secret",
    LINE_CHANNEL_ACCESS_TOKEN: "access-token",
    LINE_API_BASE: `http://127.0.0.1:${port}`,
  });
}

function paths(): readonly string[] {
  return calls.map(({ method, path }) => `${method} ${path}`);
}

test("the menu is one that LINE takes, with each question in both languages where the picture has it", async () => {
  const words = await loadMenuWords(WORDS);
  const menu = richMenu(words);
  expect(richMenuRequest.safeParse(menu).error?.message).toBeUndefined();
  const { width = 0, height = 0 } = menu.size ?? {};
  const picture = await loadPicture(words);
  // The header of a PNG: signature, length and name of its first part, width, height.
  expect(picture.subarray(1, 4).toString()).toBe("PNG");
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([width, height]);
  expect(picture.length).toBeLessThan(1_000_000);
  for (const { bounds } of menu.areas ?? []) {
    expect((bounds?.x ?? 0) + (bounds?.width ?? 0)).toBeLessThanOrEqual(width);
    expect((bounds?.y ?? 0) + (bounds?.height ?? 0)).toBeLessThanOrEqual(height);
  }
  const asked = (menu.areas ?? []).map(({ action }) => (action?.type === "message" ? action.text : ""));
  expect(asked).toEqual(words.questions.flatMap((question) => [question["zh-Hant"], question.en]));
});

test("a picture of other words is refused", async () => {
  const words = await loadMenuWords(WORDS);
  const heading = { ...words.heading, en: "Ask" };
  await expect(loadPicture({ ...words, heading })).rejects.toThrow("npm run line-menu-picture");
});

test("the menu is complete before an earlier one of ours goes, and nobody else's does", async () => {
  const { code, stdout } = await run();
  expect([code, stdout]).toEqual([0, "richmenu-new is the menu of all chats; 1 earlier removed\n"]);
  expect(paths()).toEqual([
    "GET /v2/bot/richmenu/list",
    "POST /v2/bot/richmenu",
    "POST /v2/bot/richmenu/richmenu-new/content",
    "POST /v2/bot/user/all/richmenu/richmenu-new",
    "DELETE /v2/bot/richmenu/richmenu-old",
  ]);
  expect(
    richMenuRequest.safeParse(JSON.parse(calls[1]?.body.toString() ?? "")).error?.message,
  ).toBeUndefined();
  expect(calls[2]?.type).toBe("image/png");
  expect(calls[2]?.body.equals(await readFile(PICTURE))).toBe(true);
});

test("a menu that cannot be completed is taken back, and the earlier one stays", async () => {
  failure = { path: /content$/u, status: 413 };
  const { code, stderr } = await run();
  expect([code, stderr]).toEqual([1, 'LINE answered 413: {"message":"No."}\n']);
  expect(paths().slice(2)).toEqual([
    "POST /v2/bot/richmenu/richmenu-new/content",
    "DELETE /v2/bot/richmenu/richmenu-new",
  ]);
});

test("a token that LINE does not know is named", async () => {
  failure = { path: /./u, status: 401 };
  expect((await run()).stderr).toBe(
    'LINE answered 401: {"message":"No."} Is LINE_CHANNEL_ACCESS_TOKEN right?\n',
  );
});

test("--dry-run prints what would be sent, without settings, and sends nothing", async () => {
  const { code, stdout } = await runCommandFile("line-menu.ts", ["--dry-run"]);
  expect(code).toBe(0);
  expect(stdout).toContain("POST https://api.line.me/v2/bot/richmenu\n");
  expect(stdout).toContain("POST https://api-data.line.me/v2/bot/richmenu/{richMenuId}/content (image/png, ");
  expect(stdout).toContain("2019年雙城論壇的主題是什麼？");
  expect((await run("--dry-run")).stdout).toContain("http://127.0.0.1:");
  expect(calls).toEqual([]);
});

test("without settings the command says which are missing", async () => {
  const { code, stderr } = await runCommandFile("line-menu.ts", []);
  expect(code).toBe(1);
  expect(stderr).toBe("LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN are not set (docs/line.md).\n");
});
