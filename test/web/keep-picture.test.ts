import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { expect, it } from "vitest";
import { browserTitle, hasChromium, launchChromium } from "../browser/chromium.ts";
import { keepPicture } from "./keep-picture.ts";

/** A PNG before its last chunk, `IEND`, which has no contents. */
const END_BYTES = 12;

/** The same picture with a remark in it. */
function remarked(picture: Buffer): Buffer {
  const contents = Buffer.from("tEXtComment\0the same picture");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(contents.length - 4);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(contents));
  const at = picture.length - END_BYTES;
  return Buffer.concat([picture.subarray(0, at), length, contents, check, picture.subarray(at)]);
}

it.skipIf(!hasChromium)(
  browserTitle("a picture is written when it shows something else, and only then"),
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "pictures-"));
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      const path = join(folder, "page.png");
      const first = await page.screenshot();
      expect(await keepPicture(browser, path, first)).toBe(true);
      expect(await keepPicture(browser, path, remarked(first))).toBe(false);
      expect((await readFile(path)).equals(first)).toBe(true);
      await page.setContent("<p>Something else");
      const second = await page.screenshot();
      expect(await keepPicture(browser, path, second)).toBe(true);
      expect((await readFile(path)).equals(second)).toBe(true);
    } finally {
      await browser.close();
      await rm(folder, { recursive: true });
    }
  },
);
