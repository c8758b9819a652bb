const WELL_KNOWN = "/.well-known/openid-configuration";

/**
 * The discovery document's URL for what a person typed: a full URL stays as it is, a bare issuer or host gets
 * the well-known path appended (OIDC Discovery 4: a terminating slash of the issuer is removed first).
 */
export const automaticConfigurationUrlOf = (typed: string): string => {
  const text = typed.trim();
  if (text === "") return "";
  const withScheme =
    /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+:\d+(\/|$)/.test(text) ? text : `https://${text}`;
  if (withScheme.includes("/.well-known/")) return withScheme;
  return withScheme.replace(/\/+$/, "") + WELL_KNOWN;
};

/**
 * The issuer that a document at this URL must name (OIDC Discovery 4.3), without terminating slash; `undefined`
 * when the URL does not have the well-known form, so that nothing can be concluded from it.
 */
export const issuerOfUrl = (automaticConfigurationUrl: string): string | undefined => {
  const url = new URL(automaticConfigurationUrl);
  if (!url.pathname.endsWith(WELL_KNOWN)) return undefined;
  return (url.origin + url.pathname.slice(0, -WELL_KNOWN.length)).replace(/\/+$/, "");
};
