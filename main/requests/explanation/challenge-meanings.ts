import type { ExplainedChallenge } from "#shared/requests/exchange-explanation.ts";
import type { Challenge } from "./parse-challenges.ts";

interface Meaning {
  readonly meaning: string;
  readonly source: string;
}

/** Errors of a Bearer challenge (RFC 6750 3.1, RFC 9470 3) and of one with a key (RFC 9449 7.1, 9, 12.2). */
const errors: Readonly<Record<string, Meaning>> = {
  invalid_token: {
    meaning:
      "The API did not accept the token: it has ended, was revoked, is for another API, or is damaged.",
    source: "RFC 6750 3.1",
  },
  insufficient_scope: {
    meaning: "The token is good, but does not have the scopes that this needs.",
    source: "RFC 6750 3.1",
  },
  invalid_request: {
    meaning: "The API could not make sense of how the token was sent.",
    source: "RFC 6750 3.1",
  },
  insufficient_user_authentication: {
    meaning: "The user has to log in anew, in a stronger way or more recently.",
    source: "RFC 9470 3",
  },
  invalid_dpop_proof: {
    meaning: "The API did not accept the proof of the key that the token is bound to.",
    source: "RFC 9449 7.1",
  },
  use_dpop_nonce: {
    meaning:
      "The API wants a nonce of its own in the proof of the key, and did not take the one it was given.",
    source: "RFC 9449 9",
  },
};

/** What schemes demand. */
const schemes: Readonly<Record<string, Meaning>> = {
  bearer: { meaning: "The API wants an access token as a Bearer token.", source: "RFC 6750 3" },
  dpop: { meaning: "The API wants an access token that is bound to a key (DPoP).", source: "RFC 9449 7.1" },
  basic: { meaning: "The API wants a user name and a password.", source: "RFC 7617 2" },
  digest: { meaning: "The API wants a user name and a password, hashed.", source: "RFC 7616 3.3" },
  negotiate: {
    meaning: "The API wants the sign-on of the network (Kerberos or NTLM).",
    source: "RFC 4559 4",
  },
  ntlm: { meaning: "The API wants the sign-on of a Windows network.", source: "MS-NTHT" },
  mutual: { meaning: "The API wants a password that both sides prove.", source: "RFC 8120" },
  privatetoken: { meaning: "The API wants an anonymous token of an issuer.", source: "RFC 9577 2.1" },
  gnap: { meaning: "The API wants a grant that is negotiated (GNAP).", source: "RFC 9635 9.1" },
};

const describedErrors = new Set(["bearer", "dpop"]);

/** A parameter's value; the first, as each occurs once at most. */
export const parameterOf = ({ parameters }: Challenge, name: string): string | undefined =>
  parameters.find((each) => each.name === name)?.value;

/** Puts a challenge into words. */
export const explainChallenge = (challenge: Challenge): ExplainedChallenge => {
  const { scheme, parameters, token } = challenge;
  const name = scheme.toLowerCase();
  const error = describedErrors.has(name) ? parameterOf(challenge, "error") : undefined;
  const known = meaningIn(errors, error) ?? (error === undefined ? meaningIn(schemes, name) : undefined);
  const meaning =
    known?.meaning ??
    (error === undefined
      ? `The API wants the scheme ${scheme}, which the workbench does not know.`
      : `The API refused the token with an error of its own: ${error}.`);
  return {
    scheme,
    parameters: token === undefined ? parameters : [...parameters, { name: "", value: token }],
    meaning,
    ...(known === undefined ? {} : { source: known.source }),
  };
};

const meaningIn = (
  meanings: Readonly<Record<string, Meaning>>,
  name: string | undefined,
): Meaning | undefined => (name !== undefined && Object.hasOwn(meanings, name) ? meanings[name] : undefined);
