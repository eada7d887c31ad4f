import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Rules of WCAG 2.2 A and AA that the page breaks or that axe could not decide, with the places; of the part alone that
 * `within` leads to, a selector for each shadow root on the way, where it is given.
 */
export async function axeFindings(page: Page, within?: readonly string[]): Promise<string[]> {
  const axeFile = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  await page.evaluate(await readFile(axeFile, "utf8"));
  // Of what passes it names one place a rule, since no more is needed below than which rules passed.
  const options = { runOnly: { type: "tag", values: TAGS }, resultTypes: ["violations", "incomplete"] };
  const context = within === undefined ? "document" : JSON.stringify({ fromShadowDom: within });
  const run = `axe.run(${context}, ${JSON.stringify(options)})`;
  const { violations, incomplete, passes } = await page.evaluate<AxeResults>(run);
  // Fewer rules have to do with a part.
  expect(passes.length).toBeGreaterThan(within === undefined ? 10 : 3);
  return [...violations, ...incomplete].map(({ id, nodes }) => {
    return `${id}: ${nodes.map(({ target, any }) => `${String(target)} ${any[0]?.message ?? ""}`).join(", ")}`;
  });
}
