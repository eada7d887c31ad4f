import { expect, onTestFinished } from "vitest";
import { type Frame, type Grant, poll } from "./direct-line-client.ts";
import { chineseAnswer, englishAnswer } from "./fixtures.ts";
import { type Service, type ServiceOptions, startService } from "./service.ts";

/** A question in English that the fixture answers. */
export const QUESTION = "How many memorandums were signed?";

/** A service until the end of the test, whose answers have ids of their own and the language of the question. */
export async function startForTest(options: ServiceOptions = {}): Promise<Service> {
  const service = await startService({
    answer: ({ question }) => ({
      ...(/\p{Script=Han}/u.test(question) ? chineseAnswer : englishAnswer),
      id: crypto.randomUUID(),
    }),
    ...options,
  });
  onTestFinished(() => service.stop());
  return service;
}

/** A problem as it was reported, without what differs from request to request. */
export async function problemOf(response: Response): Promise<Record<string, unknown>> {
  expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/u);
  return { status: response.status, ...((await response.json()) as object), instance: "" };
}

/** The activities of a conversation once there are so many. */
export async function activities(
  service: Service,
  grant: Grant,
  count: number,
): Promise<Frame["activities"]> {
  await expect.poll(async () => (await poll(service, grant)).activities.length).toBe(count);
  return (await poll(service, grant)).activities;
}
