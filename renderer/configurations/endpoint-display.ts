import type { EndpointName } from "#shared/configurations/client-configuration.ts";

/** The endpoints' names on the screen. */
export const endpointLabels: Readonly<Record<EndpointName, string>> = {
  authorization: "Authorization",
  token: "Token",
  userinfo: "UserInfo",
  jwks: "JWKS",
  endSession: "End session",
  introspection: "Introspection",
  revocation: "Revocation",
  pushedAuthorizationRequest: "PAR",
  deviceAuthorization: "Device",
  registration: "Registration",
};

/** Endpoints that are always shown; the rest is behind "4 more". */
export const mainEndpoints = ["authorization", "token", "userinfo", "jwks", "endSession"] as const;

/** See {@link mainEndpoints}. */
export const moreEndpoints = [
  "introspection",
  "revocation",
  "pushedAuthorizationRequest",
  "deviceAuthorization",
] as const;

/** What the folded rest says: which of them are not offered, or that all are there. */
export const moreEndpointsWords = (endpoints: Readonly<Record<EndpointName, string>>): string => {
  const absent = moreEndpoints.filter((name) => endpoints[name] === "").map((name) => endpointLabels[name]);
  if (absent.length === 0) return "All offered";
  if (absent.length === moreEndpoints.length) return "None offered";
  const last = absent.at(-1) ?? "";
  const first = absent.slice(0, -1);
  return `${first.length > 0 ? `${first.join(", ")} and ${lowerFirst(last)}` : last}: not offered`;
};

const lowerFirst = (word: string): string =>
  word === word.toUpperCase() ? word : word.charAt(0).toLowerCase() + word.slice(1);
