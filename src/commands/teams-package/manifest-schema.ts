import { z } from "zod";

/*
 * The parts of Microsoft's published schema that this app has, with its limits: MicrosoftTeams.schema.json and
 * MicrosoftTeams.Localization.schema.json of github.com/OfficeDev/microsoft-teams-app-schema. Lengths are in
 * characters (code points), as JSON Schema counts. What the schema does not have is refused, as it refuses it.
 */

/** `httpsUrl` of the schema, which lets http pass; Teams itself does not. */
const httpsUrl = z.url({ protocol: /^https$/u }).max(2_048);
const relativePath = z.string().min(1).max(2_048);
const guid = z.string().regex(/^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/u);
const languageTag = z.string().regex(/^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,2}$/u);
const scopes = z
  .array(z.enum(["personal", "team", "groupChat"]))
  .min(1)
  .max(3);
const title = z.string().min(1).max(32);
const about = z.string().min(1).max(128);
const shortName = z.string().min(1).max(30);
const fullName = z.string().min(1).max(100);
const shortDescription = z.string().min(1).max(80);
const fullDescription = z.string().min(1).max(4_000);

/** `manifest.json` of version 1.19. */
export const manifestSchema = z.strictObject({
  $schema: z.url(),
  manifestVersion: z.literal("1.19"),
  version: z
    .string()
    .max(256)
    .regex(/^([0-9]|[1-9]+[0-9]*)\.([0-9]|[1-9]+[0-9]*)\.([0-9]|[1-9]+[0-9]*)$/u),
  id: guid,
  localizationInfo: z.strictObject({
    defaultLanguageTag: languageTag,
    additionalLanguages: z.array(z.strictObject({ languageTag, file: relativePath })),
  }),
  developer: z.strictObject({
    name: z.string().min(1).max(32),
    websiteUrl: httpsUrl,
    privacyUrl: httpsUrl,
    termsOfUseUrl: httpsUrl,
  }),
  name: z.strictObject({ short: shortName, full: fullName }),
  description: z.strictObject({ short: shortDescription, full: fullDescription }),
  icons: z.strictObject({ color: relativePath, outline: relativePath }),
  accentColor: z.string().regex(/^#[0-9a-fA-F]{6}$/u),
  bots: z.tuple([
    z.strictObject({
      botId: guid,
      scopes,
      isNotificationOnly: z.boolean(),
      supportsFiles: z.boolean(),
      commandLists: z
        .array(
          z.strictObject({
            scopes,
            commands: z.array(z.strictObject({ title, description: about })).max(10),
          }),
        )
        .max(3),
    }),
  ]),
  composeExtensions: z
    .tuple([
      z.strictObject({
        botId: guid,
        commands: z
          .array(
            z.strictObject({
              id: z.string().min(1).max(64),
              type: z.literal("query"),
              context: z
                .array(z.enum(["compose", "commandBox", "message"]))
                .min(1)
                .max(3),
              title,
              description: about,
              initialRun: z.boolean(),
              parameters: z
                .array(
                  z.strictObject({
                    name: z.string().min(1).max(64),
                    title,
                    description: about,
                    inputType: z.literal("text"),
                  }),
                )
                .min(1)
                .max(5),
            }),
          )
          .min(1)
          .max(10),
      }),
    ])
    .optional(),
  validDomains: z.array(z.string().max(2_048)).max(16),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Words of another language, by where they stand in the manifest. */
const COMMAND_WORDS =
  /^(?:bots\[0\]\.commandLists\[[0-2]\]\.commands\[[0-9]\]|composeExtensions\[0\]\.commands\[[0-9]\](?:\.parameters\[[0-4]\])?)\.(title|description)$/u;

export const localizationSchema = z
  .object({
    $schema: z.url(),
    "name.short": shortName,
    "name.full": fullName,
    "description.short": shortDescription,
    "description.full": fullDescription,
  })
  .catchall(about)
  .superRefine((words, context) => {
    for (const [key, value] of Object.entries(words)) {
      const found = COMMAND_WORDS.exec(key)?.[1];
      if (found === undefined && /^(\$schema|(name|description)\.(short|full))$/u.test(key)) continue;
      if (found === undefined || (found === "title" && !title.safeParse(value).success)) {
        context.addIssue({ code: "custom", path: [key], message: "is unknown, or too long for a title" });
      }
    }
  });
export type Localization = z.infer<typeof localizationSchema>;
