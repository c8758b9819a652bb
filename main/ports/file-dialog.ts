/** Asks the person at the window for files. */
export interface FileDialog {
  /** The path of a file to be read; undefined when none was chosen. */
  open(question: OpenQuestion): Promise<string | undefined>;
  /** The path of a file to be written, which may be there already; undefined when none was chosen. */
  save(question: SaveQuestion): Promise<string | undefined>;
  /** The path of a folder, to be read or written into; undefined when none was chosen. */
  folder(question: Pick<OpenQuestion, "title">): Promise<string | undefined>;
}

export interface OpenQuestion {
  readonly title: string;
  /** What the kinds of files are called, and their endings without a dot. */
  readonly kinds: readonly { readonly name: string; readonly extensions: readonly string[] }[];
}

export interface SaveQuestion extends OpenQuestion {
  /** What the file is called unless the person says otherwise. */
  readonly fileName: string;
}
