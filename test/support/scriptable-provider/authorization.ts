import type { Answer } from "./answer.ts";
import { complainAboutAuthorization, complainAboutReference } from "./client-rules.ts";
import type { EndpointParts } from "./endpoints.ts";
import type { ReceivedRequest } from "./received-request.ts";
import { type ResolvedRequest, resolveRequest } from "./request-object.ts";
import { signIdToken } from "./sign-id-token.ts";
import { acrFor, askedClaims } from "./user-claims.ts";

type Parameters = Readonly<Record<string, string | undefined>>;

/** Answers an authorization request, pushed before or not, as if its user were logged in (OIDC Core 3.1.2). */
export const authorize = async (parts: EndpointParts, request: ReceivedRequest): Promise<Answer> => {
  const { asked, complaints } = await readRequestOf(parts, request);
  parts.complain("authorization", complaints);
  if (complaints.length > 0) return { status: 400 };
  const right = rightResponse(parts, asked);
  const plain = parts.script().authorizationResponse?.(right) ?? right;
  const redirectUri = asked.get("redirect_uri") ?? "";
  const mode = asked.get("response_mode") ?? "query";
  const response = mode.endsWith("jwt") ? await signResponse(parts, plain) : plain;
  return mode.startsWith("form_post") ? formPost(redirectUri, response) : redirect(redirectUri, response);
};

const PUSHED = "urn:ietf:params:oauth:request_uri:";

const readRequestOf = async (parts: EndpointParts, request: ReceivedRequest): Promise<ResolvedRequest> => {
  const reference = request.parameters.get("request_uri");
  if (reference?.startsWith(PUSHED)) {
    const pushed = parts.issued.takePushed(reference);
    const complaints = complainAboutReference(request, parts.client, pushed);
    return { asked: pushed ?? request.parameters, complaints };
  }
  const { asked, complaints } = await resolveRequest(request, "url", parts.requestObjects());
  return { asked, complaints: [...complaints, ...complainAboutAuthorization(request, asked, parts.client)] };
};

const rightResponse = (parts: EndpointParts, asked: URLSearchParams): Readonly<Record<string, string>> => {
  const around = { state: asked.get("state") ?? "", iss: parts.issuer };
  // Nobody has a session here, so without a page nobody can be logged in (OIDC Core 3.1.2.6).
  if (asked.get("prompt") === "none") return { error: "login_required", ...around };
  const hint = asked.get("login_hint");
  const user = hint === null ? Object.values(parts.users)[0] : parts.users[hint];
  if (user === undefined) throw new Error(`The provider knows no user ${hint}.`);
  const acr = acrFor(asked);
  const boundTo = parts.script().dpop && asked.get("dpop_jkt");
  const session = {
    user,
    scope: asked.get("scope") ?? "",
    asked: askedClaims(asked),
    nonce: asked.get("nonce") ?? "",
    loggedInAt: parts.now(),
    ...(acr === undefined ? {} : { acr }),
    ...(boundTo ? { boundTo } : {}),
  };
  return { code: parts.issued.code(session, asked), ...around };
};

/** The answer as one JWT (JARM 2.1); a provider that does not know the response mode gives it plainly. */
const signResponse = async (parts: EndpointParts, plain: Parameters): Promise<Parameters> => {
  const script = parts.script().signedResponse ?? {};
  if (script === "left_out") return plain;
  const members = {
    ...plain,
    iss: parts.issuer,
    aud: parts.client.clientId,
    exp: Math.floor(parts.now() / 1000) + 300,
  };
  return { response: await signIdToken(members, (await parts.keys())[0], script) };
};

const redirect = (redirectUri: string, response: Parameters): Answer => {
  const location = new URL(redirectUri);
  for (const [name, value] of Object.entries(response)) {
    if (value !== undefined) location.searchParams.set(name, value);
  }
  return { status: 303, headers: { location: location.href } };
};

/** A page whose form a browser posts by itself (OAuth 2.0 Form Post Response Mode 2). */
const formPost = (redirectUri: string, response: Parameters): Answer => {
  const fields = Object.entries(response).map(([name, value]) =>
    value === undefined ? "" : `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  );
  const form = `<form method="post" action="${escapeHtml(redirectUri)}">${fields.join("")}</form>`;
  const content = `<!doctype html><body onload="document.forms[0].submit()">${form}</body>`;
  return { status: 200, text: { mediaType: "text/html; charset=utf-8", content } };
};

const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
