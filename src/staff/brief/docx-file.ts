import {
  BorderStyle,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  type IRunOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { message } from "../../language/messages/index.ts";
import type { Brief, BriefSection, BriefSource } from "./brief.ts";
import {
  briefNotices,
  briefTitle,
  columnTitle,
  sectionNotes,
  sectionTitle,
  sourceOrigin,
} from "./brief-words.ts";
import { webAddressOf } from "./web-address.ts";

/** Fonts that Word has for both scripts. */
const FONT = { ascii: "Calibri", hAnsi: "Calibri", eastAsia: "Microsoft JhengHei" };
/** Half points: 10 and 9 points. */
const SIZE = 20;
const SMALL = 18;
const EDGE = { style: BorderStyle.SINGLE, size: 4, color: "8496A2" };
const EDGES = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE };

/**
 * A brief as a Word file. Loads the library and computes for as long as a brief is long: for threads that nobody waits
 * on. Text is written as text alone; there are no fields in it.
 */
export async function docxOf(brief: Brief, creator: string): Promise<Uint8Array> {
  const { language, sections, sources } = brief;
  const heading = (text: string): Paragraph =>
    new Paragraph({ heading: HeadingLevel.HEADING_2, children: [run(text, 28)] });
  const document = new Document({
    title: printable(briefTitle(brief)),
    creator: printable(creator),
    styles: { default: { document: { run: { font: FONT, size: SIZE } } } },
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(briefTitle(brief), 36)] }),
          ...briefNotices(brief).map(line),
          ...sections.flatMap((section) => [
            heading(sectionTitle(section.id, language)),
            ...sectionContent(section, language),
          ]),
          heading(message(language, "brief.sources")),
          ...sources.map((source) => sourceLine(source, language)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function sectionContent(section: BriefSection, language: Brief["language"]): (Paragraph | Table)[] {
  const { id, columns, rows, leftOut } = section;
  if (rows.length === 0) return [line(message(language, "brief.none"))];
  const head = [
    ...columns.map((column) => columnTitle(column, language)),
    message(language, "brief.quote"),
    message(language, "brief.source"),
  ];
  return [
    ...sectionNotes(id, leftOut, language).map(line),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        new TableRow({ tableHeader: true, children: head.map((text) => cell(text, true)) }),
        ...rows.map(
          ({ cells, quote, source }) =>
            new TableRow({
              children: [
                ...columns.map((column) => cell(cells[column] ?? "–")),
                cell(quote),
                cell(`[${source}]`),
              ],
            }),
        ),
      ],
    }),
  ];
}

function sourceLine(source: BriefSource, language: Brief["language"]): Paragraph {
  const address = webAddressOf(source.url);
  const title = run(source.title, SIZE);
  return new Paragraph({
    children: [
      run(`[${source.n}] `, SIZE),
      address === null ? title : new ExternalHyperlink({ link: address, children: [title] }),
      run(` – ${sourceOrigin(source, language)}`, SIZE),
    ],
  });
}

function cell(text: string, isHead = false): TableCell {
  return new TableCell({
    borders: EDGES,
    children: [new Paragraph({ children: [run(text, SMALL, isHead)] })],
  });
}

function line(text: string): Paragraph {
  return new Paragraph({ children: [run(text, SIZE)] });
}

function run(text: string, size: number, isBold = false): TextRun {
  const options: IRunOptions = { text: printable(text), size, bold: isBold };
  return new TextRun(options);
}

/** Text without what XML cannot hold (XML 1.0, 2.2): a single such character makes Word refuse the file. */
function printable(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, "\uFFFD");
}
