import type { LoginClaims } from "#shared/provisioning/provisioned.ts";
import type { ExpressionSource } from "#shared/provisioning/provisioning-settings.ts";

/** What each source is called in sentences. */
export const sourceTitles: Readonly<Record<ExpressionSource, string>> = {
  id_token: "the ID token",
  userinfo: "UserInfo",
  access_token: "the access token",
  all: "the tokens",
};

/** The document that an expression looks at; undefined where the login brought none. */
export const documentOf = (
  claims: LoginClaims,
  source: ExpressionSource,
): Readonly<Record<string, unknown>> | undefined => {
  switch (source) {
    case "id_token":
      return claims.idToken;
    case "userinfo":
      return claims.userinfo;
    case "access_token":
      return claims.accessToken;
    case "all":
      return {
        id_token: claims.idToken,
        userinfo: claims.userinfo ?? {},
        access_token: claims.accessToken ?? {},
      };
  }
};

/** Longer values are cut: an attribute is a line of text. In characters. */
const MAX_ATTRIBUTE_LENGTH = 1024;

/** A value as the text of an attribute; undefined for what is no text: an object, or a list of other than texts. */
export const attributeText = (value: unknown): string | undefined => {
  if (typeof value === "string") return cut(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value) && value.length > 0) {
    const texts = value.map((item) => (typeof item === "object" ? undefined : attributeText(item)));
    return texts.includes(undefined) ? undefined : cut(texts.join(", "));
  }
  return undefined;
};

/** Not in the middle of a character that takes two. */
const cut = (text: string): string => text.slice(0, MAX_ATTRIBUTE_LENGTH).replace(/[\ud800-\udbff]$/, "");
