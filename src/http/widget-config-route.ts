import type { Express } from "express";
import { message } from "../language/messages/index.ts";
import { addRoute } from "./add-route.ts";
import type { AppDependencies } from "./dependencies.ts";
import { privacyAddress } from "./privacy.ts";
import { interfaceLanguage, readerLanguage } from "./reader-language.ts";

/** Adds what the chat shows before anything is asked: `GET /api/widget-config?lang=`. */
export function addWidgetConfigRoute(app: Express, deps: AppDependencies): void {
  addRoute(app, "/api/widget-config", {
    get: (request, response) => {
      const { lang } = request.query;
      const language = (typeof lang === "string" ? interfaceLanguage(lang) : null) ?? readerLanguage(request);
      // Asked for again each time: the questions to offer are found while the service runs.
      response.setHeader("Cache-Control", "no-cache");
      response.setHeader("Content-Language", language);
      response.vary("Accept-Language");
      response.json({
        title: message(language, "site.name", deps.words.names(language)),
        greeting: deps.words.greeting(language),
        examples: deps.exampleQuestions(language),
        contact: deps.words.contact(language),
        privacyUrl: privacyAddress(deps.privacyUrl, language),
        retentionDays: deps.retentionDays,
      });
    },
  });
}
