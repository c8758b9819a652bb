import type { BrowserWindow, Session, UploadData } from "electron";
import type { CapturedRedirect } from "../ports/browser-opener.ts";

/** Scheme of the pages that take the place of a captured web address. */
const PAGE_SCHEME = "sso-workbench-page";
/** More than any authorization response; what is longer is refused for its length. */
const MAX_BODY_BYTES = 128 * 1024;

/** What is captured in one test window. */
export interface RedirectCapture {
  /** Addresses besides the web's that the window may go to. */
  mayShow(url: string): boolean;
  /** Whether this is the address of a page of ours. */
  isOwnPage(url: string): boolean;
  /** Whether such a page has taken the place of the redirect. */
  hasShownPage(): boolean;
}

/**
 * Catches the redirect URI in the window's session: a web address before its request is sent, so that not even its
 * host is looked up; a scheme of an app's own by answering for it.
 */
export const captureRedirects = (
  window: BrowserWindow,
  session: Session,
  captured: CapturedRedirect,
): RedirectCapture => {
  const scheme = new URL(captured.uri).protocol.slice(0, -1);
  const isWeb = scheme === "https" || scheme === "http";
  const ownScheme = isWeb ? PAGE_SCHEME : scheme;
  const capture = isWeb ? captureWebAddress : captureScheme;
  const hasShownPage = capture(window, session, captured, ownScheme);
  const isOwnPage = (url: string): boolean => url.startsWith(`${ownScheme}:`);
  return { mayShow: isOwnPage, isOwnPage, hasShownPage };
};

type Capture = (
  window: BrowserWindow,
  session: Session,
  captured: CapturedRedirect,
  ownScheme: string,
) => RedirectCapture["hasShownPage"];

const captureWebAddress: Capture = (window, session, captured, ownScheme) => {
  let page: string | undefined;
  session.protocol.handle(ownScheme, () => answerWith(page ?? ""));
  session.webRequest.onBeforeRequest((request, answer) => {
    const { method, url, uploadData } = request;
    const isCaptured = captured.isAt(url);
    answer({ cancel: isCaptured });
    if (!isCaptured) return;
    const isPage = request.resourceType === "mainFrame";
    const shown = captured.take({ method, url, isPage, body: readUpload(uploadData) });
    if (!isPage) return;
    page = shown;
    // Only when the cancelled navigation is over; it would take the new one with it.
    setImmediate(() => {
      if (!window.isDestroyed()) void window.loadURL(`${ownScheme}:captured`).catch(() => {});
    });
  });
  return () => page !== undefined;
};

const captureScheme: Capture = (window, session, captured, ownScheme) => {
  let page: string | undefined;
  // The request itself does not say whether it is for the whole page.
  let pageUrl: string | undefined;
  const note = (event: { readonly url: string; readonly isMainFrame: boolean }): void => {
    if (event.isMainFrame) pageUrl = event.url;
  };
  window.webContents.on("did-start-navigation", note);
  window.webContents.on("will-redirect", note);
  session.protocol.handle(ownScheme, async (request) => {
    const { method, url } = request;
    const body = method === "POST" ? (await request.text()).slice(0, MAX_BODY_BYTES) : undefined;
    page = captured.take({ method, url, isPage: url === pageUrl, body });
    return answerWith(page);
  });
  return () => page !== undefined;
};

const answerWith = (page: string): Response =>
  new Response(page, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
      "cache-control": "no-store",
    },
  });

/** The body of a form post; files in it are of no use to anyone here. */
const readUpload = (data: readonly UploadData[] | undefined): string | undefined => {
  if (data === undefined) return undefined;
  const bytes = Buffer.concat(data.map((part) => part.bytes ?? Buffer.alloc(0)));
  return bytes.subarray(0, MAX_BODY_BYTES).toString("utf8");
};
