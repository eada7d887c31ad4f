import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { copyText } from "../panel/copy-text.ts";
import { type Handed, handedText, type Handing, type Occasion } from "./handed-text.ts";

/** Copies what was found for an occasion. */
export type HandOn = (handing: Handing, occasion: Occasion) => Promise<void>;

/** Puts it on the clipboard as text. Returns the text where the browser did not allow that, to be copied by hand. */
export async function copyHanded(
  handed: Handed,
  occasion: Occasion,
  language: InterfaceLanguage,
  within: Node,
): Promise<string | null> {
  const text = handedText(handed, occasion, language);
  try {
    if (!(within instanceof ShadowRoot)) throw new TypeError("the view has no shadow root");
    await copyText(text, within);
    return null;
  } catch {
    return text;
  }
}
