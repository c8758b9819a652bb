import type { ClientConfigurationDraft } from "./client-configuration.ts";

/** How one authorization request goes out as a request object (RFC 9101). */
export interface RequestObjectPlan {
  readonly delivery: "by_value" | "by_reference";
  readonly signed: boolean;
  readonly encrypted: boolean;
}

/**
 * What a configuration comes to, where the provider demands signed request objects or not; `undefined`: the request
 * goes out plainly. What the provider's demand alone brings about is signed in any case.
 */
export const planRequestObject = (
  { authorizationRequest: { requestObject } }: Pick<ClientConfigurationDraft, "authorizationRequest">,
  isDemanded: boolean,
): RequestObjectPlan | undefined => {
  const { delivery, signed, encrypted } = requestObject;
  if (delivery !== "when_required") return { delivery, signed, encrypted };
  return isDemanded ? { delivery: "by_value", signed: true, encrypted } : undefined;
};

/** Whether requests are signed by the client's key, as far as the last import tells. */
export const signsRequests = (
  draft: Pick<ClientConfigurationDraft, "authorizationRequest" | "capabilities">,
): boolean => planRequestObject(draft, draft.capabilities.signedRequestObjectRequired)?.signed === true;
