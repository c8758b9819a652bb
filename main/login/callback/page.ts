import { createHash } from "node:crypto";

const style =
  "body{font:15px/1.5 system-ui,sans-serif;margin:18vh auto;max-width:26em;padding:0 1.5em;color:#1a1e26;background:#fff}h1{font-size:1.2em}p{color:#475063}@media(prefers-color-scheme:dark){body{color:#e4e8ef;background:#1a1d23}p{color:#b0b8c6}}";

/** A static page with one sentence. */
export const page = (title: string, sentence: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head><body><h1>${title}</h1><p>${sentence}</p></body></html>`;

/**
 * The pages a browser sees at the end of a login. They are static: nothing that was received is ever written
 * into them, and success looks like failure (C-75, C-79).
 */
export const pages = {
  done: page("Back to SSO Workbench", "The browser has done its part. You can close this tab."),
  captured: page(
    "Back to SSO Workbench",
    "The redirect was captured here; nothing was sent to its address. This window closes by itself.",
  ),
  used: page("Already used", "This answer was received before. You can close this tab."),
  refused: page(
    "Not expected",
    "SSO Workbench does not expect this answer. A waiting login goes on waiting.",
  ),
} as const;

const styleHash = createHash("sha256").update(style).digest("base64");

/** Headers of every answer of the loopback listener (C-76). */
export const pageHeaders: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
  "cross-origin-opener-policy": "same-origin",
  connection: "close",
};
