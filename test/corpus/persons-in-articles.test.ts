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

  it("have the form that their names would have where no article gives one", () => {
    expect(forms("昨天，郭禮安市長參觀了港口。")).toEqual(["郭禮安: Kuo Li-an/Guo Lian"]);
  });

  it("are left out where the characters may write a foreign name that no article gives", () => {
    expect(forms("市長馬雷克表示歡迎。副市長朴正河出席。")).toEqual([]);
  });

  it("are told by where the name ends", () => {
    expect(forms("市長林口說。市長王明表示歡迎。局長高雄市籍。處長殷瑋在場。")).toEqual([]);
  });

  it("are left to who knows them already", () => {
    expect(forms("市長郭禮安表示歡迎。", ["郭禮安"])).toEqual([]);
    expect(forms("市長郭禮安表示歡迎。\nMayor Kuo Li-an spoke.", ["Kuo Li-an"])).toEqual([
      "郭禮安: Guo Lian",
    ]);
  });

  it("share no Latin form", () => {
    expect(forms("市長郭禮安表示歡迎。局長郭理安表示歡迎。\nKuo Li-an spoke.")).toEqual([]);
  });
});
