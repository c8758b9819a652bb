import { createHash, X509Certificate } from "node:crypto";
import { type AssertionContext, assertionFindings } from "./client-assertion.ts";
import { type ReceivedRequest, thumbprintOf } from "./received-request.ts";
import type { RegisteredCertificate, RegisteredClient } from "./script.ts";

/** What a good client would have done otherwise; empty: the request is right. */
export type Complaints = readonly string[];

const loopbackRedirect = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+\/[^?#]*$/;
/** 128 bits in base64url. */
const longEnough = /^[\w-]{22,}$/;
const oneSha256 = /^[\w-]{43}$/;

/** Rules of an authorization request (OIDC Core 3.1.2.1, RFC 7636 4.3, RFC 9700 2.1). */
export const complainAboutAuthorization = (
  { target }: Pick<ReceivedRequest, "target">,
  parameters: URLSearchParams,
  client: RegisteredClient,
): Complaints =>
  complaintsOf({
    "response_type is code": parameters.get("response_type") === "code",
    "client_id is the client's": parameters.get("client_id") === client.clientId,
    "scope has openid": (parameters.get("scope") ?? "").split(" ").includes("openid"),
    "redirect_uri is registered":
      client.redirectUri === undefined
        ? loopbackRedirect.test(parameters.get("redirect_uri") ?? "")
        : parameters.get("redirect_uri") === client.redirectUri,
    "state has 128 bits (C-31)": longEnough.test(parameters.get("state") ?? ""),
    "nonce has 128 bits (C-32)": longEnough.test(parameters.get("nonce") ?? ""),
    "PKCE is S256 (C-37)":
      parameters.get("code_challenge_method") === "S256" &&
      oneSha256.test(parameters.get("code_challenge") ?? ""),
    "no secret is in the URL (C-05)": !target.includes(client.clientSecret),
    "every parameter but resource occurs once":
      namesOf(parameters).length === new Set(namesOf(parameters)).size,
  });

const namesOf = (parameters: URLSearchParams): readonly string[] =>
  [...parameters.keys()].filter((name) => name !== "resource");

/** A request that was pushed is named by its reference alone, once (RFC 9126 4). */
export const complainAboutReference = (
  { parameters }: ReceivedRequest,
  client: RegisteredClient,
  pushed: URLSearchParams | undefined,
): Complaints =>
  complaintsOf({
    "client_id is the client's": parameters.get("client_id") === client.clientId,
    "nothing but the reference is in the URL":
      [...parameters.keys()].sort().join() === "client_id,request_uri",
    "the request was pushed, and not used before": pushed !== undefined,
  });

/** The client authenticates with its method and with no other (RFC 6749 2.3). */
export const complainAboutClient = (
  { headers, parameters, certificate }: ReceivedRequest,
  client: RegisteredClient,
  assertions: AssertionContext,
  registered: RegisteredCertificate | undefined,
): Complaints => {
  const secretInBody = parameters.get("client_secret");
  const basic = basicCredentials(headers.authorization, client.basicEncoding);
  switch (client.authenticationMethod) {
    case "client_secret_basic":
      return complaintsOf({
        "Authorization has the client's id and secret":
          basic?.id === client.clientId && basic.secret === client.clientSecret,
        "the secret is not in the body as well": secretInBody === null,
      });
    case "client_secret_post":
      return complaintsOf({
        "the body has the client's id and secret":
          parameters.get("client_id") === client.clientId && secretInBody === client.clientSecret,
        "there is no Authorization as well": headers.authorization === undefined,
      });
    case "client_secret_jwt":
    case "private_key_jwt":
      return complaintsOf({
        "client_assertion_type says that it is a JWT":
          parameters.get("client_assertion_type") ===
          "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        ...assertionFindings(parameters.get("client_assertion") ?? "", {
          ...assertions,
          ...client,
          method: client.authenticationMethod,
        }),
        "no secret is sent": secretInBody === null && headers.authorization === undefined,
      });
    case "tls_client_auth":
    case "self_signed_tls_client_auth":
      return complaintsOf({
        "the body has the client's id": parameters.get("client_id") === client.clientId,
        "no secret is sent": secretInBody === null && headers.authorization === undefined,
        "the client's registered certificate is shown": isRegistered(certificate, registered),
      });
    case "none":
      return complaintsOf({
        "the body has the client's id": parameters.get("client_id") === client.clientId,
        "no secret is sent": secretInBody === null && headers.authorization === undefined,
      });
  }
};

/** By authority and subject, or by itself (RFC 8705 2.1, 2.2). */
const isRegistered = (
  shown: X509Certificate | undefined,
  registered: RegisteredCertificate | undefined,
): boolean => {
  if (shown === undefined || registered === undefined) return false;
  if ("thumbprint" in registered) return thumbprintOf(shown) === registered.thumbprint;
  const authority = new X509Certificate(registered.authorityPem);
  return shown.verify(authority.publicKey) && shown.subject === registered.subject;
};

/** The request of the code's redemption fits the authorization request (RFC 6749 4.1.3, RFC 7636 4.6). */
export const complainAboutRedemption = (
  { parameters }: ReceivedRequest,
  asked: URLSearchParams | undefined,
): Complaints => {
  const verifier = parameters.get("code_verifier") ?? "";
  return complaintsOf({
    "the code was issued and not redeemed before (C-89)": asked !== undefined,
    "redirect_uri is that of the authorization request":
      parameters.get("redirect_uri") === asked?.get("redirect_uri"),
    "code_verifier belongs to the challenge":
      createHash("sha256").update(verifier).digest("base64url") === asked?.get("code_challenge"),
  });
};

/** The request names one token and says of which kind it is (RFC 7662 2.1, RFC 7009 2.1). */
export const complainAboutQuestion = ({ method, target, parameters }: ReceivedRequest): Complaints => {
  const kind = parameters.get("token_type_hint") ?? "";
  return complaintsOf({
    "it is a POST, with nothing in the URL": method === "POST" && !target.includes("?"),
    "a token is given once": parameters.getAll("token").length === 1,
    "token_type_hint is that of the token":
      ["access_token", "refresh_token"].includes(kind) &&
      (parameters.get("token") ?? "").includes(kind.replace("_", "-")),
  });
};

/** Id and secret are form-url-encoded before Base64 (RFC 6749 2.3.1); there are providers that do not decode. */
const basicCredentials = (header: string | undefined, encoding: RegisteredClient["basicEncoding"]) => {
  const encoded = /^Basic (.+)$/.exec(header ?? "")?.[1];
  if (encoded === undefined) return undefined;
  const [id = "", secret = ""] = Buffer.from(encoded, "base64").toString("utf8").split(/:(.*)/s);
  if (encoding === "as_is") return { id, secret };
  const decode = (text: string) => decodeURIComponent(text.replaceAll("+", " "));
  return { id: decode(id), secret: decode(secret) };
};

const complaintsOf = (rules: Readonly<Record<string, boolean>>): Complaints =>
  Object.entries(rules).flatMap(([rule, kept]) => (kept ? [] : [`Not kept: ${rule}`]));
