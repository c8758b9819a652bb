/** A compact JWE with members of its header changed afterwards, so that it can be opened by nobody (RFC 7516 7.1). */
export const withJweHeader = (jwe: string, change: Readonly<Record<string, unknown>>): string => {
  const [header = "", ...others] = jwe.split(".");
  const right: unknown = JSON.parse(Buffer.from(header, "base64url").toString("utf8"));
  const changed = Buffer.from(JSON.stringify({ ...(right as object), ...change })).toString("base64url");
  return [changed, ...others].join(".");
};
