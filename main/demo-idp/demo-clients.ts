import type { ClientMetadata } from "oidc-provider";

/** Client ids of the workbench's two registrations at the demo identity provider. */
export const demoClientIds = { confidential: "sso-workbench", public: "sso-workbench-public" } as const;

const loopbackHosts = ["127.0.0.1", "localhost", "[::1]"];
const redirectPath = "/oauth/v2/callback";
const logoutPath = "/oauth/v2/logout";

/** The URI on each loopback host, without a port: the provider lets a native client use any (RFC 8252 7.3). */
const onLoopback = (path: string): string[] => loopbackHosts.map((host) => `http://${host}${path}`);

const grantTypes = ["authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"];

const common: Omit<ClientMetadata, "client_id"> = {
  application_type: "native",
  redirect_uris: onLoopback(redirectPath),
  // Ports do not count here either; paths do.
  post_logout_redirect_uris: [redirectPath, logoutPath].flatMap(onLoopback),
  response_types: ["code"],
  grant_types: [...grantTypes],
};

/**
 * The registrations: one with a secret, which the provider takes as `client_secret_basic` and as
 * `client_secret_post`, and one without, which gets its ID tokens signed with ES256 for a change.
 */
export const demoClients = (clientSecret: string): ClientMetadata[] => [
  {
    ...common,
    client_id: demoClientIds.confidential,
    client_name: "SSO Workbench",
    client_secret: clientSecret,
    // Only a client that can show who it is gets tokens of its own (RFC 6749 4.4).
    grant_types: [...grantTypes, "client_credentials"],
    token_endpoint_auth_method: "client_secret_basic",
  },
  {
    ...common,
    client_id: demoClientIds.public,
    client_name: "SSO Workbench (no secret)",
    token_endpoint_auth_method: "none",
    id_token_signed_response_alg: "ES256",
  },
];
