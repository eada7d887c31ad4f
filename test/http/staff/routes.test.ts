import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FaqService } from "../../../src/staff/faq/faq-service.ts";
import { type Role, ROLES } from "../../../src/staff/member.ts";
import { type OidcService, startOidcService } from "./oidc-service.ts";
import { ask, staff } from "../service.ts";
import { openStaffBot, type StaffBot } from "./staff-bot.ts";
import { themeFaq } from "./staffed-service.ts";
import { markdownTable, routesBelow } from "./route-table.ts";
import { type Call, call, PASSWORD, signIn } from "./staff-service.ts";

const TABLE = join(import.meta.dirname, "../../../docs/staff-routes.md");
/** Set to write the table instead of comparing it. */
const WRITES = process.env["WRITE_STAFF_ROUTES"] === "1";

/** What is called of a route: something that would succeed for who may, on an object that is somebody else's. */
interface Example {
  readonly path: string;
  readonly body?: unknown;
  /** Who may call it: anybody, or those with a role. */
  readonly open: "anybody" | Role;
}

let running: OidcService;
let own: StaffBot;
let others: { readonly accountId: string; readonly answerId: string; readonly gapId: string };
let calls = 0;

/**
 * Every route of the staff, by method and path. Whoever adds a route adds it here: the test fails for one that it does not
 * know. `path` and `body` are made anew for each call, so that a call changes nothing for the next.
 */
const EXAMPLES: Readonly<Record<string, () => Example | Promise<Example>>> = {
  "GET /api/staff/accounts": () => ({ path: "/api/staff/accounts", open: "admin" }),
  "POST /api/staff/accounts": () => ({
    path: "/api/staff/accounts",
    body: { name: `New ${calls}`, role: "reader", password: PASSWORD },
    open: "admin",
  }),
  "GET /api/staff/accounts/:id": () => ({ path: `/api/staff/accounts/${others.accountId}`, open: "admin" }),
  "PATCH /api/staff/accounts/:id": () => ({
    path: `/api/staff/accounts/${others.accountId}`,
    body: { role: calls % 2 === 0 ? "reader" : "editor" },
    open: "admin",
  }),
  "POST /api/staff/accounts/:id/teams": () => ({
    path: `/api/staff/accounts/${others.accountId}/teams`,
    body: { objectId: `99999999-8888-7777-6666-${String(calls).padStart(12, "0")}` },
    open: "admin",
  }),
  "DELETE /api/staff/accounts/:id/teams": () => ({
    path: `/api/staff/accounts/${others.accountId}/teams`,
    open: "admin",
  }),
  "GET /api/staff/answers": () => ({ path: "/api/staff/answers?article=forum-2018-en", open: "reader" }),
  "GET /api/staff/answers/:id": () => ({ path: `/api/staff/answers/${others.answerId}`, open: "reader" }),
  "GET /api/staff/articles": () => ({ path: "/api/staff/articles", open: "reader" }),
  "POST /api/staff/articles": () => ({ path: "/api/staff/articles", body: LETTER, open: "editor" }),
  "POST /api/staff/articles/:id/withdraw": async () => ({
    path: `/api/staff/articles/${await letterId()}/withdraw`,
    body: { reason: "The hour was wrong." },
    open: "editor",
  }),
  "GET /api/staff/audit": () => ({ path: "/api/staff/audit", open: "admin" }),
  "GET /api/staff/briefs": () => ({ path: "/api/staff/briefs?city=Shanghai", open: "reader" }),
  "GET /api/staff/changed-articles": () => ({ path: "/api/staff/changed-articles", open: "reader" }),
  "GET /api/staff/faqs": () => ({ path: "/api/staff/faqs", open: "reader" }),
  "POST /api/staff/faqs": () => ({ path: "/api/staff/faqs", body: {}, open: "editor" }),
  "GET /api/staff/faqs/:id": async () => ({ path: `/api/staff/faqs/${await faqId(1)}`, open: "reader" }),
  "PATCH /api/staff/faqs/:id": async () => ({
    path: `/api/staff/faqs/${await faqId(1)}`,
    body: { revision: 1, reviewOn: "2027-01-01" },
    open: "editor",
  }),
  "POST /api/staff/faqs/:id/approve": () => faqStep("approve", 2),
  "GET /api/staff/faqs/:id/history": async () => ({
    path: `/api/staff/faqs/${await faqId(1)}/history`,
    open: "reader",
  }),
  "POST /api/staff/faqs/:id/preview": async () => ({
    path: `/api/staff/faqs/${await faqId(1)}/preview`,
    body: { question: "What was the theme of the 2018 Twin-City Forum?", language: "en" },
    open: "editor",
  }),
  "POST /api/staff/faqs/:id/return": () => faqStep("return", 2),
  "POST /api/staff/faqs/:id/submit": () => faqStep("submit", 1),
  "POST /api/staff/faqs/:id/withdraw": () => faqStep("withdraw", 1),
  "GET /api/staff/gaps": () => ({ path: "/api/staff/gaps", open: "reader" }),
  "POST /api/staff/gaps/:id/out-of-scope": () => ({
    path: `/api/staff/gaps/${others.gapId}/out-of-scope`,
    open: "editor",
  }),
  "POST /api/staff/gaps/:id/reopen": () => ({
    path: `/api/staff/gaps/${others.gapId}/reopen`,
    open: "editor",
  }),
  "GET /api/staff/gaps/:id/today": () => ({ path: `/api/staff/gaps/${others.gapId}/today`, open: "reader" }),
  "GET /api/staff/reading/:id": () => ({ path: "/api/staff/reading/forum-2018-en", open: "reader" }),
  "GET /api/staff/search": () => ({ path: "/api/staff/search?q=forum&part=quick", open: "reader" }),
  "GET /api/staff/search-filters": () => ({ path: "/api/staff/search-filters", open: "reader" }),
  "GET /api/staff/session": () => ({ path: "/api/staff/session", open: "anybody" }),
  "POST /api/staff/session": () => ({
    path: "/api/staff/session",
    body: { name: "reader", password: PASSWORD },
    open: "anybody",
  }),
  "DELETE /api/staff/session": () => ({ path: "/api/staff/session", open: "anybody" }),
  "GET /staff": () => ({ path: "/staff", open: "anybody" }),
  "GET /staff/brief.css": () => ({ path: "/staff/brief.css", open: "anybody" }),
  "GET /staff/script/:file": () => ({ path: "/staff/script/desk-000000000000.js", open: "anybody" }),
  "GET /staff/callback": () => ({ path: "/staff/callback?code=forged&state=forged", open: "anybody" }),
  "GET /staff/sign-in": () => ({ path: "/staff/sign-in", open: "anybody" }),
};

