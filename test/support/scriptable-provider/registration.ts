import { usesClientSecret } from "#shared/configurations/client-configuration.ts";
import type { Answer } from "./answer.ts";
import type { Complaints } from "./client-rules.ts";
import type { EndpointParts } from "./endpoints.ts";
import type { ReceivedRequest } from "./received-request.ts";
import type { Members } from "./script.ts";

/** What ends the registration of the provider's one client (RFC 7592). */
export const REGISTRATION_ACCESS_TOKEN = "registration-access-token-of-the-client";

/** Registers the provider's one client, or ends its registration (RFC 7591 3, RFC 7592 2.3). */
export const registerClient = (parts: EndpointParts, request: ReceivedRequest): Answer => {
  const { client, issuer } = parts;
  if (request.method === "DELETE") {
    const isAuthorized = request.headers.authorization === `Bearer ${REGISTRATION_ACCESS_TOKEN}`;
    return { status: isAuthorized ? 204 : 401 };
  }
  const { initialAccessToken } = parts.script();
  if (initialAccessToken !== undefined && request.headers.authorization !== `Bearer ${initialAccessToken}`) {
    return { status: 401, document: { error: "invalid_token" } };
  }
  const asked = JSON.parse(request.body) as Members;
  const complaints = complainAboutMetadata(request, asked);
  parts.complain("registration", complaints);
  if (complaints.length > 0) return { status: 400, document: { error: "invalid_client_metadata" } };
  const hasSecret = usesClientSecret(client.authenticationMethod);
  return {
    status: 201,
    document: {
      ...asked,
      client_id: client.clientId,
      ...(hasSecret ? { client_secret: client.clientSecret, client_secret_expires_at: 0 } : {}),
      token_endpoint_auth_method: client.authenticationMethod,
      registration_client_uri: `${issuer}/register`,
      registration_access_token: REGISTRATION_ACCESS_TOKEN,
    },
  };
};

const complainAboutMetadata = (request: ReceivedRequest, asked: Members): Complaints => {
  const uris = asked.redirect_uris;
  const rules: Readonly<Record<string, boolean>> = {
    "the metadata is JSON": request.headers["content-type"] === "application/json",
    "there is one redirect URI": Array.isArray(uris) && uris.length === 1,
    "a loopback redirect is that of a native client (RFC 8252 8.4)": asked.application_type === "native",
    "it asks for the code flow only": JSON.stringify(asked.response_types) === '["code"]',
    "it names no client ID of its own": asked.client_id === undefined,
  };
  return Object.entries(rules).flatMap(([rule, isMet]) => (isMet ? [] : [rule]));
};
