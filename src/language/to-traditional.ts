import { configs } from "opencc-js/preset/cn2t";
import { Conversion } from "./conversion.ts";

const toTaiwan = new Conversion(configs["s2tw"]);

/** Converts Simplified to Traditional Chinese as written in Taiwan; everything else stays. */
export function toTraditional(text: string): string {
  return toTaiwan.convert(text);
}