/** Something that only the city itself can say. */
const LETTER = {
  ...{
    title: "Hours of the hotline",
    body: "The hotline answers from eight to six.",
    language: "en" as const,
  },
  ...{ department: "Secretariat", signer: "Chen", date: "2026-11-30", reason: "Often asked." },
};

function faqsOfBot(): FaqService {
  if (own.bot.faqs === null) throw new Error("no FAQs");
  return own.bot.faqs;
}

/** Somebody else's article, or the last one made. */
async function letterId(): Promise<string> {
  const { articles } = faqsOfBot();
  const standing = (await articles.list()).find(({ status }) => status !== "withdrawn");
  return (
    standing?.id ?? (await articles.publish({ id: "somebody", name: "Somebody", role: "editor" }, LETTER)).id
  );
}

/** A FAQ of somebody else, as it stands at its first revision, or at the second, sent to review. */
async function faqId(revision: 1 | 2): Promise<string> {
  const { desk } = faqsOfBot();
  const by = { id: others.accountId, name: "Somebody else", role: "editor" } as const;
  const dates = { owner: by.id, validFrom: null, validUntil: null, reviewOn: null };
  const { faq } = await desk.create(by, { ...themeFaq(own.bot), ...dates } as Parameters<
    typeof desk.create
  >[1]);
  if (revision === 2) await desk.submit({ id: faq.id, basedOn: 1, by, text: null });
  return faq.id;
}

async function faqStep(step: string, revision: 1 | 2): Promise<Example> {
  const path = `/api/staff/faqs/${await faqId(revision)}/${step}`;
  return { path, body: { revision, text: "As agreed." }, open: "editor" };
}

