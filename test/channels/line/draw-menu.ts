import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { HEADING_HEIGHT, MENU_SIZE } from "../../../src/commands/line-menu/menu-layout.ts";
import { PICTURE, PICTURE_VERSION } from "../../../src/commands/line-menu/menu-picture.ts";
import {
  loadMenuWords,
  MENU_LANGUAGES,
  type MenuWords,
  pictureVersion,
} from "../../../src/commands/line-menu/menu-words.ts";
import { launchChromium } from "../../browser/chromium.ts";

/** Draws `src/commands/line-menu/menu.png`: the words of `prompts/line-menu.yaml`, where `richMenu` has its areas. */

const words = await loadMenuWords(join(import.meta.dirname, "../../../prompts/line-menu.yaml"));
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: MENU_SIZE });
  await page.setContent(html(words));
  await page.screenshot({ path: PICTURE });
  await writeFile(PICTURE_VERSION, `${pictureVersion(words)}\n`);
} finally {
  await browser.close();
}

function html({ heading, questions }: MenuWords): string {
  const headings = MENU_LANGUAGES.map(
    (language) => `<h1 lang="${language}">${escaped(heading[language])}</h1>`,
  );
  const cells = questions.flatMap((question) =>
    MENU_LANGUAGES.map(
      (language) => `<p lang="${language}"><span>${wordByWord(question[language])}</span></p>`,
    ),
  );
  return `<!doctype html><meta charset="utf-8"><style>
    * { box-sizing: border-box; margin: 0 }
    body {
      display: grid; grid-template: ${HEADING_HEIGHT}px repeat(${questions.length}, 1fr) / 1fr 1fr;
      width: ${MENU_SIZE.width}px; height: ${MENU_SIZE.height}px;
      background: #0b3c5d; color: #10202c; font-family: "Noto Sans CJK TC", "Noto Sans", sans-serif;
    }
    h1 { align-self: center; padding-left: 40px; color: #fff; font-size: 48px; font-weight: 600 }
    p {
      display: flex; align-items: center; margin: 0 16px 24px; padding: 0 40px; border-radius: 28px;
      background: #fff; font-size: 54px; line-height: 1.35; text-wrap: balance
    }
    p:lang(zh-Hant) { word-break: keep-all }
  </style>${headings.join("")}${cells.join("")}`;
}

/** Chinese breaks its lines anywhere; between words it is easier to read. */
function wordByWord(text: string): string {
  const words = new Intl.Segmenter("zh-Hant", { granularity: "word" }).segment(text);
  return Array.from(words, ({ segment }) => escaped(segment)).join("<wbr>");
}

function escaped(text: string): string {
  return text.replace(/[<&]/gu, (character) => (character === "<" ? "&lt;" : "&amp;"));
}
