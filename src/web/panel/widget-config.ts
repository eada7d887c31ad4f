import type { Contact } from "../../answer/answer.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { record } from "../connection/activity.ts";
import { request } from "../connection/request.ts";
import { webAddress } from "./web-address.ts";

/** What the service says of itself before the first question. */
export interface WidgetConfig {
  readonly title: string | null;
  readonly greeting: string | null;
  /** Questions known to be answerable. */
  readonly examples: readonly string[];
  /** Null where the service names none. */
  readonly contact: Contact | null;
  readonly privacyUrl: string | null;
  /** Days for which questions and answers are kept. */
  readonly retentionDays: number;
}

/** @throws RequestFailed */
export async function loadConfig(service: string, language: InterfaceLanguage): Promise<WidgetConfig> {
  const config = record(await request(`${service}api/widget-config?lang=${language}`));
  const { title, greeting, examples, contact, privacyUrl, retentionDays } = config;
  const { name, phone, url, morePhones } = record(contact);
  return {
    title: text(title),
    greeting: text(greeting),
    examples: Array.isArray(examples) ? examples.filter((one) => typeof one === "string") : [],
    contact:
      typeof name === "string" && typeof phone === "string"
        ? {
            name,
            phone,
            url: text(url),
            morePhones: Array.isArray(morePhones) ? morePhones.map(labelled) : [],
          }
        : null,
    // The service need not know its own name.
    privacyUrl: webAddress(text(privacyUrl), service)?.href ?? null,
    retentionDays: typeof retentionDays === "number" ? retentionDays : 90,
  };
}

function labelled(value: unknown): { readonly label: string; readonly phone: string } {
  const { label, phone } = record(value);
  return { label: text(label) ?? "", phone: text(phone) ?? "" };
}

function text(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}
