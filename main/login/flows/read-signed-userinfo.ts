import { type AppErrorCode, AppFailure } from "#shared/app-error.ts";
import { type RelyingParty, verifyUserinfo } from "../../tokens/index.ts";
import type { LoginContext } from "./login-context.ts";

/**
 * Verifies a signed UserInfo answer and records each check (OIDC Core 5.3.4).
 * @returns its claims
 * @throws AppFailure `userinfo_signature_invalid`, `userinfo_iss_mismatch`, `userinfo_aud_mismatch`,
 * `userinfo_response_invalid`
 */
export const readSignedUserinfo = async (
  { recorder }: Pick<LoginContext, "recorder">,
  party: RelyingParty,
  token: string,
): Promise<Readonly<Record<string, unknown>>> => {
  const { outcomes, claims } = await verifyUserinfo(token, party.userinfoExpectations());
  for (const outcome of outcomes) recorder.check("userinfo", outcome);
  if (claims !== undefined) return claims;
  const failed = outcomes.find(({ result }) => result === "failed");
  const code = failed?.code ?? "userinfo_response_invalid";
  throw new AppFailure({
    code,
    ...(words[code] ?? unreadable),
    cause: `expected ${failed?.expected}, found ${failed?.found}`,
    step: "userinfo",
    field: "endpoints.userinfo",
    source: "OIDC Core 5.3.2",
  });
};

interface Words {
  readonly message: string;
  readonly advice: string;
}

const unreadable: Words = {
  message: "UserInfo's signed answer cannot be used.",
  advice: "Ask the administrator to have UserInfo answer with plain or signed JSON.",
};

const words: Readonly<Partial<Record<AppErrorCode, Words>>> = {
  userinfo_signature_invalid: {
    message: "The signature of UserInfo's answer is not valid.",
    advice:
      "Check that the UserInfo and JWKS endpoints belong to the issuer. If they do, do not trust this answer: tell the administrator.",
  },
  userinfo_iss_mismatch: {
    message: "UserInfo's answer comes from another issuer.",
    advice: "Check that the UserInfo endpoint belongs to the issuer, and tell the administrator.",
  },
  userinfo_aud_mismatch: {
    message: "UserInfo's answer is meant for another client.",
    advice: "Check the Client ID. If it is right, tell the administrator that the answer's aud is another.",
  },
};
