import type { Answer } from "./answer.ts";
import type { EndpointParts } from "./endpoints.ts";
import type { ProviderSession } from "./issued-tokens.ts";
import { refuseProof } from "./proofs.ts";
import type { ReceivedRequest } from "./received-request.ts";

/** An access token as it came: in a header with its scheme, or in a form as a Bearer token. */
interface PresentedToken {
  readonly scheme: string;
  readonly token: string;
}

/** Whose access token came with a request, or the answer to one that may not be taken (RFC 6750 3, RFC 9449 7.1). */
export const admit = (
  parts: EndpointParts,
  endpoint: "userinfo" | "api",
  request: ReceivedRequest,
): { readonly session: ProviderSession } | { readonly refusal: Answer } => {
  const place = endpoint === "api" ? "header" : (parts.script().userinfoTokenIn ?? "header");
  const { scheme, token } = place === "header" ? tokenInHeader(request) : tokenInForm(request);
  const session = parts.issued.sessionOf(token);
  if (session === undefined) {
    if (endpoint === "userinfo") parts.complain(endpoint, ["Not kept: the access token is one of ours"]);
    return { refusal: invalidToken };
  }
  const { boundTo } = session;
  const right = boundTo === undefined ? "Bearer" : "DPoP";
  parts.complain(endpoint, scheme === right ? [] : [`Not kept: the token is sent as ${right}`]);
  if (scheme !== right) return { refusal: invalidToken };
  const unproven = boundTo && refuseProof(parts, endpoint, request, { boundTo, accessToken: token });
  return unproven ? { refusal: unproven } : { session };
};

const noToken: PresentedToken = { scheme: "", token: "" };

const tokenInHeader = ({ headers }: ReceivedRequest): PresentedToken => {
  const [, scheme = "", token = ""] = /^(Bearer|DPoP) (.+)$/.exec(headers.authorization ?? "") ?? [];
  return { scheme, token };
};

/** The token is looked for in the form alone (RFC 6750 2.2). */
const tokenInForm = ({ method, headers, target, parameters }: ReceivedRequest): PresentedToken => {
  const isRight = method === "POST" && headers.authorization === undefined && !target.includes("?");
  return isRight ? { scheme: "Bearer", token: parameters.get("access_token") ?? "" } : noToken;
};

const invalidToken: Answer = {
  status: 401,
  headers: { "www-authenticate": 'Bearer error="invalid_token"' },
  document: { error: "invalid_token" },
};
