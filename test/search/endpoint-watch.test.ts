import { beforeEach, expect, test } from "vitest";
import { EndpointWatch } from "../../src/search/endpoint-watch.ts";

let now = 0;
let warnings: string[] = [];
let watch: EndpointWatch;

beforeEach(() => {
  now = Date.UTC(2026, 0, 1);
  warnings = [];
  watch = new EndpointWatch(
    (message) => warnings.push(message),
    () => now,
  );
});

function fail(): void {
  expect(watch.mayAsk()).toBe(true);
  watch.failed("it failed");
}

test("an endpoint that fails is left alone, then tried by one question, and the rests grow to ten minutes", () => {
  fail();
  const rests = [15, 30, 60, 120, 240, 480, 600, 600];
  for (const seconds of rests) {
    expect(watch.mayAsk()).toBe(false);
    expect(watch.state()).toEqual({
      state: "resting",
      restsUntil: new Date(now + seconds * 1000).toISOString(),
      trouble: "it failed",
    });
    now += seconds * 1000 - 1;
    expect(watch.mayAsk()).toBe(false);
    now += 1;
    expect(watch.mayAsk()).toBe(true);
    expect(watch.mayAsk()).toBe(false);
    watch.failed("it failed");
  }
});

test("one that answers again is in use, and its next rest is short", () => {
  fail();
  now += 15_000;
  fail();
  now += 30_000;
  expect(watch.mayAsk()).toBe(true);
  watch.worked();
  expect(watch.state()).toEqual({ state: "in_use", restsUntil: null, trouble: null });
  fail();
  expect(watch.state().restsUntil).toBe(new Date(now + 15_000).toISOString());
});

test("many that fail at once begin one rest, with one warning", () => {
  for (let question = 0; question < 5; question++) expect(watch.mayAsk()).toBe(true);
  for (let question = 0; question < 5; question++) watch.failed("it failed");
  expect(watch.state().restsUntil).toBe(new Date(now + 15_000).toISOString());
  expect(warnings).toEqual(["it failed; it is left alone for 15 s, and questions go without it meanwhile"]);
});

test("an endpoint that comes and goes is warned of once a minute", () => {
  for (let second = 0; second < 300; second++) {
    if (watch.mayAsk()) {
      if (second % 2 === 0) watch.failed("it failed");
      else watch.worked();
    }
    now += 1000;
  }
  expect(warnings.length).toBeGreaterThan(1);
  expect(warnings.length).toBeLessThanOrEqual(5);
});

test("a trial that was not made after all leaves the next question to make it", () => {
  fail();
  now += 15_000;
  expect(watch.mayAsk()).toBe(true);
  watch.passedOver();
  expect(watch.mayAsk()).toBe(true);
});
