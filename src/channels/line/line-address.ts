/** Why something is said: a question was asked, or what is said instead of an answer. */
export type LineOccasion =
  | "question"
  /** The account was added as a friend, or unblocked. */
  | "followed"
  /** The account was taken into a group or a room. */
  | "joined"
  /** It was mentioned there with no word beside. */
  | "mentioned"
  /** A sticker, a picture or something else that holds no text. */
  | "unread";

/** Where an answer goes; kept until it is sent. */
export interface LineAddress {
  readonly occasion: LineOccasion;
  /** Serves once, for about a minute. */
  readonly replyToken: string;
  /** LINE's id of the user, group or room, for a push. */
  readonly chatId: string;
  /** LINE shows that somebody is at work in such chats only. */
  readonly isOneToOne: boolean;
}
