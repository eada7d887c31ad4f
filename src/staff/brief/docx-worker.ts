import { parentPort, workerData } from "node:worker_threads";
import type { Brief } from "./brief.ts";
import { docxOf } from "./docx-file.ts";

const file = await docxOf(workerData as Brief);
parentPort?.postMessage(file);
