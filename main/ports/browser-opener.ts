/** Opens a page in a browser outside the workbench. */
export interface BrowserOpener {
  /** What it opens pages in, for the screen: `system browser`, or a program's name. */
  describe(): string;
  /**
   * Asks for the page. That it resolves does not mean that a person sees it.
   * @throws AppFailure `browser_open_failed`
   */
  open(url: string): Promise<void>;
}
