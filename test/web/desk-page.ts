import type { Page } from "playwright-core";

/** Goes to a part of the desk by its link. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
  await page.locator("main > :not([hidden]) h1").waitFor();
}

/** Goes to a place of the desk by its address, without a link. */
export async function goToPlace(page: Page, hash: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
}

/** Calls a route of the staff from the page, with its session. */
export async function callFrom<Result>(page: Page, path: string, body: unknown): Promise<Result> {
  const init = {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
  return page.evaluate<Result>(
    `fetch(${JSON.stringify(path)}, ${JSON.stringify(init)}).then((response) => response.json())`,
  );
}

/** What the desk said last to who hears the page. */
export function announced(page: Page): Promise<string | null> {
  return page.locator("[role=status].hidden").textContent();
}
