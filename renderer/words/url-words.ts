const parseUrl = (text: string): URL | undefined => {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
};

/** Path and query of a URL, or the text itself when it is none: "/oauth2/token". */
export const pathOf = (url: string): string => {
  const parsed = parseUrl(url);
  return parsed && parsed.origin !== "null" ? `${parsed.pathname}${parsed.search}` : url;
};

/** The path alone, without the query, or the text itself when it is no URL. */
export const barePathOf = (url: string): string => {
  const parsed = parseUrl(url);
  return parsed && parsed.origin !== "null" ? parsed.pathname : url;
};

/** The last part of a URL's path: "jwks" of "https://id.example/oauth2/jwks"; the path where it has no parts. */
export const pathEndOf = (url: string): string => {
  const path = barePathOf(url);
  return path.split("/").findLast((part) => part !== "") ?? path;
};

/** Scheme, host and port of an http(s) URL; undefined for anything else. */
export const originOf = (url: string): string | undefined => {
  const parsed = parseUrl(url);
  return parsed?.protocol === "https:" || parsed?.protocol === "http:" ? parsed.origin : undefined;
};

/** Host and port of a URL, or an empty text. */
export const hostOf = (url: string): string => parseUrl(url)?.host ?? "";
