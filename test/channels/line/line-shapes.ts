import { z } from "zod";

/**
 * What the Messaging API takes, after LINE's published OpenAPI description (line-openapi, messaging-api.yml: ReplyMessageRequest,
 * PushMessageRequest, ShowLoadingAnimationRequest, Message, FlexContainer, QuickReply, Action, RichMenuRequest) and the
 * limits of its reference: as far as we send it, and nothing beside.
 */

const graphemes = new Intl.Segmenter("zh-Hant", { granularity: "grapheme" });

/** Text that is neither empty nor too long in UTF-16 units, and holds no half of a character. */
function units(most: number) {
  return z
    .string()
    .min(1)
    .refine((text) => text.length <= most, { error: `more than ${most} units` })
    .refine((text) => text.isWellFormed(), { error: "half of a character" });
}

function characters(most: number) {
  return units(Infinity).refine((text) => Array.from(graphemes.segment(text)).length <= most, {
    error: `more than ${most} characters`,
  });
}

function bytes(most: number) {
  return (value: unknown): boolean => Buffer.byteLength(JSON.stringify(value)) <= most;
}

const uri = z
  .string()
  .max(1_000)
  .regex(/^(?:https?|tel|line):[\x21-\x7e]+$/u);

const action = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("message"), label: characters(20), text: characters(300) }),
  z.strictObject({ type: z.literal("uri"), label: characters(20), uri }),
]);

const quickReply = z.strictObject({
  items: z
    .array(z.strictObject({ type: z.literal("action"), action }))
    .min(1)
    .max(13),
});

const size = z.enum(["xxs", "xs", "sm", "md", "lg", "xl"]);
const colour = z.string().regex(/^#[0-9A-Fa-f]{6}$/u);

const text = z.strictObject({
  type: z.literal("text"),
  text: units(2_000),
  size: size.optional(),
  weight: z.enum(["regular", "bold"]).optional(),
  color: colour.optional(),
  wrap: z.boolean().optional(),
  flex: z.number().int().optional(),
  margin: size.optional(),
});
const separator = z.strictObject({ type: z.literal("separator"), margin: size.optional() });
const button = z.strictObject({
  type: z.literal("button"),
  style: z.enum(["primary", "secondary", "link"]),
  height: z.enum(["sm", "md"]),
  action,
});
const look = { spacing: size.optional() };
const row = z.strictObject({
  type: z.literal("box"),
  layout: z.literal("horizontal"),
  ...look,
  contents: z.array(text),
});
const box = z.strictObject({
  type: z.literal("box"),
  layout: z.literal("vertical"),
  ...look,
  contents: z.array(z.discriminatedUnion("type", [text, separator, button, row])).min(1),
});
const bubble = z
  .strictObject({
    type: z.literal("bubble"),
    size: z.enum(["nano", "micro", "deca", "hecto", "kilo", "mega", "giga"]),
    body: box,
    footer: box.optional(),
  })
  .refine(bytes(30_000), { error: "a bubble of more than 30 KB" });
const carousel = z
  .strictObject({ type: z.literal("carousel"), contents: z.array(bubble).min(1).max(12) })
  .refine(bytes(50_000), { error: "a carousel of more than 50 KB" })
  .refine(({ contents }) => new Set(contents.map((one) => one.size)).size === 1, {
    error: "bubbles of different widths",
  });

const message = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: units(5_000), quickReply: quickReply.optional() }),
  z.strictObject({
    type: z.literal("flex"),
    altText: units(1_500),
    contents: z.discriminatedUnion("type", [bubble, carousel]),
    quickReply: quickReply.optional(),
  }),
]);

/** The messages of one call. */
export const lineMessages = z.array(message).min(1).max(5);

export const replyRequest = z.strictObject({ replyToken: z.string().min(1), messages: lineMessages });
export const pushRequest = z.strictObject({ to: z.string().min(1), messages: lineMessages });
export const loadingRequest = z.strictObject({
  chatId: z.string().regex(/^U/u),
  loadingSeconds: z.number().int().min(5).max(60).multipleOf(5),
});

export const richMenuRequest = z.strictObject({
  size: z
    .strictObject({ width: z.number().int().min(800).max(2_500), height: z.number().int().min(250) })
    .refine(({ width, height }) => width / height >= 1.45, { error: "too high for its width" }),
  selected: z.boolean(),
  name: characters(300),
  chatBarText: characters(14),
  areas: z
    .array(
      z.strictObject({
        bounds: z.strictObject({
          x: z.number().int().min(0),
          y: z.number().int().min(0),
          width: z.number().int().min(1),
          height: z.number().int().min(1),
        }),
        action,
      }),
    )
    .min(1)
    .max(20),
});
