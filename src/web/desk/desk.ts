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
  /** Tells everybody, those who hear the page too, what has happened. */
  readonly announce: (text: string) => void;
}

/** Whether somebody may write: FAQs, gaps. */
export function mayEdit({ member }: Desk): boolean {
  return member.role !== "reader";
}
