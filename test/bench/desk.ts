import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { AccountBook } from "../../src/staff/accounts/account-book.ts";
import { openStore } from "../../src/store/conversation-store.ts";
import { launchChromium } from "../browser/chromium.ts";
import { startServerProcess } from "../server-process.ts";
import { questionOf, writeArticles } from "./invented-articles.ts";

/**
 * Measures the look-up of the staff desk over invented articles of one passage each: how long a page in Chromium takes from a
 * pasted question or its last key to the results, the pause before a look-up included, alone and while others look up too, and
 * a cold page to its first answer.
 * Arguments: passages (20,000), staff (20), look-ups of the page (60).
 */

const [passages = 20_000, staff = 20, lookUps = 60] = process.argv.slice(2).map(Number);
const PASSWORD = crypto.randomUUID();
const START_WITHIN_MS = 1_800_000;
/**
 * Between two look-ups of one of the others, in ms, while they read what was found: every ten seconds, and every two, which is
 * a hundred times what 3,000 calls on a working day are for twenty people.
 */
const READING_MS = [10_000, 2_000];
/** Between two look-ups of the page that is timed, in ms. */
const PAUSE_MS = 500;
/** After the first of them. */
const COLD_PAGES = 10;
/** Typed one by one at the end of a question, and the time between two, in ms: some 70 words a minute. */
const LETTERS = 5;
const BETWEEN_KEYS_MS = 170;
const folder = await mkdtemp(join(tmpdir(), "desk-bench-"));
const settings = {
  DATA_DIR: join(folder, "data"),
  CORPUS_DIR: join(folder, "corpus"),
  RATE_LIMIT_PER_MINUTE: "600",
};
await writeArticles(settings.CORPUS_DIR, passages);
const server = startServerProcess(settings);
const browser = await launchChromium();
try {
  const url = await server.ready(START_WITHIN_MS);
  const sessions = await signedIn(url);
  process.stdout.write(`${passages} passages are ready\n`);
  const [own = "", ...others] = sessions;
  process.stdout.write(
    `cold page to its first answer, the first after the start: ${Math.round(await coldPage(url, own, 0))} ms\n`,
  );
  const cold: number[] = [];
  for (let n = 1; n <= COLD_PAGES; n++) cold.push(await coldPage(url, own, n * 11));
  report("cold pages to their first answer, each with an empty cache", cold);
  await timePage(url, own);
  for (const reading of READING_MS) {
    process.stdout.write(
      `${others.length} others, a look-up and an answer each every ${reading / 1_000} s:\n`,
    );
    const stop = new AbortController();
    const working = others.map((session, place) =>
      keepLookingUp(url, session, { place, reading }, stop.signal),
    );
    await timePage(url, own);
    stop.abort();
    report("quick part over HTTP", (await Promise.all(working)).flat());
  }
} finally {
  await browser.close();
  await server.end("SIGTERM");
  await rm(folder, { recursive: true });
}

/** Tokens of the sessions of as many accounts. */
async function signedIn(url: string): Promise<string[]> {
  const store = await openStore({ dataDir: settings.DATA_DIR, databaseUrl: null, retentionDays: 90 });
  const book = new AccountBook({ store: store.staff, inTurn: (work) => work() });
  const tokens: string[] = [];
  for (let n = 0; n < staff; n++) {
    await book.add({ name: `Staff ${n}`, role: "reader", password: PASSWORD }, null);
    const response = await fetch(`${url}/api/staff/session`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ name: `Staff ${n}`, password: PASSWORD }),
    });
    tokens.push(/staff=([^;]+)/.exec(response.headers.get("Set-Cookie") ?? "")?.[1] ?? "");
  }
  await store.close();
  return tokens;
}

/** Milliseconds of the quick part, each time with the proved answer asked for beside it, as the page does. */
async function keepLookingUp(
  url: string,
  session: string,
  { place, reading }: { readonly place: number; readonly reading: number },
  signal: AbortSignal,
): Promise<number[]> {
  const times: number[] = [];
  await delay((reading * place) / staff);
  for (let n = place; !signal.aborted; n += staff) {
    const get = (part: string): Promise<Response> =>
      fetch(`${url}/api/staff/search?part=${part}&q=${encodeURIComponent(questionOf(n))}`, {
        headers: { Cookie: `staff=${session}` },
      });
    const begun = performance.now();
    const response = await get("quick");
    await response.text();
    if (!response.ok) throw new Error(`a look-up was answered with ${response.status}`);
    times.push(performance.now() - begun);
    await (await get("answer")).text();
    await delay(reading, null, { signal }).catch(() => undefined);
  }
  return times;
}

async function timePage(url: string, session: string): Promise<void> {
  report("question pasted to results in Chromium", await inChromium(url, session, (question) => [question]));
  report("last key typed to results in Chromium", await inChromium(url, session, lastTyped));
}

async function openPage(url: string, session: string) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 } });
  await context.addCookies([{ name: "staff", value: session, url, httpOnly: true, sameSite: "Strict" }]);
  return context.newPage();
}

/** From going to the page to the proved answer of a question, with an empty cache. */
async function coldPage(url: string, session: string, question: number): Promise<number> {
  const page = await openPage(url, session);
  const begun = performance.now();
  await page.goto(`${url}/staff?lang=en`);
  await page.locator("#query").fill(questionOf(question));
  await page.locator("#results-answer + .result").waitFor();
  const took = performance.now() - begun;
  await page.context().close();
  return took;
}

/** What stands in the field while somebody types the last letters of a question. */
function lastTyped(question: string): string[] {
  return Array.from({ length: LETTERS }, (_, place) =>
    question.slice(0, question.length - LETTERS + 1 + place),
  );
}

/** Milliseconds from the last of what is put into the field, one after another, to what is found for it. */
async function inChromium(
  url: string,
  session: string,
  putIn: (question: string) => readonly string[],
): Promise<number[]> {
  const page = await openPage(url, session);
  await page.goto(`${url}/staff?lang=en`);
  await page.locator("#query").waitFor();
  const times: number[] = [];
  for (let n = 0; n < lookUps; n++) {
    const took = await page.evaluate<number>(`(async () => {
      const view = document.querySelector("city-exchange-desk").shadowRoot.querySelector("desk-look-up");
      const field = view.shadowRoot.querySelector("#query");
      let before, begun;
      for (const [place, text] of ${JSON.stringify(putIn(questionOf(n * 7)))}.entries()) {
        if (place > 0) await new Promise((resolve) => setTimeout(resolve, ${BETWEEN_KEYS_MS}));
        before = view.found;
        begun = performance.now();
        field.value = text;
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
      while (view.found === before) await new Promise(requestAnimationFrame);
      await view.updateComplete;
      await new Promise(requestAnimationFrame);
      return performance.now() - begun;
    })()`);
    times.push(took);
    await delay(PAUSE_MS);
  }
  await page.context().close();
  return times;
}

function report(what: string, times: readonly number[]): void {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): string =>
    `${Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)} ms`;
  process.stdout.write(`${what}: ${times.length} look-ups, p50 ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)}\n`);
}
