import type { Browser } from "playwright-core";

/** Levels of 255 by which two drawings of the same curve may differ: the browser rounds edges not always alike. */
const ROUNDING = 3;

/** How many pixels of two PNG pictures differ by more than rounding; all of them when their sizes differ. */
export async function differingPixels(browser: Browser, one: Buffer, other: Buffer): Promise<number> {
  const page = await browser.newPage();
  try {
    return await page.evaluate<number>(`(async () => {
      const pixels = async (png) => {
        const image = new Image();
        image.src = "data:image/png;base64," + png;
        await image.decode();
        const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height);
      };
      const a = await pixels("${one.toString("base64")}");
      const b = await pixels("${other.toString("base64")}");
      if (a.width !== b.width || a.height !== b.height) return a.width * a.height;
      let count = 0;
      for (let at = 0; at < a.data.length; at += 4) {
        if ([0, 1, 2].some((part) => Math.abs(a.data[at + part] - b.data[at + part]) > ${ROUNDING})) count++;
      }
      return count;
    })()`);
  } finally {
    await page.close();
  }
}
