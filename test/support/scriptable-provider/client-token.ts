import type { EndpointParts } from "./endpoints.ts";
import { keyOfProof } from "./proofs.ts";
import type { ReceivedRequest } from "./received-request.ts";
import type { Members } from "./script.ts";

/** A token for the client itself (RFC 6749 4.4.3), bound to the key of the proof where tokens are bound. */
export const issueClientToken = async (parts: EndpointParts, request: ReceivedRequest): Promise<Members> => {
  const scope = request.parameters.get("scope") ?? "";
  const boundTo = parts.script().dpop === undefined ? undefined : keyOfProof(request);
  const {
    id_token: _none,
    refresh_token: _neither,
    ...document
  } = await parts.issued.response({
    user: { sub: parts.client.clientId },
    scope,
    asked: { scope, claims: {} },
    nonce: "",
    loggedInAt: parts.now(),
    ...(boundTo === undefined ? {} : { boundTo }),
  });
  return document;
};
