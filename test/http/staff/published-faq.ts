import { expect } from "vitest";
import { type StaffedService, themeFaq } from "./staffed-service.ts";

export const ANN = "ann:editor";
export const BEN = "ben:editor";
/** What the FAQ on the theme answers. */
export const THEME = "2018年雙城論壇的主題是什麼？";

/** Has Ann write the FAQ on the theme, with changes, and Ben publish it; the path that it has. */
export async function publishedFaq(
  { as, bot }: StaffedService,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const made = await as(ANN, "POST", "/api/staff/faqs", { ...themeFaq(bot()), ...changes });
  expect(made).toMatchObject({ status: 201, body: { state: "draft", isProved: true, owner: "ann" } });
  const path = `/api/staff/faqs/${String(made.body["id"])}`;
  expect(await as(ANN, "POST", `${path}/submit`, { revision: 1 })).toMatchObject({ status: 200 });
  const approved = await as(BEN, "POST", `${path}/approve`, { revision: 2 });
  expect(approved).toMatchObject({ status: 200, body: { state: "published", approvedBy: "ben" } });
  return path;
}
