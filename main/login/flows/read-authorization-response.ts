import { useJwtResponseMode as expectSignedResponse } from "openid-client";
import { type AppErrorCode, AppFailure } from "#shared/app-error.ts";
import {
  asksForSignedResponse,
  type ProviderCapabilities,
} from "#shared/configurations/client-configuration.ts";
import { decodeJwt, isHmac, type RelyingParty, verifyAuthorizationResponse } from "../../tokens/index.ts";
import { valueFlaw } from "../callback/index.ts";
import type { LoginContext } from "./login-context.ts";

type Parameters = ReadonlyMap<string, string>;

/** An authorization response; where it was to be signed, it is verified. */
export interface AuthorizationResponse {
  readonly parameters: Parameters;
  /** What openid-client is given to look at: a signed answer as it came, for a check of its own. */
  readonly forLibrary: Parameters;
}

/**
 * Takes the parameters out of an answer that was asked for as a signed JWT, and records each check of it (JARM
 * 2.4). An error may come plainly, for instance from a provider that does not know the response mode: it ends the
 * login anyway.
 * @throws AppFailure `jarm_*`
 */
export const readAuthorizationResponse = async (
  context: LoginContext,
  party: RelyingParty,
  given: Parameters,
  capabilities: ProviderCapabilities,
): Promise<AuthorizationResponse> => {
  if (!asksForSignedResponse(context.configuration.authorizationRequest.responseMode)) {
    return { parameters: given, forLibrary: given };
  }
  const token = given.get("response");
  // All checks of an answer follow one another, without an exchange between them.
  if (token !== undefined) await party.readKeysFor(token);
  recordSigned(context, token, given.has("error"));
  if (token === undefined && given.has("error")) return { parameters: given, forLibrary: given };
  if (token === undefined) throw refusal("jarm_response_missing", "parameters that are not signed");
  const expected = party.responseExpectations(capabilities.authorizationSigningAlgorithmsSupported);
  const { outcomes, members } = await verifyAuthorizationResponse(token, expected);
  for (const outcome of outcomes) context.recorder.check("callback", outcome);
  if (members === undefined) {
    const failed = outcomes.find(({ result }) => result === "failed");
    throw refusal(failed?.code, `expected ${failed?.expected}, found ${failed?.found}`);
  }
  const parameters = parametersOf(members);
  // openid-client cannot verify an HMAC (LIB-4).
  if (isHmac(decodeJwt(token)?.header.alg)) return { parameters, forLibrary: parameters };
  expectSignedResponse(party.client);
  return { parameters, forLibrary: given };
};

const recordSigned = ({ recorder }: LoginContext, token: string | undefined, isError: boolean): void => {
  const isMissing = token === undefined;
  recorder.check("callback", {
    checkId: "response.signed",
    title: "Answer is signed, as it was asked for",
    source: "JARM 2.3",
    result: isMissing ? (isError ? "warning" : "failed") : "passed",
    expected: "a JWT in the parameter response",
    found: isMissing ? "parameters that are not signed" : "a JWT",
    ...(isMissing && !isError ? { code: "jarm_response_missing" as const } : {}),
  });
};

/** Members that are parameters of an authorization response; the others say whose and how old it is. */
const parametersOf = (members: Readonly<Record<string, unknown>>): Parameters => {
  const parameters = new Map<string, string>();
  for (const [name, value] of Object.entries(members)) {
    if (typeof value !== "string" || name === "aud") continue;
    const flaw = valueFlaw(name, value);
    if (flaw !== undefined) throw refusal("jarm_response_invalid", `${name.slice(0, 40)} ${flaw}`);
    parameters.set(name, value);
  }
  return parameters;
};

type JarmCode = Extract<AppErrorCode, `jarm_${string}`>;

const isJarmCode = (code: AppErrorCode | undefined): code is JarmCode => code?.startsWith("jarm_") === true;

const tellAdministrator = "Do not trust this answer, and tell the administrator.";

const words: Readonly<Record<JarmCode, { readonly message: string; readonly advice: string }>> = {
  jarm_response_missing: {
    message: "The answer is not signed, although a signed one was asked for.",
    advice: `${tellAdministrator} If the provider does not sign its answers, choose another response mode.`,
  },
  jarm_response_invalid: {
    message: "The signed answer cannot be used.",
    advice: "Tell the provider's administrator, or choose a response mode that is not signed.",
  },
  jarm_signature_invalid: {
    message: "The signature of the answer is not valid.",
    advice: `Check that the JWKS endpoint belongs to the issuer. If it does: ${tellAdministrator.toLowerCase()}`,
  },
  jarm_iss_mismatch: {
    message: "The signed answer comes from another issuer.",
    advice: "Do not finish this login. Check that the authorization endpoint belongs to the issuer.",
  },
  jarm_aud_mismatch: {
    message: "The signed answer is meant for another client.",
    advice: "Check the Client ID. If it is right, tell the administrator that the answer's aud is another.",
  },
  jarm_expired: {
    message: "The signed answer has expired, or does not say when it does.",
    advice: "Compare the clocks of this machine and of the provider, then log in again.",
  },
};

const refusal = (code: AppErrorCode | undefined, cause: string): AppFailure => {
  const own = isJarmCode(code) ? code : "jarm_response_invalid";
  return new AppFailure({
    code: own,
    ...words[own],
    cause,
    step: "callback",
    field: "authorizationRequest.responseMode",
    source: "JARM 2.4",
  });
};

/** What openid-client has against a signed answer that our own checks accept. */
export const rejectedByLibrary = (cause: string): AppFailure => refusal("jarm_response_invalid", cause);
