import { type InterfaceLanguage, message, type MessageKey } from "../../language/messages/index.ts";
import { LOOK_UP_COMMAND, LOOK_UP_PARAMETER } from "../../channels/teams/message-extension.ts";
import type { Site } from "../../site.ts";
import type { Localization, Manifest } from "./manifest-schema.ts";

/** What of the app is not the same everywhere. */
export interface AppFacts {
  /** Id of the bot, which is the app's too. */
  readonly appId: string;
  /** Where citizens reach the service. */
  readonly publicUrl: string;
  readonly privacyUrl: string;
  readonly termsUrl: string;
  /** MAJOR.MINOR.PATCH; Teams takes an update by a higher one. */
  readonly version: string;
  /** Whether staff look things up in Teams: without them the search would be there for nobody. */
  readonly hasStaff: boolean;
  /** The city whose app it is. */
  readonly site: Site;
}

const SCHEMAS = "https://developer.microsoft.com/en-us/json-schemas/teams/v1.19";
/** The city's own language stands in the manifest, the other one beside it. */
const DEFAULT_LANGUAGE = { tag: "zh-tw", words: "zh-Hant" } as const;
export const OTHER_LANGUAGE = { tag: "en", words: "en", file: "en.json" } as const;
export const ICONS = { color: "color.png", outline: "outline.png" } as const;
/** The ground of the colour icon. */
const ACCENT = "#0b5d7a";

/** The staff's search: its words by where they stand in `composeExtensions[0].commands[0]`. */
const SEARCH: readonly { readonly place: string; readonly title: MessageKey; readonly about: MessageKey }[] =
  [
    { place: "", title: "teams.staffCommand", about: "teams.staffCommandAbout" },
    { place: ".parameters[0]", title: "teams.staffParameter", about: "teams.staffParameterAbout" },
  ];

/** `manifest.json`: one bot, in chats with one person, with several, and in channels, and the staff's search. */
export function appManifest({
  appId,
  publicUrl,
  privacyUrl,
  termsUrl,
  version,
  hasStaff,
  site,
}: AppFacts): Manifest {
  const say = sayIn(DEFAULT_LANGUAGE.words, site);
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.schema.json`,
    manifestVersion: "1.19",
    version,
    id: appId,
    localizationInfo: {
      defaultLanguageTag: DEFAULT_LANGUAGE.tag,
      additionalLanguages: [{ languageTag: OTHER_LANGUAGE.tag, file: OTHER_LANGUAGE.file }],
    },
    developer: {
      name: say("teams.developer"),
      websiteUrl: publicUrl,
      privacyUrl,
      termsOfUseUrl: termsUrl,
    },
    name: { short: say("teams.name"), full: say("teams.fullName") },
    description: { short: say("teams.short"), full: say("teams.long") },
    icons: ICONS,
    accentColor: ACCENT,
    bots: [
      {
        botId: appId,
        scopes: ["personal", "team", "groupChat"],
        isNotificationOnly: false,
        supportsFiles: false,
        commandLists: [
          {
            scopes: ["personal", "team", "groupChat"],
            commands: site
              .commands(DEFAULT_LANGUAGE.words)
              .map(({ title, about }) => ({ title, description: about })),
          },
        ],
      },
    ],
    ...(hasStaff ? { composeExtensions: [staffSearch(appId, say)] } : {}),
    validDomains: [],
  };
}

function sayIn(language: InterfaceLanguage, site: Site): (key: MessageKey) => string {
  return (key) => message(language, key, site.names(language));
}

function staffSearch(
  botId: string,
  say: (key: MessageKey) => string,
): NonNullable<Manifest["composeExtensions"]>[0] {
  return {
    botId,
    commands: [
      {
        id: LOOK_UP_COMMAND,
        type: "query",
        // Not from a message of somebody's: what a citizen wrote there is not to become a query by a slip.
        context: ["compose", "commandBox"],
        title: say("teams.staffCommand"),
        description: say("teams.staffCommandAbout"),
        // Says at once what can be typed, or that it is for staff.
        initialRun: true,
        parameters: [
          {
            name: LOOK_UP_PARAMETER,
            title: say("teams.staffParameter"),
            description: say("teams.staffParameterAbout"),
            inputType: "text",
          },
        ],
      },
    ],
  };
}

/** The words of the manifest in a language, by where they stand in it. */
export function appLocalization(
  language: InterfaceLanguage,
  { hasStaff, site }: Pick<AppFacts, "hasStaff" | "site">,
): Localization {
  const say = sayIn(language, site);
  const placed = [
    ...site
      .commands(language)
      .map((words, index) => ({ ...words, place: `bots[0].commandLists[0].commands[${index}]` })),
    ...(hasStaff ? SEARCH : []).map(({ place, title, about }) => ({
      title: say(title),
      about: say(about),
      place: `composeExtensions[0].commands[0]${place}`,
    })),
  ];
  const commands = placed.flatMap(({ place, title, about }) => {
    return [
      [`${place}.title`, title],
      [`${place}.description`, about],
    ];
  });
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.Localization.schema.json`,
    "name.short": say("teams.name"),
    "name.full": say("teams.fullName"),
    "description.short": say("teams.short"),
    "description.full": say("teams.long"),
    ...(Object.fromEntries(commands) as Record<string, string>),
  };
}
