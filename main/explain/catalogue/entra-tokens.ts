import type { CatalogueEntry } from "../catalogue-entry.ts";
import { changeAudience, editClientId, editRedirect, replaceSecret } from "../change-rules.ts";
import { entraEntry } from "./entra-entry.ts";

/** Entra: the client's authentication, codes and refresh tokens. */
export const entraTokens: readonly CatalogueEntry[] = [
  entraEntry(["7000215"], {
    title: "The client secret is wrong",
    meaning: ["Entra knows the application; the secret is not one of its own."],
    causes: [
      "The secret's ID was copied in place of its value.",
      "The secret was cut while it was copied, or is that of another application.",
    ],
    changes: replaceSecret,
    ask: ["Can you issue a new client secret?"],
  }),
  entraEntry(["7000222"], {
    title: "The client secret has expired",
    meaning: ["Entra's secrets and certificates have an end, and this one is past it."],
    causes: ["The secret was not renewed in time."],
    changes: replaceSecret,
    ask: ["Can you issue a new client secret, or take a certificate?"],
  }),
  entraEntry(["7000218"], {
    title: "Entra wants this client to authenticate",
    meaning: ["The application is a confidential one, and no secret or assertion was sent."],
    causes: [
      "The client authentication method is none.",
      "The redirect URI is under Web; a public client's is under Mobile and desktop applications.",
      "Allow public client flows is off.",
    ],
    changes: [{ field: "clientAuthenticationMethod", to: "secret_method" }, ...replaceSecret],
    ask: ["Is this a confidential client, or can public client flows be allowed?"],
  }),
  entraEntry(["700025"], {
    title: "This is a public client: it has no secret to send",
    meaning: ["The redirect URI is registered for a public client, so Entra takes no secret."],
    causes: ["The redirect URI is under Mobile and desktop applications in place of Web."],
    changes: [{ field: "clientAuthenticationMethod", to: "no_method" }],
    ask: ["Is this client public or confidential?"],
  }),
  entraEntry(["700027"], {
    title: "Entra cannot verify the client's signature",
    meaning: ["The assertion is signed with a key whose certificate is not in the registration."],
    causes: [
      "The certificate was renewed here and not uploaded.",
      "The certificate of another application was uploaded.",
    ],
    changes: [{ field: "clientKey" }, { field: "clientAuthenticationMethod" }, ...editClientId],
    ask: ["Which certificates, by thumbprint, does the registration have?"],
  }),
  entraEntry(["50013", "500133"], {
    title: "The client assertion is not valid",
    meaning: ["Its signature, audience or time is not accepted."],
    causes: [
      "The clock of this machine is wrong.",
      "aud is not the token endpoint of this tenant.",
      "The assertion was used for too long.",
    ],
    changes: [...changeAudience, { field: "clientKey" }, { field: "endpoints.token" }],
    ask: ["What is wrong with the assertion, by the sign-in log?"],
  }),
  entraEntry(["54005"], {
    title: "The code was redeemed before",
    meaning: ["A code is redeemed once. Log in again."],
    causes: ["A page was loaded again.", "A proxy sent the request twice."],
    changes: [],
  }),
  entraEntry(["501481"], {
    title: "The PKCE verifier does not match",
    meaning: ["The code belongs to another login than the one that redeems it."],
    causes: ["The link of an older login was opened.", "A proxy changes code_challenge."],
    changes: [],
  }),
  entraEntry(["700005"], {
    title: "The code is for another tenant",
    meaning: ["Authorization and token endpoint are of different tenants."],
    causes: ["One of the endpoints has common, the other one a tenant."],
    changes: [
      { field: "endpoints.authorization" },
      { field: "endpoints.token" },
      { field: "automaticConfigurationUrl" },
    ],
  }),
  entraEntry(["70003"], {
    title: "Entra does not offer this grant",
    meaning: ["The grant type is unknown at this endpoint, or not allowed."],
    causes: ["The endpoint is not the token endpoint of v2.0."],
    changes: [{ field: "endpoints.token" }],
    ask: ["Which grants may this application use?"],
  }),
  entraEntry(["700082", "70008", "50173", "70043"], {
    title: "The refresh token is not valid any more",
    meaning: [
      "It was not used for too long, was revoked, or a sign-in frequency wants a new login. Log in again.",
    ],
    causes: [
      "It was idle for 90 days.",
      "The password was changed or the sessions were revoked.",
      "Conditional Access sets a sign-in frequency.",
    ],
    changes: [],
    ask: ["Which sign-in frequency or revocation applies to this user?"],
    aboutUser: true,
  }),
  entraEntry(["700084"], {
    title: "The refresh token of a single-page app has ended",
    meaning: ["Refresh tokens of this platform live for 24 hours, whatever is done."],
    causes: ["The redirect URI is registered as a single-page application in place of desktop or web."],
    changes: editRedirect,
    ask: ["Can the redirect URI be moved to Mobile and desktop applications or Web?"],
  }),
  entraEntry(["70016"], {
    title: "The user has not answered yet",
    meaning: ["The login goes on at another device; the token endpoint is asked again after the interval."],
    causes: ["The code was not entered yet."],
    changes: [],
  }),
  entraEntry(["70019"], {
    title: "The device code has expired",
    meaning: ["Nobody entered it in time. A new login brings a new code."],
    causes: ["The user took too long."],
    changes: [],
  }),
];
