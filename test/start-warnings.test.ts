import { expect, it } from "vitest";
import { parseConfig } from "../src/config.ts";
import { startWarnings } from "../src/start-warnings.ts";

const PAGES = "https://www.city.example";
const NOTICE = "https://www.city.example/privacy";

it.each([
  [{}, []],
  [{ EMBED_ORIGINS: PAGES, PRIVACY_URL: NOTICE }, []],
  [{ EMBED_ORIGINS: PAGES }, []],
  [{ EMBED_ORIGINS: "*", PRIVACY_URL: NOTICE }, ["every page may embed"]],
  [{ LINE_CHANNEL_SECRET: "s", LINE_CHANNEL_ACCESS_TOKEN: "t" }, []],
  [
    { LINE_CHANNEL_SECRET: "s", LINE_CHANNEL_ACCESS_TOKEN: "t", LINE_API_BASE: "http://line.example" },
    ["LINE_API_BASE is set"],
  ],
  [{ EMBED_ORIGINS: "*" }, ["every page may embed"]],
  [{ MODEL: "openai:m", OPENAI_BASE_URL: "http://localhost:11434/v1" }, []],
  [{ MODEL: "openai:m", OPENAI_BASE_URL: "http://models.example/v1" }, ["OPENAI_BASE_URL is http"]],
])("says of %j what is hardly meant so", (settings, expected) => {
  const warnings = startWarnings(parseConfig(settings, "/srv"));
  expect(warnings).toHaveLength(expected.length);
  for (const [index, words] of expected.entries()) expect(warnings[index]).toContain(words);
});
