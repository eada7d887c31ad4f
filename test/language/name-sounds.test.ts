import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { soundLikeness, soundOfChinese, soundOfLatin } from "../../src/language/name-sounds.ts";
import { TRANSCRIBING_SOUNDS } from "../../src/language/transcribing-sounds.ts";

function likeness(latin: string, chinese: string): number {
  return soundLikeness(soundOfLatin(latin), soundOfChinese(chinese));
}

describe("soundLikeness", () => {
  test.each([
    ["Tesla", "特斯拉"],
    ["Jared", "賈里德"],
    ["Allen", "艾倫"],
    ["Mario", "马里奥"],
    ["Addison", "愛迪生"],
    ["Carolina", "卡罗莱纳"],
    ["Coleman", "科爾曼"],
    ["Luther", "路德"],
  ])("%s sounds like %s", (latin, chinese) => {
    expect(likeness(latin, chinese)).toBeGreaterThan(0.8);
  });

  test.each([
    ["Carolina", "諾曼"],
    ["Coleman", "特斯拉"],
    ["Prague", "柯文"],
    ["Tesla", "馬里奧"],
  ])("%s does not sound like %s", (latin, chinese) => {
    expect(likeness(latin, chinese)).toBeLessThan(0.6);
  });

  test("is never above 1, whatever the sounds, and 1 for the same", () => {
    const sounds = fc.stringMatching(/^[PMFVTNLKHJSWYaio]{1,12}$/);
    fc.assert(
      fc.property(sounds, sounds, (one, other) => {
        expect(soundLikeness(one, one)).toBe(1);
        expect(soundLikeness(one, other)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

test("a character that no foreign name is written with makes no sound", () => {
  expect(soundOfChinese("特斯拉")).toBe("TiSiLa");
  expect(soundOfChinese("特斯拉嗎")).toBe("");
});

test("each transcribing character stands once, in Simplified form", () => {
  expect(TRANSCRIBING_SOUNDS.size).toBeGreaterThan(700);
  for (const [character, sound] of TRANSCRIBING_SOUNDS) {
    expect(character).toMatch(/^\p{Script=Han}$/u);
    expect(sound).toMatch(/^[A-Zaio]+$/);
  }
});
