import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { LineMenuError } from "./line-menu-error.ts";
import { type MenuWords, pictureVersion } from "./menu-words.ts";

/** Where the picture is, and beside it the version of the words that it shows. */
export const PICTURE = fileURLToPath(new URL("menu.png", import.meta.url));
export const PICTURE_VERSION = fileURLToPath(new URL("menu-version.txt", import.meta.url));

/** LINE takes no larger picture. */
const MOST_BYTES = 1_000_000;

/** The picture of these words. Rejects with `LineMenuError` where it shows others. */
export async function loadPicture(words: MenuWords): Promise<Buffer> {
  const shown = (await readFile(PICTURE_VERSION, "utf8")).trim();
  if (shown !== pictureVersion(words)) {
    throw new LineMenuError(
      "The picture shows other words than prompts/line-menu.yaml has; run npm run line-menu-picture, which needs Chromium.",
    );
  }
  const picture = await readFile(PICTURE);
  if (picture.length > MOST_BYTES) throw new LineMenuError(`${PICTURE}: has more than ${MOST_BYTES} bytes`);
  return picture;
}
