import { AppFailure } from "#shared/app-error.ts";
import {
  FALLBACK_ROLE,
  type LoginClaims,
  type ProvisionedAttributes,
} from "#shared/provisioning/provisioned.ts";

/** Longer values are cut: an attribute is a line of text. In characters. */
const MAX_ATTRIBUTE_LENGTH = 1024;

/**
 * The default flow: `sub` → Name, `name` → Fullname, `email` → Email, and the fallback role. A claim that the
 * ID token does not have is taken from UserInfo, and one that neither has from another source, if the provider said
 * that it is there and it is verified (OIDC Core 5.6.2): no source replaces what the provider says itself. One that is
 * no text counts as missing. Pure, so that a preview runs the very code of a login.
 * @throws AppFailure `id_token_sub_missing`
 */
export const mapClaims = (claims: LoginClaims): ProvisionedAttributes => {
  const { iss, sub } = claims.idToken;
  if (typeof sub !== "string" || sub === "" || typeof iss !== "string") throw subMissing();
  const fullname = pick(claims, "name");
  const email = pick(claims, "email");
  return {
    issuer: iss,
    subject: sub,
    name: sub,
    fullname: fullname.value,
    email: email.value,
    roles: [FALLBACK_ROLE],
    sources: { name: "sub in the ID token", fullname: fullname.source, email: email.source },
  };
};

const pick = (claims: LoginClaims, name: string): { readonly value: string; readonly source: string } => {
  const inIdToken = textOf(claims.idToken, name);
  if (inIdToken !== undefined) return { value: inIdToken, source: `${name} in the ID token` };
  const inUserinfo = claims.userinfo && textOf(claims.userinfo, name);
  if (inUserinfo !== undefined) return { value: inUserinfo, source: `${name} in UserInfo` };
  const inSource = claims.fromSources
    ?.filter(({ state, promised }) => state === "verified" && promised.includes(name))
    .map((source) => textOf(source.claims, name))
    .find((value) => value !== undefined);
  if (inSource !== undefined) return { value: inSource, source: `${name} of another source` };
  return { value: "", source: `no claim ${name}` };
};

const textOf = (claims: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
  if (typeof value !== "string" || value === "") return undefined;
  return value.slice(0, MAX_ATTRIBUTE_LENGTH).replace(/[\ud800-\udbff]$/, "");
};

const subMissing = (): AppFailure =>
  new AppFailure({
    code: "id_token_sub_missing",
    message: "The login does not say whose it is.",
    advice: "Ask the provider's administrator why the ID token has no subject.",
    step: "provisioning",
    source: "OIDC Core 2",
  });
