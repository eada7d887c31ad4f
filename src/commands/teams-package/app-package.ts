import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { type AppFacts, appLocalization, appManifest, ICONS, OTHER_LANGUAGE } from "./manifest.ts";
import { localizationSchema, manifestSchema } from "./manifest-schema.ts";
import { zip } from "./zip.ts";

/** The app cannot be packed; the message says what to mend. */
export class AppPackageError extends Error {
  override readonly name = "AppPackageError";
}

/** Teams' sizes for icons; in pixels. */
const ICON_SIZES = { color: 192, outline: 32 } as const;
/** What every PNG begins with (PNG 3rd edition, 5.2), with the header's length and name; width and height follow. */
const PNG_START = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

/**
 * The app package: manifest, words of the other language, icons, as a ZIP archive to upload. Rejects with
 * `AppPackageError` where a part of it is not as Teams takes it.
 */
export async function appPackage(facts: AppFacts): Promise<Buffer> {
  const manifest = checked("manifest.json", manifestSchema, appManifest(facts));
  const words = checked(
    OTHER_LANGUAGE.file,
    localizationSchema,
    appLocalization(OTHER_LANGUAGE.words, facts),
  );
  return zip([
    { name: "manifest.json", content: json(manifest) },
    { name: OTHER_LANGUAGE.file, content: json(words) },
    { name: ICONS.color, content: await icon("color") },
    { name: ICONS.outline, content: await icon("outline") },
  ]);
}

function checked<T>(file: string, schema: z.ZodType<T>, value: T): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppPackageError(`${file} is not as Teams takes it:\n${z.prettifyError(parsed.error)}`);
}

function json(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

async function icon(kind: keyof typeof ICONS): Promise<Uint8Array> {
  const path = fileURLToPath(new URL(`./${ICONS[kind]}`, import.meta.url));
  const content = await readFile(path);
  const size = ICON_SIZES[kind];
  const isPng = content.subarray(0, PNG_START.length).equals(PNG_START);
  const [width, height] = isPng ? [content.readUInt32BE(16), content.readUInt32BE(20)] : [0, 0];
  if (width === size && height === size) return content;
  throw new AppPackageError(`${path} is not a PNG of ${size} by ${size} pixels`);
}
