import type { LoginClaims } from "#shared/provisioning/provisioned.ts";
import type { ExpressionSource } from "#shared/provisioning/provisioning-settings.ts";

/** What the sources are called in the window. */
export const sourceLabels: Readonly<Record<ExpressionSource, string>> = {
  id_token: "ID token",
  userinfo: "UserInfo",
  access_token: "Access token",
  all: "All of them",
};

/** What an expression over a source looks at, for completion. */
export const documentForCompletion = (claims: LoginClaims | undefined, source: ExpressionSource): unknown => {
  if (claims === undefined) return undefined;
  const { idToken, userinfo = {}, accessToken = {} } = claims;
  if (source === "all") return { id_token: idToken, userinfo, access_token: accessToken };
  return { id_token: idToken, userinfo, access_token: accessToken }[source];
};
