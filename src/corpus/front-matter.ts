import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from "yaml";
import { z } from "zod";
import type { FileProblem } from "./file-problems.ts";

const DAY = "must be a day such as 2019-07-04";

const day = z
  .string(DAY)
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: DAY, abort: true })
  .refine(isCalendarDay, "is not a day of the calendar");

const EVENT_TIME = "must be a day (2019-07-04) or a range (2019-07-03/2019-07-05)";

const eventTime = z.string(EVENT_TIME).refine((text) => {
  const [start = "", end = start, ...more] = text.split("/");
  return (
    more.length === 0 &&
    [start, end].every((part) => /^\d{4}-\d{2}-\d{2}$/.test(part) && isCalendarDay(part)) &&
    start <= end
  );
}, EVENT_TIME);

function isCalendarDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const line = z
  .string("must be text; put a number, true or false in quotes")
  .trim()
  .min(1, "must not be empty")
  // YAML lets one write half of a surrogate pair as "\ud800", which no UTF-8 can carry to a reader.
  .refine((text) => text.isWellFormed(), "must be whole characters")
  .refine((text) => !/[\n\v\f\r\u0085\u2028\u2029]/.test(text), "must be one line")
  // A title could otherwise be shown in another order than it is written, and turn the words around it too.
  .refine(
    (text) => !/\p{Bidi_Control}/u.test(text),
    "must have no invisible characters that turn the direction of text",
  );
const list = z.array(line, "must be a list such as [Taipei, Prague]").default([]);

const ID = "must be 1 to 64 small letters, digits and hyphens, not a hyphen first";
const SERIES = "must be small letters, digits and hyphens";

/** The fields of an article file, above its text; `corpus/README.md` says what each means. */
const frontMatterSchema = z.strictObject({
  id: z.string(ID).regex(/^[a-z0-9][a-z0-9-]{0,63}$/, ID),
  title: line,
  title_ours: z.boolean("must be true or false").default(false),
  language: z.enum(["en", "zh-Hant"], "must be en or zh-Hant"),
  publisher: line,
  official: z.union(
    [z.boolean(), z.literal("city").transform(() => true), z.literal("press").transform(() => false)],
    {
      error: "must be true (the city itself) or false (press and others)",
    },
  ),
  url: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).nullish(),
  published: day.nullish(),
  event: eventTime.nullish(),
  series: z
    .string(SERIES)
    .regex(/^[a-z0-9-]+$/, SERIES)
    .nullish(),
  edition: z.int("must be a whole number").min(1, "must be 1 or more").nullish(),
  cities: list,
  topics: list,
  translation_of: z
    .string("must be the id of an article")
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "must be the id of an article")
    .nullish(),
});

/** Validated fields of an article file. */
export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** An article file taken apart, or what is wrong with it. */
export type ParsedFile =
  | {
      readonly ok: true;
      readonly fields: FrontMatter;
      readonly markdown: string;
      readonly bodyLine: number;
      /** Line that a field stands in; 1 for one that is left out. */
      readonly lineOf: (field: string) => number;
    }
  | { readonly ok: false; readonly issues: readonly FileProblem[] };

/** Whether a file is meant as an article: it opens with a line `---`. */
export function hasFrontMatter(text: string): boolean {
  return /^---[ \t]*(?:\n|$)/.test(text);
}

/**
 * Takes an article file apart into its front matter and its Markdown. `text` has LF line ends, no BOM and opens with
 * `---`. Every issue carries the line that it stands in.
 */
export function parseArticleFile(text: string): ParsedFile {
  const closing = /\n---[ \t]*(?:\n|$)/.exec(text);
  if (closing === null)
    return { ok: false, issues: [{ line: 1, message: "the front matter has no closing line ---" }] };
  const opening = text.indexOf("\n") + 1;
  // An empty front matter closes on the line after it opens, which the search above finds before `opening`.
  const yaml = text.slice(opening, Math.max(opening, closing.index));
  const counter = new LineCounter();
  // The core schema would read 2019-07-04 as text and `no` as text: dates stay the ISO days that they are written as.
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number | undefined): number =>
    offset === undefined ? 1 : counter.linePos(offset).line + 1;
  if (document.errors.length > 0) {
    return {
      ok: false,
      issues: document.errors.map((error) => ({ line: lineAt(error.pos[0]), message: error.message })),
    };
  }
  if (!isMap(document.contents))
    return {
      ok: false,
      issues: [{ line: 2, message: "the front matter must be a list of `field: value` lines" }],
    };
  const alias = firstAlias(document);
  if (alias !== null)
    return {
      ok: false,
      issues: [{ line: lineAt(alias), message: "references (*name) are not read; write the value out" }],
    };
  const parsed = frontMatterSchema.safeParse(document.toJS());
  if (!parsed.success) {
    return { ok: false, issues: parsed.error.issues.flatMap((issue) => describe(issue, document, lineAt)) };
  }
  const bodyStart = closing.index + closing[0].length;
  return {
    ok: true,
    fields: parsed.data,
    markdown: text.slice(bodyStart),
    bodyLine: text.slice(0, bodyStart).split("\n").length,
    lineOf: (field) => lineAt(offsetOf([field], document)),
  };
}

/** Offset of the first `*name`. References can be nested to fill the memory, and nobody needs them here. */
function firstAlias(document: Document.Parsed): number | null {
  let offset: number | null = null;
  visit(document, {
    Alias: (_, node) => {
      offset = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

/** Offset of a field's name, or of an entry in its list. */
function offsetOf(path: readonly PropertyKey[], document: Document.Parsed): number | undefined {
  if (path.length === 1 && isMap(document.contents)) {
    const key = document.contents.items.find((pair) => isScalar(pair.key) && pair.key.value === path[0])?.key;
    return isNode(key) ? key.range[0] : undefined;
  }
  const node = document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}

function describe(
  issue: z.core.$ZodIssue,
  document: Document.Parsed,
  lineAt: (offset: number | undefined) => number,
): FileProblem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      line: lineAt(offsetOf([key], document)),
      message: `the field "${key}" is not known`,
    }));
  }
  const field = issue.path.join(".");
  const isMissing = issue.path.length === 1 && !document.hasIn(issue.path);
  if (isMissing) return [{ line: 1, message: `the field "${field}" is missing` }];
  return [{ line: lineAt(offsetOf(issue.path, document)), message: `${field}: ${issue.message}` }];
}
