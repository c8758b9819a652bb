import type { CatalogueEntry } from "../catalogue-entry.ts";
import {
  changeAudience,
  changeMethodThenAnything,
  changeMethodThenSecret,
  editClientId,
  replaceSecret,
} from "../change-rules.ts";

const title = "The provider did not accept the client authentication";

/** `invalid_client` at the token endpoint, and what leads to it (RFC 6749 2.3 and 5.2, OIDC Core 9). */
export const clientAuthentication: readonly CatalogueEntry[] = [
  {
    id: "client.method_not_listed",
    when: {
      errors: ["invalid_client", "unauthorized_client"],
      steps: ["token_endpoint"],
      situation: "method_not_listed",
    },
    title,
    meaning: [
      "The client was authenticated with {method}.",
      "The provider lists {methodsListed}.",
      "The secret itself may be right.",
    ],
    source: "RFC 6749 5.2",
    causes: [
      "The provider accepts another method for this client.",
      "The secret is wrong, expired, or that of another client.",
    ],
    changes: changeMethodThenSecret,
    ask: ["Which client authentication method is registered for it?"],
  },
  {
    id: "client.basic_encoding",
    when: { errors: ["invalid_client"], steps: ["token_endpoint"], situation: "basic_with_punctuation" },
    title,
    meaning: [
      "The client ID has {punctuation} in it, which client_secret_basic sends encoded.",
      "Several providers do not decode it: they take it as it is, or in the body with client_secret_post.",
    ],
    source: "RFC 6749 2.3.1",
    causes: [
      "The provider does not decode the client ID or the secret.",
      "The secret is wrong, expired, or that of another client.",
      "Another method is registered for the client.",
    ],
    changes: changeMethodThenSecret,
    ask: [
      "Do you form-url-decode the client ID and secret of client_secret_basic, and which method is registered?",
    ],
  },
  {
    id: "client.refused_when_pushed",
    when: { codes: ["token_error"], errors: ["invalid_client"], steps: ["authorization_endpoint"] },
    title,
    meaning: [
      "The request was pushed, and the client authenticated with {method} there as at the token endpoint.",
    ],
    source: "RFC 9126 2.3",
    causes: [
      "The provider accepts another method for this client.",
      "The secret or the key is wrong, expired, or that of another client.",
      "The client ID is not known.",
    ],
    changes: changeMethodThenAnything,
    ask: ["Which client authentication method is registered for it?"],
  },
  {
    id: "client.none_refused",
    when: { errors: ["invalid_client"], steps: ["token_endpoint"], situation: "no_client_authentication" },
    title: "The provider wants this client to authenticate",
    meaning: ["Nothing but the client ID was sent, and the client is registered as a confidential one."],
    source: "RFC 6749 3.2.1",
    causes: ["The client has a secret at the provider.", "The client ID is not known."],
    changes: [
      { field: "clientAuthenticationMethod", to: "secret_method" },
      ...replaceSecret,
      ...editClientId,
    ],
    ask: ["Is this a public client, or which authentication method is registered for it?"],
  },
  {
    id: "client.certificate",
    when: {
      errors: ["invalid_client"],
      steps: ["token_endpoint"],
      situation: "certificate_authentication",
    },
    title: "The provider does not know this client by its certificate",
    meaning: ["The client certificate and the client ID were sent, and the two are not registered together."],
    source: "RFC 8705 2",
    causes: [
      "Another certificate is registered, the one before a renewal for instance.",
      "With tls_client_auth, another subject or another authority is registered.",
      "A proxy ends TLS and does not pass the certificate on.",
      "The endpoint does not ask for certificates: the provider has others for them.",
    ],
    changes: [{ field: "clientCertificate" }, { field: "clientAuthenticationMethod" }, ...editClientId],
    ask: ["Which client certificate, or which subject and authority, is registered for this client?"],
  },
  {
    id: "oauth.invalid_client",
    when: { errors: ["invalid_client"] },
    title,
    meaning: [
      "The client ID is not known, the secret is not its own, or it was sent with another method than registered.",
      "Sent was {method}.",
    ],
    source: "RFC 6749 5.2",
    causes: [
      "The secret is wrong, expired, or that of another client.",
      "Another method is registered for the client.",
      "The secret has punctuation that client_secret_basic encodes and the provider does not decode.",
      "The client is registered in another tenant, realm or project.",
    ],
    changes: [...changeMethodThenAnything, ...editClientId],
    ask: ["Is the client registered and enabled, and with which authentication method?"],
  },
  {
    id: "client.two_methods",
    when: {
      description:
        /more than one (?:method|mechanism)|multiple (?:client )?(?:credentials|authentication methods)/i,
    },
    title: "The client was authenticated in two ways",
    meaning: ["The provider found credentials in the header and in the body."],
    source: "RFC 6749 2.3",
    causes: [
      "A proxy adds an Authorization header.",
      "The provider counts the client ID in the body as a second way.",
    ],
    changes: [
      { field: "clientAuthenticationMethod", to: "post_method", optional: true },
      { field: "clientAuthenticationMethod" },
    ],
    ask: ["Which two ways did the request have?"],
  },
  {
    id: "client.secret_expired",
    when: { description: /client secret[^.]{0,60}expired|expired[^.]{0,30}client secret/i },
    title: "The client secret has expired",
    meaning: ["It was right once; its time is over."],
    causes: ["Secrets of this provider have an end."],
    changes: replaceSecret,
    ask: ["Can you issue a new secret?"],
  },
  {
    id: "client.credentials_wrong",
    when: {
      description:
        /client[ _]secret[^.]{0,60}(?:invalid|incorrect|wrong|mismatch)|(?:invalid|incorrect|wrong|bad) client[ _](?:secret|credentials)|invalid client or client credentials/i,
    },
    title: "The client ID and the secret do not belong together",
    meaning: [
      "The provider found the secret wrong, or does not know the client.",
      "Sent was {method}; the provider lists {otherMethods}.",
      "The client ID has {punctuation} in it, which client_secret_basic sends encoded and several providers do not decode.",
    ],
    source: "RFC 6749 5.2",
    causes: [
      "The secret was replaced at the provider, or cut while it was copied.",
      "The secret is that of another client, tenant or realm.",
      "The secret's ID was copied in place of its value.",
    ],
    changes: [...changeMethodThenAnything, ...editClientId],
    ask: ["Is the client registered and enabled, and when did its secret change last?"],
  },
  {
    id: "client.assertion_signature",
    when: {
      description:
        /assertion[^.]{0,60}(?:signature|public key|registered key)|(?:signature|key)[^.]{0,40}client assertion/i,
    },
    title: "The provider cannot verify the client's signature",
    meaning: ["The assertion is signed with a key that the provider does not have for this client."],
    source: "RFC 7523 3",
    causes: [
      "The public key or certificate here was not uploaded, or has been renewed since.",
      "The provider still has the old keys in its cache.",
      "The algorithm is not the registered one.",
    ],
    changes: [{ field: "clientKey" }, { field: "clientAuthenticationMethod" }],
    ask: ["Which public keys do you have for this client, and when were they read last?"],
  },
  {
    id: "client.assertion_audience",
    when: {
      description:
        /audience (?:validation|is invalid|mismatch)|assertion[^.]{0,60}(?:audience|\baud\b)|invalid aud(?:ience)?\b/i,
    },
    title: "The client assertion is for another audience",
    meaning: ["Some token endpoints want their own URL as aud, others the issuer.", "Sent was {audience}."],
    source: "RFC 7523 3",
    causes: ["The provider wants the other of the two.", "The token endpoint has several host names."],
    changes: [...changeAudience, { field: "endpoints.token" }, { field: "issuer" }],
    ask: ["Which aud must a client assertion have?"],
  },
  {
    id: "client.assertion_replayed",
    when: { errors: ["jti_known"] },
    title: "The client assertion was used before",
    meaning: ["Each assertion has an id that is accepted once."],
    source: "RFC 7523 3",
    causes: ["A proxy sent the request twice.", "Two servers share a store of ids."],
    changes: [],
    ask: ["Did this request reach you twice?"],
  },
  {
    id: "client.certificate_required",
    when: { description: /client certificate|mutual[ -]tls|\bmtls\b/i },
    title: "The provider wants a client certificate",
    meaning: ["The client is registered for mutual TLS, and the connection had no certificate."],
    source: "RFC 8705 2",
    causes: [
      "The client is registered with tls_client_auth.",
      "A proxy ends TLS and does not pass the certificate on.",
    ],
    changes: [
      { field: "clientAuthenticationMethod", to: "listed_method", optional: true },
      { field: "clientAuthenticationMethod" },
    ],
    ask: ["Must this client use mutual TLS, and which certificate is registered?"],
  },
  {
    id: "client.pkce_or_key",
    when: { description: /must authenticate via PKCE or private_key_jwt/i },
    title: "The provider wants PKCE or a signed assertion",
    meaning: ["The provider takes no client secret: a public client with PKCE, or private_key_jwt."],
    causes: ["The client is registered for one of the two."],
    changes: [{ field: "clientAuthenticationMethod", to: "no_method" }],
    ask: ["Is the client registered for PKCE or for private_key_jwt?"],
  },
];
