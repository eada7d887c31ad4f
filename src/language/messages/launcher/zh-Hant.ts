import type { launcherEn } from "./en.ts";

/** Words of the closed widget, in Traditional Chinese. */
export const launcherZhHant: Readonly<Record<keyof typeof launcherEn, string>> = {
  "launcher.open": "城市交流問答",
  "launcher.loading": "開啟中…",
  "launcher.failed": "無法載入對話視窗。請檢查網路連線，再按一次按鈕。",
};
