import type { Logger } from "pino";
import type { Contact } from "../answer/answer.ts";
import type { ModelReport } from "../answer/model/model-report.ts";
import type { Answerer } from "../answer/answerer.ts";
import type { Article } from "../corpus/article.ts";
import type { Glossary } from "../language/glossary.ts";
import type { InterfaceLanguage } from "../language/messages/index.ts";
import type { EndpointState } from "../search/endpoint-watch.ts";
import type { PassageSearch } from "../search/passage.ts";
import type { Store, StoredAnswer } from "../store/conversation-store.ts";
import type { OidcProvider } from "../staff/accounts/oidc/oidc-provider.ts";
import type { OidcSettings } from "../staff/accounts/oidc/oidc-settings.ts";
import type { ScryptCost } from "../staff/accounts/password-hash.ts";
import type { SessionLimits } from "../staff/accounts/sessions.ts";
import type { FaqService } from "../staff/faq/faq-service.ts";
import type { SiteNames } from "../language/messages/site-names.ts";
import type { OriginRules } from "./allowed-origin.ts";
import type { AddCalledBack } from "./called-back.ts";
import type { StaffDeskDependencies } from "./staff/desk-routes.ts";
import type { FoundFaq } from "./staff/look-up/found.ts";
import type { WidgetFiles } from "./widget-files.ts";

/** What serves, and whether it can: the body of `GET /readyz`. */
export interface Readiness {
  readonly ready: boolean;
  readonly index: {
    readonly vectorIndex: "hnsw" | "exact";
    readonly passages: number;
    readonly articles: number;
    /** Files of the corpus that could not be read. */
    readonly leftOut: number;
    readonly snapshot: string;
  };
  /** The embedding model that passages are found by. */
  readonly model: string;
  /** Whether its endpoint is asked; left out where it has none. While it rests, passages are found without it. */
  readonly embeddings?: EndpointState;
  /** The same of the reranker's. */
  readonly reranker?: EndpointState;
  readonly database: string;
  /** The language model that words answers; left out where there is none. A service whose model rests is ready: it answers as without one. */
  readonly languageModel?: Pick<ModelReport, "name" | "prompt" | "state" | "restsUntil">;
}

/** How much one client and all clients together may ask. */
export interface HttpLimits {
  /** Questions and searches a minute for one client address. */
  readonly requestsPerMinute: number;
  /** How many of them may come at once. */
  readonly burst: number;
  /** Questions and searches worked on at the same time, of all clients. */
  readonly questionsInHand: number;
}

/** Enough for a school class behind one address; 32 questions in hand keep the last of them within a few seconds. */
export const DEFAULT_HTTP_LIMITS: HttpLimits = { requestsPerMinute: 60, burst: 20, questionsInHand: 32 };

/** Official words of the chat, by language. */
export interface ChatWords {
  greeting(language: InterfaceLanguage): string;
  contact(language: InterfaceLanguage): Contact;
  /** The names of the city that the service speaks for. */
  names(language: InterfaceLanguage): SiteNames;
  /** What to say of privacy where the city has no notice of its own; `days` is for how long everything is kept. */
  privacyNotice(language: InterfaceLanguage, days: number): PrivacyNotice;
}

/** A privacy notice, in parts with titles. */
export interface PrivacyNotice {
  readonly title: string;
  readonly parts: readonly { readonly title: string; readonly text: string }[];
}

/** How staff sign in, and for how long. */
export interface StaffSettings {
  readonly sessions: SessionLimits;
  /** The provider that signs them in; null where there is none. */
  readonly oidc: {
    readonly provider: OidcProvider;
    readonly settings: Pick<OidcSettings, "roleClaim" | "roles">;
  } | null;
  /** The tenant of Entra whose people may be staff in Teams, a GUID in lower case; by default there is none. */
  readonly teamsTenant?: string | null;
  /** Cost of passwords; by default that of new ones. */
  readonly passwordCost?: ScryptCost;
}

/** What the http room needs of the others. */
export interface AppDependencies {
  readonly answerer: Answerer;
  readonly search: PassageSearch;
  /** The current version of an article or the version asked for, whatever its status; null where there is none. */
  readonly articleOf: (id: string, version?: string) => Article | null;
  /** Current articles and the names in them. @throws HttpProblem `not_ready` until they are there */
  readonly held: () => { readonly articles: readonly Article[]; readonly glossary: Glossary };
  /** Published FAQs that a look-up of the staff finds, best first; left out where there are none to be had. */
  readonly faqLookUp?: (query: string) => Promise<readonly FoundFaq[]>;
  readonly readiness: () => Readiness;
  /** Questions for the first page, each known to be answerable. */
  readonly exampleQuestions: (language: InterfaceLanguage) => readonly string[];
  /** The widget that pages embed; null while it is being built, and where it could not be. */
  readonly widget: () => WidgetFiles | null;
  readonly logger: Logger;
  readonly limits: HttpLimits;
  /** Opens `/metrics` to others than this machine; null keeps it closed to them. */
  readonly metricsToken: string | null;
  /** Express's `trust proxy`: which proxies' `X-Forwarded-*` headers count. */
  readonly trustProxy: boolean | number | string;
  /** Where citizens reach the service, such as `https://ask.example.org`; null where it is not known. */
  readonly publicUrl: string | null;
  /** Which pages may use the chat besides the service's own. */
  readonly embedOrigins: OriginRules["embedOrigins"];
  /** What the chat says before anything is asked. */
  readonly words: ChatWords;
  /** The city's privacy notice; null for the one that the service brings. */
  readonly privacyUrl: string | null;
  /** For how many days conversations and answers are kept. */
  readonly retentionDays: number;
  readonly store: Store;
  /** Takes personal data out of what is kept. */
  readonly mask: (text: string) => { readonly text: string };
  /** What answers now, as kept with each answer. */
  readonly versions: () => StoredAnswer["versions"];
  /** 32 bytes each, the same after a restart: tokens are signed with one, people are stored as an HMAC of another, sessions of staff of the third. */
  readonly keys: { readonly token: Uint8Array; readonly person: Uint8Array; readonly session: Uint8Array };
  /** How staff sign in. */
  readonly staff: StaffSettings;
  /** Channels that are called back, beside the web. */
  readonly calledBack: readonly AddCalledBack[];
  /** What is told of the language model; none where there is none. */
  readonly languageModel?: () => ModelReport;
  /** FAQs and official articles. @throws HttpProblem `not_ready` until the bot is there */
  readonly faqs?: () => FaqService;
  /** Briefs, gaps and the history of answers; without it there are no routes for them. */
  readonly staffDesk?: StaffDeskDependencies;
  /** The real clock in ms. */
  readonly now: () => number;
}
