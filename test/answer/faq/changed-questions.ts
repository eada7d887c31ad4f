/** What is put in the place of what, each way round. */
const SWAPS: readonly (readonly [string, string])[] = [
  ["Shanghai", "Prague"],
  ["上海", "布拉格"],
  ["Seoul", "Tokyo"],
  ["首爾", "東京"],
  ["Wellington", "Manila"],
  ["Ko Wen-je", "Chiang Wan-an"],
  ["柯文哲", "蔣萬安"],
  ["郝龍斌", "柯文哲"],
  ["Hau Lung-bin", "Ko Wen-je"],
  ["When", "Where"],
  ["Who", "When"],
  ["哪天", "哪裡"],
  ["誰", "哪裡"],
  ["memorandums", "sub-forums"],
  ["備忘錄", "分論壇"],
  ["did", "did not"],
  ["was", "was not"],
  ["arrive", "leave"],
  ["抵達", "離開"],
  ["mayor", "deputy mayor"],
  ["市長", "副市長"],
  ["主題", "地點"],
  ["theme", "venue"],
];

/** A question with one thing changed at a time, so that it asks for something else: its year, its city, its person, what it asks. */
export function changed(question: string): string[] {
  const years = [...question.matchAll(/(?:19|20)\d{2}/gu)].map(
    ({ 0: year, index }) =>
      question.slice(0, index) + String(Number(year) + 1) + question.slice(index + year.length),
  );
  const swapped = SWAPS.flatMap(([one, other]) => [
    replaced(question, one, other),
    replaced(question, other, one),
  ]);
  return [...new Set([...years, ...swapped])].filter((text) => text !== question);
}

function replaced(question: string, one: string, other: string): string {
  const at = question.indexOf(one);
  // Not inside of the other one: "deputy mayor" holds "mayor".
  if (at < 0 || (other.includes(one) && question.includes(other))) return question;
  return question.slice(0, at) + other + question.slice(at + one.length);
}
