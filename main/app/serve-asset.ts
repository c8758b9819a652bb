import { readFile, realpath } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { contentSecurityPolicy } from "./content-security-policy.ts";
import { bundledPages } from "./own-pages.ts";

/** All kinds of files that the pages are made of; anything else is not served. */
const mediaTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

const NONCE_PLACE = "__CSP_NONCE__";

/** An answer over the pages' scheme. */
export interface AssetAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface AssetsSource {
  /** Absolute folder of the built pages. */
  readonly folder: string;
  /** A new one for each answer. */
  readonly makeNonce: () => string;
}

/**
 * Answers a request for one of the bundled pages' files (EX-07): GET only, nothing outside the folder, no symbolic
 * link, no listing, only known kinds of files. Never rejects.
 */
export const serveAsset = async (
  source: AssetsSource,
  request: { readonly method: string; readonly url: string },
): Promise<AssetAnswer> => {
  if (request.method !== "GET") return refuse(405, { Allow: "GET" });
  const path = assetPath(request.url);
  const mediaType = path === undefined ? undefined : mediaTypes[extname(path)];
  if (path === undefined || mediaType === undefined) return refuse(404);
  const bytes = await readInside(source.folder, path);
  if (bytes === undefined) return refuse(404);
  const nonce = source.makeNonce();
  const body = mediaType.startsWith("text/html")
    ? Buffer.from(bytes.toString("utf8").replaceAll(NONCE_PLACE, nonce))
    : bytes;
  return { status: 200, headers: { ...protections(nonce), "Content-Type": mediaType }, body };
};

/** The path inside the folder, or undefined when the address is not one of ours. */
const assetPath = (url: string): string | undefined => {
  if (!bundledPages.contains(url)) return undefined;
  const path = decode(new URL(url).pathname);
  if (path === undefined || !path.startsWith("/") || /[\0\\]/.test(path)) return undefined;
  const segments = path.slice(1).split("/");
  return segments.some((segment) => segment === "" || segment.startsWith("."))
    ? undefined
    : segments.join(sep);
};

const decode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // a lone %: no file of ours has one
  }
};

/** Reads a file, unless it or a folder on the way to it is a symbolic link. */
const readInside = async (folder: string, path: string): Promise<Buffer | undefined> => {
  try {
    const root = await realpath(folder);
    const file = join(root, path);
    return (await realpath(file)) === file ? await readFile(file) : undefined;
  } catch {
    return undefined; // missing, a folder, or unreadable: all the same from outside
  }
};

const refuse = (status: number, extra: Readonly<Record<string, string>> = {}): AssetAnswer => ({
  status,
  headers: { ...extra, "X-Content-Type-Options": "nosniff" },
  body: Buffer.alloc(0),
});

const protections = (nonce: string): Readonly<Record<string, string>> => ({
  "Content-Security-Policy": contentSecurityPolicy(nonce),
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
});
