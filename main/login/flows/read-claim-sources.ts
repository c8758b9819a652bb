import { AppFailure } from "#shared/app-error.ts";
import type { ClaimSource, LoginClaims } from "#shared/provisioning/provisioned.ts";
import {
  isOfIssuer,
  maskSources,
  type NamedSource,
  namedSources,
  type RelyingParty,
  type SourceJwtFinding,
  verifySourceJwt,
} from "../../tokens/index.ts";
import { fetchClaimSource } from "./fetch-claim-source.ts";
import type { LoginContext } from "./login-context.ts";

type Context = Pick<LoginContext, "configuration" | "recorder"> & { readonly signal?: AbortSignal };
type Place = ClaimSource["namedIn"];

/** More are not read, so that no provider can keep us busy. */
const MAX_SOURCES = 10;

/**
 * Reads the claims that other sources make about the user (OIDC Core 5.6.2), those of the provider being verified
 * already. Nothing that a source does wrong fails a login: a check says so. The tokens of the sources are not in the
 * answer.
 * @throws AppFailure `request_cancelled`
 */
export const readClaimSources = async <Found extends Partial<Record<Place, LoginClaims["idToken"]>>>(
  context: Context,
  party: RelyingParty,
  subject: string,
  claims: Found,
): Promise<Found & { readonly fromSources?: readonly ClaimSource[] }> => {
  const places = Object.entries(claims) as [Place, LoginClaims["idToken"]][];
  const named = places.flatMap(([namedIn, found]) =>
    namedSources(found).map((source) => ({ namedIn, ...source })),
  );
  const masked = {
    ...claims,
    ...Object.fromEntries(places.map(([place, found]) => [place, maskSources(found)])),
  };
  if (named.length === 0) return masked;
  const tokens = await Promise.all(
    named.map((source, index) => tokenOf(context, source, index < MAX_SOURCES)),
  );
  const fromSources: ClaimSource[] = [];
  for (const [index, source] of named.entries()) {
    const finding = await examine(context, party, subject, tokens[index] ?? { why: "" });
    fromSources.push(describe(context, source, finding));
  }
  return { ...masked, fromSources };
};

type TokenOfSource = { readonly token: string } | { readonly why: string };

const tokenOf = async (
  context: Context,
  source: NamedSource,
  isWithinLimit: boolean,
): Promise<TokenOfSource> => {
  if (!isWithinLimit) return { why: `No more than ${MAX_SOURCES} sources are read.` };
  if (source.jwt !== undefined) return { token: source.jwt };
  if (source.endpoint !== undefined) return fetchClaimSource(context, source);
  return { why: "_claim_sources has neither a JWT nor an endpoint for it." };
};

const examine = async (
  { configuration }: Context,
  party: RelyingParty,
  subject: string,
  of: TokenOfSource,
): Promise<SourceJwtFinding> => {
  if ("why" in of) return { state: "not_read", why: of.why };
  try {
    if (isOfIssuer(of.token, configuration.issuer)) await party.readKeysFor(of.token);
  } catch (thrown) {
    if (!(thrown instanceof AppFailure) || thrown.error.code === "request_cancelled") throw thrown;
    return { state: "not_read", why: thrown.error.message };
  }
  return verifySourceJwt(of.token, { ...party.userinfoExpectations(), subject });
};

/** Puts together what is known of a source, and records it as a check. */
const describe = (
  { recorder }: Context,
  { namedIn, name, promised, jwt, endpoint }: NamedSource & { readonly namedIn: Place },
  { state, why, issuer, claims = {} }: SourceJwtFinding,
): ClaimSource => {
  const missing = promised.filter((claim) => !Object.hasOwn(claims, claim));
  const lacks = state === "not_read" || missing.length === 0 ? undefined : `It lacks ${missing.join(", ")}.`;
  const words = [why, lacks].filter((text) => text !== undefined).join(" ");
  recorder.check("userinfo", {
    checkId: "userinfo.claim_source",
    title: "Claims of another source can be used",
    source: "OIDC Core 5.6.2",
    result: words === "" ? "passed" : "warning",
    expected: `${name}: ${promised.join(", ")}, signed by the issuer`,
    found: `${name}: ${words === "" ? "verified with the issuer's keys" : words}`,
  });
  const kind = jwt !== undefined ? "aggregated" : endpoint !== undefined ? "distributed" : "unknown";
  return {
    name,
    namedIn,
    kind,
    ...(kind === "distributed" && endpoint !== undefined ? { endpoint } : {}),
    ...(issuer === undefined ? {} : { issuer }),
    promised,
    claims: maskSources(claims),
    state,
    ...(words === "" ? {} : { why: recorder.redactor.text(words) }),
  };
};
