import { describe, expect, it } from "vitest";
import { personsInArticles } from "../../src/corpus/persons-in-articles.ts";

function forms(text: string, taken: readonly string[] = []): string[] {
  return personsInArticles(text, (name) => taken.includes(name)).map(
    ({ en, zh }) => `${zh.join("/")}: ${en.join("/")}`,
  );
}

describe("persons whom articles name", () => {
  it("have the Latin form that the articles give, whichever way it is spelled", () => {
    expect(forms("市長郭禮安表示，港口開放了。\nMayor Kuo Li-an opened the port.")).toEqual([
      "郭禮安: Kuo Li-an",
    ]);
    expect(forms("局長許嘉玲、處長林怡君。\nJia-ling Xu came with Lin I-chun.")).toEqual([
      "許嘉玲: Jia-ling Xu",
      "林怡君: Lin I-chun",
    ]);
  });

  it("are told by the office behind the name as well", () => {
    expect(forms("昨天，郭禮安市長參觀了港口。\nMayor Kuo Li-an saw the port.")).toEqual([
      "郭禮安: Kuo Li-an",
    ]);
  });

  it("are left out where no article gives a Latin form: it may be no name, or a foreign one", () => {
    expect(
      forms(
        "昨天，游泳隊教練、高中部主任來訪。市長馬雷克表示歡迎。首爾市長吳世勳出席。\nMayor Oh Se-hoon came.",
      ),
    ).toEqual([]);
  });

  it("are left to who knows them already", () => {
    const text = "市長郭禮安表示歡迎。\nMayor Kuo Li-an spoke.";
    expect(forms(text, ["郭禮安"])).toEqual([]);
    expect(forms(text, ["Kuo Li-an"])).toEqual([]);
  });

  it("are cut where the name ends, whatever Latin name would fit more or less of it", () => {
    expect(forms("市長王明表示歡迎。\nWang Ming-piao came.")).toEqual([]);
    expect(forms("局長林口區。\nLin Kou-chu came.")).toEqual([]);
  });

  it("share no Latin form", () => {
    expect(forms("市長郭禮安表示歡迎。局長郭理安表示歡迎。\nKuo Li-an spoke.")).toEqual([]);
  });
});
