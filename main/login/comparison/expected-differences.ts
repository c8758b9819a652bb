/** Whether a difference of two values means nothing, as it is there between any two logins. */
export type IsExpected = (name: string, left: string, right: string) => boolean;

/** Parameters and members, by their own name wherever they stand: `state` is also `response.state`. */
const ofRequests: ReadonlySet<string> = new Set([
  // Made anew for each request, or from what is.
  ...["state", "nonce", "code_challenge", "jti"],
  // Handed out for one login; most are masked.
  ...["code", "request_uri", "session_state"],
  // The key of one login, and its proofs (RFC 9449).
  ...["dpop", "dpop_jkt"],
  // Times of signed requests and answers.
  ...["iat", "nbf", "exp"],
  // What providers put into error answers for their logs.
  ...["timestamp", "trace_id", "correlation_id", "requestId"],
]);

/** Claims by their full names: within another claim the same word may mean something else. */
const ofClaims: ReadonlySet<string> = new Set([
  ...["iat", "nbf", "exp", "auth_time"],
  // Ids of the token and of the session.
  ...["jti", "sid", "origin_jti", "event_id", "uti"],
  // What was sent with the request, and hashes of codes and tokens.
  ...["nonce", "at_hash", "c_hash", "s_hash"],
  // The key of one login that the token is bound to (RFC 9449 6.1).
  ...["cnf", "cnf.jkt"],
  // Entra's own state.
  ...["aio", "rh"],
]);

/** In what was sent and answered; also the port of a loopback redirect, which the system chooses (RFC 8252 7.3). */
export const expectedInRequests: IsExpected = (name, left, right) => {
  const own = ownName(name);
  if (ofRequests.has(own)) return true;
  if (own !== "redirect_uri") return false;
  return withoutLoopbackPort(left) !== undefined && withoutLoopbackPort(left) === withoutLoopbackPort(right);
};

/** In claims. */
export const expectedInClaims: IsExpected = (name) => ofClaims.has(name);

/** In what checks found, where they came to the same result: they are about the values above. */
export const expectedInChecks: IsExpected = (checkId, left, right) => {
  const [resultOnLeft, resultOnRight] = [left, right].map((value) => value.split(":", 1)[0]);
  return (
    resultOnLeft === resultOnRight && (ofClaims.has(ownName(checkId)) || ofRequests.has(ownName(checkId)))
  );
};

/** Of everything else a difference means something. */
export const neverExpected: IsExpected = () => false;

const ownName = (name: string): string => name.slice(name.lastIndexOf(".") + 1);

const withoutLoopbackPort = (value: string): string | undefined =>
  /^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost):\d+\//.test(value) ? value.replace(/:\d+\//, "/") : undefined;
