import { configs } from "opencc-js/preset/t2cn";
import { Conversion } from "./conversion.ts";

const fromTaiwan = new Conversion(configs["tw2s"]);

/** Converts Traditional Chinese as written in Taiwan to Simplified; everything else stays. */
export function toSimplified(text: string): string {
  return fromTaiwan.convert(text);
}
