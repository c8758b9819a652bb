/** Where the window's own pages come from; everything else is foreign to it. */
export interface OwnPages {
  /** What the window loads. */
  readonly startUrl: string;
  /** As a frame states its origin. */
  readonly origin: string;
  /** Whether a page may be shown in the window (EX-08). */
  contains(url: string): boolean;
  /** Whether a page may fetch it (EX-06); more than pages only while developing. */
  mayRequest(url: string): boolean;
}

/** Scheme and host of the bundled pages. */
export const assetsScheme = "app";
export const assetsHost = "workbench";

/** The pages that are part of the program. */
export const bundledPages: OwnPages = {
  startUrl: `${assetsScheme}://${assetsHost}/index.html`,
  origin: `${assetsScheme}://${assetsHost}`,
  contains: (url) => isAt(url, [`${assetsScheme}:`], assetsHost),
  mayRequest: (url) => isAt(url, [`${assetsScheme}:`], assetsHost),
};

/**
 * The pages of a development server, with its web socket and the developer tools.
 * @throws Error when it is not on the loopback interface
 */
export const developmentPages = (serverUrl: string): OwnPages => {
  const { protocol, hostname, host, origin } = new URL(serverUrl);
  if (protocol !== "http:" || !["127.0.0.1", "localhost", "[::1]"].includes(hostname)) {
    throw new Error("The development server must be on the loopback interface.");
  }
  return {
    startUrl: serverUrl,
    origin,
    contains: (url) => isAt(url, ["http:"], host),
    mayRequest: (url) => isAt(url, ["http:", "ws:"], host) || url.startsWith("devtools://"),
  };
};

/** Compares parsed parts: a prefix would take `app://workbench.example` for ours (EL-13). */
const isAt = (url: string, protocols: readonly string[], host: string): boolean => {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  return (
    protocols.includes(parsed.protocol) &&
    parsed.host === host &&
    parsed.username === "" &&
    parsed.password === ""
  );
};
