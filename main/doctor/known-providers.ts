import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import type { DoctorFix } from "#shared/doctor/diagnosis.ts";
import { fixOf } from "./draft-fix.ts";
import type { Examination } from "./examination.ts";
import { parseWebUrl } from "./urls.ts";

/** Something about one provider that its metadata does not say. */
export interface ProviderQuirk {
  /** What it is, in one or two sentences. */
  readonly words: string;
  /** Whether this configuration runs into it. */
  readonly concerns?: (draft: ClientConfigurationDraft) => boolean;
  /** What to do then. */
  readonly advice?: string;
  readonly fix?: (draft: ClientConfigurationDraft) => DoctorFix | undefined;
}

/** A provider that is known by its host names. */
interface KnownProvider {
  readonly name: string;
  readonly hosts: RegExp;
  /** It accepts PKCE with S256 although its metadata does not say so. */
  readonly takesPkce?: boolean;
  readonly quirks: readonly ProviderQuirk[];
}

const asksForRefresh = ({ selectedScopes }: ClientConfigurationDraft): boolean =>
  selectedScopes.includes("offline_access");

const providers: readonly KnownProvider[] = [
  {
    name: "Apple",
    hosts: /^appleid\.apple\.com$/,
    quirks: [
      {
        words:
          "The client secret is itself a JWT that ends after six months at most. Name and e-mail come only with response_mode form_post, the name only at the first login.",
        concerns: ({ selectedScopes, authorizationRequest }) =>
          selectedScopes.some((scope) => scope === "name" || scope === "email") &&
          authorizationRequest.responseMode !== "form_post",
        advice: "Choose form_post as response mode, or leave out the scopes name and email.",
        fix: ({ authorizationRequest }) =>
          fixOf("Use form_post", "authorizationRequest.responseMode", {
            authorizationRequest: { ...authorizationRequest, responseMode: "form_post" },
          }),
      },
    ],
  },
  {
    name: "Microsoft Entra ID",
    hosts: /^(login\.microsoftonline\.(com|us)|(login|sts)\.windows\.net|.+\.(b2c|ciam)login\.com)$/,
    takesPkce: true,
    quirks: [
      {
        words:
          "PKCE works although it is not listed. sub differs for each application: oid is the user's identifier in the tenant.",
      },
    ],
  },
  {
    name: "Google",
    hosts: /^accounts\.google\.com$/,
    quirks: [
      {
        words: "Refresh tokens are asked for by access_type=offline, not by a scope.",
        concerns: asksForRefresh,
        advice:
          "Leave out offline_access and add the parameter access_type=offline to the authorization request.",
        fix: ({ selectedScopes, extraParameters }) =>
          fixOf("Use access_type=offline", "extraParameters.authorization", {
            selectedScopes: selectedScopes.filter((scope) => scope !== "offline_access"),
            extraParameters: {
              ...extraParameters,
              authorization: [
                ...extraParameters.authorization.filter(({ name }) => name !== "access_type"),
                { name: "access_type", value: "offline" },
              ],
            },
          }),
      },
    ],
  },
  {
    name: "LinkedIn",
    hosts: /^www\.linkedin\.com$/,
    quirks: [
      {
        words: "The token endpoint takes client_secret_post, although the metadata says nothing.",
        concerns: ({ clientAuthenticationMethod }) => clientAuthenticationMethod === "client_secret_basic",
        advice: "Use client_secret_post.",
        fix: () =>
          fixOf("Use client_secret_post", "clientAuthenticationMethod", {
            clientAuthenticationMethod: "client_secret_post",
          }),
      },
    ],
  },
  {
    name: "Amazon Cognito",
    hosts: /^cognito-idp\..+\.amazonaws\.com(\.cn)?$|\.amazoncognito\.com$/,
    takesPkce: true,
    quirks: [
      {
        words:
          "PKCE, refresh, revocation and sign-out work although they are not listed. A client without secret must use the method none.",
      },
    ],
  },
  {
    name: "Slack",
    hosts: /^slack\.com$/,
    quirks: [{ words: 'Errors come with HTTP status 200 and "ok": false in place of a token.' }],
  },
  {
    name: "Facebook",
    hosts: /^((www|limited)\.)?facebook\.com$/,
    quirks: [
      { words: "Only ID tokens by the implicit flow; the scopes and claims are named after permissions." },
    ],
  },
  {
    name: "SAP Cloud Identity Services",
    hosts: /\.(accounts\.)?ondemand\.com$|\.accounts\.cloud\.sap$/,
    quirks: [
      {
        words:
          "Without ?client_id= or ?appid= at the automatic configuration URL, the document may name an issuer without https://.",
      },
    ],
  },
  {
    name: "Salesforce",
    hosts: /\.salesforce\.com$/,
    takesPkce: true,
    quirks: [{ words: "The scope refresh_token asks for refresh tokens, as offline_access does." }],
  },
];

/** The provider that a configuration is for, by the hosts of its issuer and its discovery document. */
export const knownProviderOf = ({ draft, document, documentUrl }: Examination): KnownProvider | undefined => {
  const urls = [document?.members.issuer, draft.issuer, documentUrl].map(parseWebUrl);
  return providers.find(({ hosts }) => urls.some((url) => url !== undefined && hosts.test(url.hostname)));
};
