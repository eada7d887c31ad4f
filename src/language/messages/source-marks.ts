/** Numbers of sources at the end of a text: `[1][2]`. */
const MARKS = /\s*((?:\[\d+\])+)$/;

/** A text and the numbers of the sources that it is about; none where it is about all of them. */
export interface MarkedText {
  readonly text: string;
  readonly citations: readonly number[];
}

/** What an answer says of its sources, in the order in which it reads best. */
export interface OrderedNotices {
  /** Before the sentences. */
  readonly aboutAll: readonly MarkedText[];
  /** Behind them, since it takes up the numbers that they have. */
  readonly aboutSome: readonly MarkedText[];
}

/** Takes the numbers off the ends of notices; one with a number that no source has stays as it is. */
export function orderedNotices(
  notices: readonly { readonly text: string }[],
  sources: readonly { readonly n: number }[],
): OrderedNotices {
  const marked = notices.map(({ text }): MarkedText => {
    const [end = "", marks = ""] = MARKS.exec(text) ?? [];
    const citations = Array.from(marks.matchAll(/\d+/g), ([number]) => Number(number));
    const isKnown = citations.every((number) => sources.some(({ n }) => n === number));
    return isKnown ? { text: text.slice(0, text.length - end.length), citations } : { text, citations: [] };
  });
  return {
    aboutAll: marked.filter(({ citations }) => citations.length === 0),
    aboutSome: marked.filter(({ citations }) => citations.length > 0),
  };
}
