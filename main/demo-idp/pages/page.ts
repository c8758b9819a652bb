import { createHash } from "node:crypto";
import { style } from "./style.ts";

/** Text made harmless inside HTML, in elements and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const styleHash = createHash("sha256").update(style).digest("base64");

/**
 * Headers of every page: no script, no resource from anywhere, no frame. `form-action` allows any http address,
 * because browsers apply it to the redirects after a form too, and those end at the client's loopback listener,
 * which may have any port and a host that a policy cannot spell (`[::1]`).
 */
export const pageHeaders: Readonly<Record<string, string>> = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": `default-src 'none'; style-src 'sha256-${styleHash}'; form-action http:; frame-ancestors 'none'; base-uri 'none'`,
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** A whole page. `title` is plain text; `body` is HTML whose changing parts are escaped already. */
export const renderPage = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Demo identity provider</title>
<style>${style}</style>
</head>
<body>
<header><strong>Demo identity provider</strong><span>Runs on this machine only. Its users are made up.</span></header>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
