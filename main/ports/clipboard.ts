/** The system's clipboard. */
export interface Clipboard {
  writeText(text: string): void;
}
