/** A request for a captured redirect URI. It was not sent. */
export interface CapturedRequest {
  readonly method: string;
  readonly url: string;
  /** Whether a whole page was asked for, not a part of one or a frame in it. */
  readonly isPage: boolean;
  /** What a form would have posted. */
  readonly body: string | undefined;
}

/** A redirect URI that the test window catches before it leaves the machine. */
export interface CapturedRedirect {
  readonly uri: string;
  /** Whether this URL is the redirect URI, with whatever parameters. */
  isAt(url: string): boolean;
  /** Takes what was caught. Answers the page to be shown in its place: HTML, of our own words only. */
  take(request: CapturedRequest): string;
}

/** What only a window of the workbench's own can do; a browser outside knows nothing of it. */
export interface BrowserWatch {
  readonly captured?: CapturedRedirect | undefined;
  /** Told when the person closes the window. */
  readonly onClosed: () => void;
  /** Aborted when the login needs the page no more; a page of our own stays for a moment. */
  readonly finished: AbortSignal;
}

/** Opens a page in a browser. */
export interface BrowserOpener {
  /** What it opens pages in, for the screen: `system browser`, or a program's name. */
  describe(): string;
  /**
   * Asks for the page. That it resolves does not mean that a person sees it.
   * @throws AppFailure `browser_open_failed`
   */
  open(url: string, watch?: BrowserWatch): Promise<void>;
}
