const ENGLISH_MONTHS =
  "January February March April May June July August September October November December".split(" ");

/** An ISO day as readers of a language write it: "July 3, 2019" or 「2019年7月3日」. */
export function formatDay(isoDay: string, language: string): string {
  const [year = "", month = "", day = ""] = isoDay.split("-");
  if (language !== "en") return `${year}年${Number(month)}月${Number(day)}日`;
  return `${ENGLISH_MONTHS[Number(month) - 1] ?? month} ${Number(day)}, ${year}`;
}
