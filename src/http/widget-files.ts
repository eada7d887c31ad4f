/** A file of the widget, as it is and compressed. */
export interface WidgetFile {
  readonly plain: Buffer;
  readonly gzip: Buffer;
  readonly brotli: Buffer;
  /** Names the content. */
  readonly hash: string;
}

/** The built widget. */
export interface WidgetFiles {
  /** What pages load: `/widget.js`. */
  readonly loader: WidgetFile;
  /** Conversation parts by file name, that of this release and older ones that open pages may still ask for. */
  readonly panels: ReadonlyMap<string, WidgetFile>;
  /** The staff desk, whose page names it. */
  readonly desk: { readonly name: string; readonly file: WidgetFile };
}
