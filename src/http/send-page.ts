import type { Request, Response } from "express";
import type { Contact } from "../answer/answer.ts";
import type { InterfaceLanguage } from "../language/messages/index.ts";
import type { SiteNames } from "../language/messages/site-names.ts";
import type { AppDependencies } from "./dependencies.ts";
import { privacyAddress } from "./privacy.ts";
import { interfaceLanguage, readerLanguage } from "./reader-language.ts";
import { PAGE_SECURITY_POLICY } from "./security-headers.ts";

/** What every page is made from. */
export interface PageSetting {
  readonly language: InterfaceLanguage;
  /** Whether the widget is there to be loaded. */
  readonly hasWidget: boolean;
  /** Address of the privacy notice. */
  readonly privacyUrl: string;
  /** For how many days questions and answers are kept. */
  readonly retentionDays: number;
  /** Whom to ask besides. */
  readonly contact: Contact;
  /** The city that the service speaks for. */
  readonly names: SiteNames;
  /** Who signs what the desk hands on, in either language. */
  readonly government: Readonly<Record<InterfaceLanguage, string>>;
}

/**
 * Kept by the reader's own browser alone, for its Back button: answers to a form that may not be stored at all turn into
 * an error page when a reader comes back from a source.
 */
const KEPT_BY_ITS_READER = "private, no-cache";

/** Sends a page in the reader's language, with the headers that pages have. */
export function sendPage(
  request: Request,
  response: Response,
  deps: AppDependencies,
  render: (setting: PageSetting) => string,
  cacheControl = KEPT_BY_ITS_READER,
): void {
  const language = pageLanguage(request);
  response.setHeader("Cache-Control", cacheControl);
  response.setHeader("Content-Language", language);
  response.setHeader("Content-Security-Policy", PAGE_SECURITY_POLICY);
  response.vary("Accept-Language");
  const { privacyUrl, retentionDays, words } = deps;
  const setting = {
    language,
    hasWidget: deps.widget() !== null,
    privacyUrl: privacyAddress(privacyUrl, language),
    retentionDays,
    contact: words.contact(language),
    names: words.names(language),
    government: { en: words.names("en").government, "zh-Hant": words.names("zh-Hant").government },
  };
  response.type("html").send(render(setting));
}

function pageLanguage(request: Request): InterfaceLanguage {
  const { lang } = request.query;
  const chosen = typeof lang === "string" ? interfaceLanguage(lang) : null;
  return chosen ?? readerLanguage(request);
}
