import { readFileSync } from "node:fs";
import type { Express, Response } from "express";
import { z } from "zod";
import { BriefQueryError, briefRequest } from "../../staff/brief/brief-request.ts";
import { type Brief, makeBrief } from "../../staff/brief/brief.ts";
import { briefCsv } from "../../staff/brief/brief-csv.ts";
import { briefDocx } from "../../staff/brief/brief-docx.ts";
import { briefMarkdown } from "../../staff/brief/brief-markdown.ts";
import type { BriefGround } from "../../staff/brief/told-sentences.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { addRoute } from "../add-route.ts";
import { checked } from "../checked-input.ts";
import { HttpProblem } from "../problem.ts";
import { interfaceLanguage, readerLanguage } from "../reader-language.ts";
import { PAGE_SECURITY_POLICY } from "../security-headers.ts";
import { BRIEF_STYLES, briefPage } from "./brief/brief-page.ts";
import { untilGone } from "../until-gone.ts";
import { createWaitingLine, type WaitingLine } from "../waiting-line.ts";
import type { StaffAccess } from "./staff-access.ts";

/** What briefs need of the service. */
export interface BriefDependencies {
  /** The articles held and what they are read with; throws `not_ready` before they are there. */
  readonly ground: () => BriefGround;
  /** Who is named as the maker of a Word file. */
  readonly creator: (language: InterfaceLanguage) => string;
  /** Where briefs wait for one another; by default a line of the service's own. */
  readonly line?: WaitingLine;
}

/**
 * Briefs made at a time and waiting. Each takes some seconds of the one thread that answers citizens too, and a Word file as
 * many of another thread: two at once, since one of them may be at that. The last of those who wait does so for some twenty
 * seconds.
 */
const BRIEFS_AT_ONCE = 2;
const BRIEFS_WAITING = 8;

const FORMATS = ["json", "html", "markdown", "csv", "docx"] as const;
type BriefFormat = (typeof FORMATS)[number];

/** Longer names and topics mean nothing. */
const MOST_LETTERS = 100;
const words = z
  .string()
  .max(MOST_LETTERS)
  .transform((text) => text.trim())
  // A form sends its empty fields too.
  .transform((text) => (text === "" ? null : text))
  .nullable()
  .default(null);
const BriefParameters = z.object({
  city: words,
  series: words,
  topic: words,
  from: words,
  to: words,
  lang: z.string().optional(),
  format: z.enum(FORMATS).default("json"),
});

const FILES: Readonly<
  Record<Exclude<BriefFormat, "json" | "html">, readonly [type: string, ending: string]>
> = {
  markdown: ["text/markdown; charset=utf-8", "md"],
  csv: ["text/csv; charset=utf-8; header=present", "csv"],
  docx: ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"],
};

const BRIEFS = "/api/staff/briefs";

/** Adds the route of briefs, for all staff, and their style sheet, for anybody. */
export function addBriefRoutes(
  app: Express,
  { ground, creator, line = createWaitingLine(BRIEFS_AT_ONCE, BRIEFS_WAITING) }: BriefDependencies,
  access: StaffAccess,
): void {
  app.use(BRIEFS, access.requires("reader"));
  addRoute(app, BRIEFS, {
    get: async (request, response) => {
      const { lang, format, ...query } = checked(BriefParameters, request.query);
      const language = lang === undefined ? readerLanguage(request) : interfaceLanguage(lang);
      if (language === null) throw new HttpProblem("language_unsupported", { field: "lang" });
      try {
        await line.run(async () => {
          const held = ground();
          const asked = await briefRequest(query, language, {
            articles: held.articles,
            glossary: held.reader.glossary,
          });
          const brief = await makeBrief(asked, held);
          response.setHeader("Content-Language", language);
          response.vary("Accept-Language");
          await send(response, brief, format, creator(language));
        }, untilGone(response));
      } catch (error) {
        if (!(error instanceof BriefQueryError)) throw error;
        throw new HttpProblem("request_invalid", { field: error.field, cause: error });
      }
    },
  });

  const styles = readFileSync(new URL("brief/brief.css", import.meta.url), "utf8");
  addRoute(app, BRIEF_STYLES, {
    get: (_request, response) => {
      response.setHeader("Cache-Control", "no-cache");
      response.type("css").send(styles);
    },
  });
}

async function send(response: Response, brief: Brief, format: BriefFormat, creator: string): Promise<void> {
  if (format === "json") {
    response.json(brief);
    return;
  }
  if (format === "html") {
    response.setHeader("Content-Security-Policy", PAGE_SECURITY_POLICY);
    response.type("html").send(briefPage(brief, addressOf(brief)));
    return;
  }
  const [type, ending] = FILES[format];
  response.setHeader("Content-Type", type);
  response.setHeader("Content-Disposition", `attachment; filename="brief.${ending}"`);
  if (format === "docx") response.send(Buffer.from(await briefDocx(brief, creator)));
  else response.send(format === "csv" ? briefCsv(brief) : briefMarkdown(brief));
}

/** The address of a brief in its own language, to which a format can be added. */
function addressOf({ about, language }: Brief): string {
  const { city, series, topic, from, to } = about;
  const given = { city: city?.id ?? null, series, topic, from, to, lang: language };
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) if (value !== null) parameters.set(name, value);
  return `${BRIEFS}?${parameters.toString()}`;
}
