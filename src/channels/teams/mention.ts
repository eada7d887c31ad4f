import { z } from "zod";
import { isGroup, type TeamsActivity } from "./activity.ts";

const mentionEntity = z.object({
  type: z.literal("mention"),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string() }),
});

/**
 * What is said to the bot, without the mention of it; null where others read along and it was not mentioned. Names of
 * other people stay, without the marks around them.
 */
export function addressedText(activity: TeamsActivity): string | null {
  const mentions = (activity.entities ?? []).flatMap((entity) => {
    const parsed = mentionEntity.safeParse(entity);
    return parsed.success ? [parsed.data] : [];
  });
  const botId = activity.recipient?.id;
  const ours = mentions.filter(({ mentioned }) => mentioned.id === botId);
  if (isGroup(activity) && ours.length === 0) return null;
  let text = activity.text ?? "";
  for (const mention of ours) text = text.replaceAll(mention.text, " ");
  for (const mention of mentions) {
    text = text.replaceAll(mention.text, mention.text.replace(/^<at[^>]*>|<\/at>$/giu, ""));
  }
  // Teams writes this between a mention and what follows.
  return text.replaceAll("&nbsp;", " ").trim();
}
