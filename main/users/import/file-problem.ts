/** What makes it useless to read a file on. */
export class FileProblem extends Error {
  readonly line: number | undefined;

  constructor(message: string, line?: number) {
    super(message);
    this.name = "FileProblem";
    this.line = line;
  }
}
