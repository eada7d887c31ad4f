import type { InterfaceLanguage } from "../../language/messages/index.ts";
import type { Member } from "../../staff/member.ts";
import type { DeskApi } from "./api.ts";
import type { Say } from "./words.ts";

/** What every view of the desk works with. */
export interface Desk {
  readonly language: InterfaceLanguage;
  readonly say: Say;
  readonly api: DeskApi;
  readonly member: Member;
  /** Who signs what is handed on, in either language. */
  readonly government: Readonly<Record<InterfaceLanguage, string>>;
  /** What was written in a view and not saved when it was left, by what the view calls it, until the page is left. */
  readonly unsaved: Map<string, unknown>;
  /** Tells everybody, those who hear the page too, what has happened. */
  readonly announce: (text: string) => void;
}

/** Whether somebody may write: FAQs, official articles, gaps. */
export function mayEdit({ member }: Desk): boolean {
  return member.role !== "reader";
}