/** Who calls, a column each. */
const CALLERS: readonly { readonly title: string; readonly prepare: () => Promise<Partial<Call>> }[] = [
  { title: "no session", prepare: () => Promise.resolve({}) },
  ...ROLES.map((role) => ({
    title: role,
    prepare: async () => ({ token: await signIn(running.service, role) }),
  })),
  {
    title: "ended session",
    prepare: async () => {
      const token = await signIn(running.service, "admin");
      running.service.pass(30 * 60_000);
      return { token };
    },
  },
  {
    title: "account disabled",
    prepare: async () => {
      const { staff } = running.service.store;
      const account = await running.service.add(`Disabled ${++calls}`, "admin");
      const token = await signIn(running.service, account.name);
      await staff.changeAccount(account.id, { disabled: true }, null);
      return { token };
    },
  },
  { title: "forged token", prepare: () => Promise.resolve({ token: "A".repeat(43) }) },
  {
    title: "admin, from another origin",
    prepare: async () => ({
      token: await signIn(running.service, "admin"),
      headers: { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" },
    }),
  },
];
const STRANGERS = ["no session", "ended session", "account disabled", "forged token"];
/** What other sites' pages can make a browser send, but not read the answer of: the cookie does not come along. */
const isReading = (method: string): boolean => method === "GET";

interface Row {
  readonly name: string;
  readonly method: string;
  readonly open: Example["open"];
  /** Status and code, by the title of the caller. */
  readonly cells: Readonly<Record<string, string>>;
  /** What was said of caches, each once. */
  readonly caching: ReadonlySet<string | null>;
}

let rows: Row[];

beforeAll(async () => {
  own = await openStaffBot();
  running = await startOidcService({}, "127.0.0.1", {
    ...own.options,
    staff: { ...staff, teamsTenant: "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee" },
  });
  for (const role of ROLES) await running.service.add(role, role);
  const accountId = (await running.service.add("Somebody else", "reader")).id;
  const asked = await ask(running.service, {
    question: "Who painted the ceiling of the town hall of Lisbon?",
  });
  const { id: answerId } = (await asked.json()) as { id: string };
  const listed = await call(running.service, "/api/staff/gaps", {
    token: await signIn(running.service, "reader"),
  });
  const { gaps } = (await listed.json()) as { gaps: { id: string }[] };
  others = { accountId, answerId, gapId: gaps[0]?.id ?? "" };
  // So that those who call are never the last admin.
  await running.service.add("Keeper", "admin");
  rows = [];
  const opens = new Map<string, Example["open"]>();
  for (const { method, path } of routesBelow(running.service.app, ["/api/staff", "/staff"])) {
    const name = `${method} ${path}`;
    const example = EXAMPLES[name];
    if (example === undefined) continue;
    const cells: Record<string, string> = {};
    const caching = new Set<string | null>();
    for (const { title, prepare } of CALLERS) {
      calls++;
      const caller = await prepare();
      const { path: address, body, open } = await example();
      opens.set(name, open);
      const response = await call(running.service, address, {
        method,
        ...(body === undefined ? {} : { body }),
        ...caller,
      });
      caching.add(response.headers.get("Cache-Control"));
      const text = await response.text();
      const isProblem = response.headers.get("Content-Type")?.startsWith("application/problem+json") === true;
      const [, code = ""] = (isProblem ? /"code":"([a-z_]+)"/.exec(text) : null) ?? [];
      const isNobody = /"member":null|Nobody is signed in/.test(text);
      cells[title] = `${response.status} ${isNobody ? "nobody" : code}`.trim();
    }
    rows.push({ name, method, open: opens.get(name) ?? "anybody", cells, caching });
  }
});
afterAll(async () => {
  await running.stop();
  await own.close();
});

describe("every route of the staff", () => {
  test("is known here, and none that is known is gone", () => {
    const found = routesBelow(running.service.app, ["/api/staff", "/staff"]);
    expect(found.map(({ method, path }) => `${method} ${path}`)).toEqual(
      Object.keys(EXAMPLES).sort((one, other) => {
        const key = (name: string): string => name.split(" ").reverse().join("");
        return key(one) < key(other) ? -1 : 1;
      }),
    );
  });

  test("lets nobody in without a session, but to sign in and out", () => {
    const guarded = rows.filter(({ open }) => open !== "anybody");
    expect(guarded.length).toBeGreaterThan(4);
    for (const { name, method, cells } of guarded) {
      for (const title of STRANGERS)
        expect([name, title, cells[title]]).toEqual([name, title, "401 staff_signed_out"]);
      if (!isReading(method)) {
        expect([name, cells["admin, from another origin"]]).toEqual([name, "403 origin_not_allowed"]);
      }
    }
    const unguarded = rows.filter(({ open }) => open === "anybody").map(({ name }) => name);
    expect(unguarded.filter((name) => !/\/staff\/session$|^GET \/staff/.test(name))).toEqual([]);
  });

  test("lets in those with its role and above, and nobody else", () => {
    for (const { name, open, cells } of rows) {
      if (open === "anybody") continue;
      for (const role of ROLES) {
        const isAllowed = ROLES.indexOf(role) >= ROLES.indexOf(open);
        const expected = isAllowed ? /^20\d$/ : /^403 staff_forbidden$/;
        expect([name, role, cells[role]]).toEqual([name, role, expect.stringMatching(expected)]);
      }
    }
  });

  test("that tells anybody who is signed in tells strangers that nobody is", () => {
    for (const name of ["GET /api/staff/session", "GET /staff"]) {
      const cells = rows.find((row) => row.name === name)?.cells;
      for (const title of STRANGERS)
        expect([name, title, cells?.[title]]).toEqual([name, title, "200 nobody"]);
      for (const role of ROLES) expect([name, role, cells?.[role]]).toEqual([name, role, "200"]);
    }
  });

  test("is kept by no cache, whatever it answers, but for a stylesheet, which tells nothing", () => {
    const telling = rows.filter(({ name }) => !name.endsWith(".css"));
    expect(telling.length).toBeGreaterThan(20);
    expect(telling.map(({ name, caching }) => [name, [...caching]])).toEqual(
      telling.map(({ name }) => [name, ["no-store"]]),
    );
  });

  test("writes nothing from another origin", () => {
    for (const { name, method, cells } of rows) {
      if (!isReading(method)) {
        expect([name, cells["admin, from another origin"]]).toEqual([name, "403 origin_not_allowed"]);
      }
    }
  });

  test("has no other method, and paths that are no routes say nothing to strangers", async () => {
    const token = await signIn(running.service, "admin");
    for (const { path } of routesBelow(running.service.app, ["/api/staff"])) {
      const address = path.replace(":id", others.accountId);
      for (const method of ["PUT", "PROPFIND"]) {
        expect((await call(running.service, address, { method, token })).status).toBe(405);
      }
    }
    for (const path of [
      "/api/staff",
      "/api/staff/",
      "/api/staff/nothing",
      "/api/staff/session/",
      "/API/Staff/SESSION",
    ]) {
      expect([path, (await call(running.service, path)).status]).toEqual([path, 401]);
    }
    for (const path of ["/api/staff/nothing", "/api/staff/accounts/x/y"]) {
      expect((await call(running.service, path, { token })).status).toBe(404);
    }
  });

  test("answers as docs/staff-routes.md says (written by: WRITE_STAFF_ROUTES=1 npm test -- test/http/staff/routes.test.ts)", async () => {
    const titles = CALLERS.map(({ title }) => title);
    const table = markdownTable(
      ["route", ...titles],
      rows.map(({ name, cells }) => [`\`${name}\``, ...titles.map((title) => cells[title] ?? "")]),
    );
    const text = `# What the routes of staff answer

Made by \`test/http/staff/routes.test.ts\`, which calls every route that the service has below \`/api/staff\` and \`/staff\`
and fails where this table says otherwise: status, and the code of the problem, or that nobody is signed in. Objects (\`:id\`) are somebody else's.
Accounts and sessions as by default, with a provider set; \`/staff/callback\` is called with a forged code. A page of another
origin cannot read what is answered, and its browser sends no cookie along: a GET with both is what a program can send.

${table}

Written anew with \`WRITE_STAFF_ROUTES=1 npm test -- test/http/staff/routes.test.ts\`.
`;
    if (WRITES) await writeFile(TABLE, text);
    expect(await readFile(TABLE, "utf8")).toBe(text);
  });
});
