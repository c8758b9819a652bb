const WELL_KNOWN = "/.well-known/openid-configuration";

/** What a person typed, as a URL: https where they named no scheme. */
export const typedUrlOf = (typed: string): string => {
  const text = typed.trim();
  if (text === "") return "";
  return /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+:\d+(\/|$)/.test(text) ? text : `https://${text}`;
};

/**
 * The discovery document's URL for what a person typed: a full URL stays as it is, a bare issuer or host gets
 * the well-known path appended (OIDC Discovery 4: a terminating slash of the issuer is removed first).
 */
export const automaticConfigurationUrlOf = (typed: string): string => {
  const withScheme = typedUrlOf(typed);
  if (withScheme === "") return "";
  const hasHost = /:\/\/[^/]/.test(withScheme);
  if (!hasHost || withScheme.includes("/.well-known/")) return withScheme;
  return withScheme.replace(/\/+$/, "") + WELL_KNOWN;
};

/**
 * The issuers that a document at this URL may name (OIDC Discovery 4.3), without terminating slash: the one that
 * was typed, and the same as URLs are written (there are providers that name their host in capital letters).
 * `undefined` when the URL does not have the well-known form, so that nothing can be concluded from it.
 */
export const issuersOfUrl = (automaticConfigurationUrl: string): readonly string[] | undefined => {
  const url = new URL(automaticConfigurationUrl);
  if (!url.pathname.endsWith(WELL_KNOWN)) return undefined;
  const [typed = ""] = automaticConfigurationUrl.trim().split(/[?#]/, 1);
  return [url.origin + url.pathname, typed].map(withoutWellKnown);
};

const withoutWellKnown = (url: string): string =>
  url.endsWith(WELL_KNOWN) ? url.slice(0, -WELL_KNOWN.length).replace(/\/+$/, "") : url;
