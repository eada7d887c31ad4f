import type { Express } from "express";
import type { InterfaceLanguage } from "../language/messages/index.ts";
import { addRoute } from "./add-route.ts";
import type { AppDependencies } from "./dependencies.ts";
import { renderPrivacy } from "./page/privacy-page.ts";
import { sendPage } from "./send-page.ts";

const PATH = "/privacy";

/** Where the privacy notice is: the city's own, else ours, at an address on this service. */
export function privacyAddress(privacyUrl: string | null, language: InterfaceLanguage): string {
  return privacyUrl ?? `${PATH}?lang=${language}`;
}

/** Adds our own privacy notice; where the city has one, whoever comes here is led to it. */
export function addPrivacyRoute(app: Express, deps: AppDependencies): void {
  addRoute(app, PATH, {
    get: (request, response) => {
      if (deps.privacyUrl !== null) {
        response.redirect(deps.privacyUrl);
        return;
      }
      sendPage(request, response, deps, (setting) =>
        renderPrivacy(setting, deps.words.privacyNotice(setting.language, deps.retentionDays)),
      );
    },
  });
}
