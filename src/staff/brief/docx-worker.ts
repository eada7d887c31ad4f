import { parentPort, workerData } from "node:worker_threads";
import type { Brief } from "./brief.ts";
import { docxOf } from "./docx-file.ts";

const { brief, creator } = workerData as { readonly brief: Brief; readonly creator: string };
const file = await docxOf(brief, creator);
parentPort?.postMessage(file);
