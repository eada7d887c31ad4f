import type { messagingApi } from "@line/bot-sdk";
import { quickReplyLabel } from "../../channels/line/quick-replies.ts";
import { MENU_LANGUAGES, type MenuWords } from "./menu-words.ts";

/**
 * Pixels of the picture. LINE takes a width of 800 to 2,500, a height of 250 or more, and a width of 1.45 times the
 * height or more.
 */
export const MENU_SIZE = { width: 1_600, height: 1_080 } as const;
/** Pixels above the questions. */
export const HEADING_HEIGHT = 120;
/** Name by which an earlier menu of ours is known, to be taken away. */
export const MENU_NAME = "city-exchange-questions";

/** The menu as LINE has it: two columns, one a language, with a question in each row. */
export function richMenu({ bar, questions }: MenuWords): messagingApi.RichMenuRequest {
  const width = MENU_SIZE.width / MENU_LANGUAGES.length;
  const height = Math.floor((MENU_SIZE.height - HEADING_HEIGHT) / questions.length);
  return {
    size: MENU_SIZE,
    selected: true,
    name: MENU_NAME,
    chatBarText: bar,
    areas: questions.flatMap((question, row) =>
      MENU_LANGUAGES.map((language, column) => ({
        bounds: { x: column * width, y: HEADING_HEIGHT + row * height, width, height },
        action: {
          type: "message" as const,
          label: quickReplyLabel(question[language]),
          text: question[language],
        },
      })),
    ),
  };
}
