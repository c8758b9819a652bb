import * as openid from "openid-client";
import { AppFailure } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { ClientCredentials } from "../ports/client-credentials.ts";

/** How a configuration's client authenticates at the token endpoint (OIDC Core 9, RFC 7523). */
export const clientAuthentication = (
  configuration: ClientConfiguration,
  { secret, key }: ClientCredentials,
): openid.ClientAuth => {
  switch (configuration.clientAuthenticationMethod) {
    case "client_secret_basic":
      return configuration.basicEncoding === "as_is"
        ? basicAsIs(secret ?? "")
        : openid.ClientSecretBasic(secret);
    case "client_secret_post":
      return openid.ClientSecretPost(secret);
    case "client_secret_jwt":
      return openid.ClientSecretJwt(secret, assertionFor(configuration));
    case "private_key_jwt":
      if (key === undefined) throw clientKeyMissing();
      return openid.PrivateKeyJwt(key, assertionFor(configuration));
    case "tls_client_auth":
    case "self_signed_tls_client_auth":
      return openid.TlsClientAuth();
    case "none":
      return openid.None();
  }
};

/** Id and secret without form encoding, for providers that do not decode them (RFC 6749 2.3.1 wants it). */
const basicAsIs =
  (secret: string): openid.ClientAuth =>
  (_server, client, _body, headers) => {
    headers.set("authorization", `Basic ${Buffer.from(`${client.client_id}:${secret}`).toString("base64")}`);
  };

/**
 * The assertion's audience is the issuer, unless this provider wants its token endpoint (peer practice differs).
 * Its `alg` is the one that the client's public key is registered with: for Ed25519 keys openid-client has the newer
 * name, which a provider that compares the two would refuse (RFC 9864 2.2).
 */
const assertionFor = ({
  assertionAudience,
  clientAuthenticationMethod,
  clientKey,
  endpoints,
}: ClientConfiguration): openid.ModifyAssertionOptions => ({
  [openid.modifyAssertion]: (header, payload) => {
    if (assertionAudience === "token_endpoint") payload.aud = endpoints.token;
    if (clientAuthenticationMethod === "private_key_jwt" && clientKey) header.alg = clientKey.algorithm;
  },
});

/** The refusal of a login whose client must sign, and has no key. */
export const clientKeyMissing = (): AppFailure =>
  new AppFailure({
    code: "secret_missing",
    message: "The client's key is missing.",
    advice: "Make a key or import one, and register its public side at the provider.",
    step: "preparation",
    field: "clientKey",
  });
