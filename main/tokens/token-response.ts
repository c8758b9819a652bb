import type { TokenEncryption } from "#shared/tokens/token-set-view.ts";
import type { HttpResponse } from "../ports/http.ts";
import { parseObject } from "./parse-object.ts";
import { tokenResponseInvalid } from "./token-endpoint-refusal.ts";

/** The members of a token response that are used (RFC 6749 5.1, OIDC Core 3.1.3.3). */
export interface TokenResponse {
  readonly accessToken: string;
  readonly tokenType: string;
  readonly refreshToken?: string;
  /** Never encrypted: what was inside, where it came so and could be opened. */
  readonly idToken?: string;
  /** How the ID token came encrypted; absent: it did not. */
  readonly idTokenEncryption?: TokenEncryption;
  readonly scope?: string;
  /** Salesforce's `id`: where it says who logged in. */
  readonly identityUrl?: string;
  /** End of the access token, epoch ms; absent when the provider did not say. */
  readonly expiresAt?: number;
}

/** Characters an access token may have in a header (RFC 6750 2.1), which also keeps line breaks out. */
const isHeaderSafe = (token: string): boolean => /^[\x21-\x7e]+$/.test(token);

/**
 * Reads the members of a token response, an answer of status 200.
 * @param isBound whether a token that is bound to a key was asked for (RFC 9449 5); a Bearer token in its place is
 * read, too, for `requireBinding` to refuse
 * @throws AppFailure `token_response_invalid`
 */
export const readTokenResponse = (answer: HttpResponse, now: number, isBound = false): TokenResponse => {
  const body = parseObject(answer.body);
  if (body === undefined) throw tokenResponseInvalid("not a JSON object", answer);
  const { access_token, token_type, refresh_token, id_token, scope } = body;
  if (typeof access_token !== "string" || !isHeaderSafe(access_token)) {
    throw tokenResponseInvalid("access_token is missing or cannot be sent in a header", answer);
  }
  const types = isBound ? ["dpop", "bearer"] : ["bearer"];
  if (typeof token_type !== "string" || !types.includes(token_type.toLowerCase())) {
    throw tokenResponseInvalid(
      `token_type is ${JSON.stringify(token_type) ?? "missing"}, expected ${isBound ? "DPoP" : "Bearer"}`,
      answer,
    );
  }
  const expiresAt = expiryOf(body.expires_in, now);
  return {
    accessToken: access_token,
    tokenType: token_type,
    ...(typeof refresh_token === "string" && refresh_token !== "" ? { refreshToken: refresh_token } : {}),
    ...(typeof id_token === "string" ? { idToken: id_token } : {}),
    ...(typeof scope === "string" ? { scope } : {}),
    ...(typeof body.id === "string" && body.id.length <= 2048 ? { identityUrl: body.id } : {}),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
};

/** `expires_in` in seconds, at times sent as text; what makes no sense counts as "not said" (C-71). */
const expiryOf = (expiresIn: unknown, now: number): number | undefined => {
  const seconds = typeof expiresIn === "string" && expiresIn.trim() !== "" ? Number(expiresIn) : expiresIn;
  return typeof seconds === "number" && Number.isFinite(seconds) && seconds >= 0 && seconds < 1e10
    ? now + seconds * 1000
    : undefined;
};
