import type { RoleSettings } from "../provisioning/provisioning-settings.ts";
import type { ClientConfigurationDraft, PresetName } from "./client-configuration.ts";

/** What is known of a kind of provider before anything has been read from it. */
export interface Preset {
  readonly name: PresetName;
  readonly label: string;
  /** The automatic configuration URL; what a person has to fill in stands in braces. Empty: it has no shape. */
  readonly configurationUrl: string;
  /** Scopes of a usual login. */
  readonly scopes: readonly string[];
  /** Parameters that this provider's authorization requests need besides, for instance for refresh tokens. */
  readonly authorizationParameters: readonly { readonly name: string; readonly value: string }[];
  /** What people stumble over, a sentence each. */
  readonly notes: readonly string[];
}

const usual = ["openid", "profile", "email"];
const withRefresh = [...usual, "offline_access"];
const WELL_KNOWN = "/.well-known/openid-configuration";

const preset = (
  name: PresetName,
  label: string,
  configurationUrl: string,
  scopes: readonly string[],
  notes: readonly string[],
  authorizationParameters: Preset["authorizationParameters"] = [],
): Preset => ({ name, label, configurationUrl, scopes, notes, authorizationParameters });

/** All presets, in the order of the list. */
export const presets: readonly Preset[] = [
  preset("generic", "Generic OIDC", "", usual, []),
  preset("mendix", "Mendix SSO", "", usual, [
    "Use the automatic configuration URL that your administrator of Mendix SSO gives out.",
    "Roles are handed out in the Mendix portal, never inside the app.",
  ]),
  preset(
    "siemens_sam",
    "Siemens SAM",
    "",
    [...usual, "sam_account", "samauth.role", "samauth.tier", "samauth.ten"],
    [
      "The four scopes that begin with sam bring roles and tenants into the access token.",
      "Roles stand in the claim sws.samauth.role.name; one that is unknown here gives the role User.",
    ],
  ),
  preset("salesforce", "Salesforce", `https://{my-domain}.my.salesforce.com${WELL_KNOWN}`, withRefresh, [
    "Sandboxes and communities have hosts of their own; login.salesforce.com stands for all of production.",
    "It lists no client_secret_basic: client_secret_post works everywhere.",
  ]),
  preset(
    "entra",
    "Microsoft Entra ID",
    `https://login.microsoftonline.com/{tenant}/v2.0${WELL_KNOWN}`,
    withRefresh,
    [
      "Use your tenant's id or domain: with common, the issuer of the document is a template that no token has.",
      "sub differs for each app; oid is the same for all apps of a tenant.",
      "Access tokens for Microsoft Graph cannot be verified here: ask for a scope of your own API.",
    ],
  ),
  preset(
    "google",
    "Google",
    `https://accounts.google.com${WELL_KNOWN}`,
    usual,
    [
      "Refresh tokens come with access_type=offline and prompt=consent; there is no scope offline_access.",
      "There is no end-session endpoint: a sign-out is local only.",
    ],
    [{ name: "access_type", value: "offline" }],
  ),
  preset("okta", "Okta", `https://{org}.okta.com/oauth2/default${WELL_KNOWN}`, withRefresh, [
    "Only a custom authorization server (such as default) gives access tokens that your API can verify; the org's own has no /oauth2 path in its URL.",
    "invalid_scope is often a scope that the authorization server does not have.",
  ]),
  preset("auth0", "Auth0", `https://{tenant}.auth0.com${WELL_KNOWN}`, withRefresh, [
    "The issuer ends in a slash, and it counts.",
    "Without the extra parameter audience the access token is opaque and good for UserInfo only.",
  ]),
  preset("keycloak", "Keycloak", `https://{host}/realms/{realm}${WELL_KNOWN}`, usual, [
    "Versions before 17 have /auth before /realms.",
    "Refresh tokens come without offline_access; with it they outlive the session.",
  ]),
  preset("ping", "Ping", `https://auth.pingone.com/{environment-id}/as${WELL_KNOWN}`, usual, [
    "PingFederate has its document right under its host: https://{host}/.well-known/openid-configuration.",
    "The regions have their own hosts, for instance auth.pingone.eu.",
  ]),
  preset(
    "cognito",
    "Amazon Cognito",
    `https://cognito-idp.{region}.amazonaws.com/{user-pool-id}${WELL_KNOWN}`,
    ["openid", "profile", "email"],
    [
      "It refuses offline_access and gives refresh tokens all the same.",
      "A public client has to be set to none: an empty secret is refused.",
      "Sign-out needs logout_uri in place of post_logout_redirect_uri.",
    ],
  ),
  preset("gitlab", "GitLab", `https://{host}${WELL_KNOWN}`, usual, [
    "It refuses offline_access and gives refresh tokens all the same.",
  ]),
  preset("demo", "Demo identity provider", "", withRefresh, []),
];

/** The preset of a name. */
export const presetOf = (name: PresetName): Preset =>
  presets.find((candidate) => candidate.name === name) ?? (presets[0] as Preset);

/** What is still to be filled in, in the words between the braces: `tenant`. */
export const blanksOf = (configurationUrl: string): readonly string[] =>
  Array.from(configurationUrl.matchAll(/\{([^{}]+)\}/gu), ([, blank = ""]) => blank);

const hosts: readonly (readonly [PresetName, RegExp])[] = [
  [
    "entra",
    /(^|\.)(login\.microsoftonline\.(com|us)|login\.partner\.microsoftonline\.cn|sts\.windows\.net|ciamlogin\.com|b2clogin\.com)$/u,
  ],
  ["google", /^accounts\.google\.com$/u],
  ["okta", /\.(okta|oktapreview|okta-emea)\.com$/u],
  ["auth0", /\.auth0\.com$/u],
  ["cognito", /^cognito-idp\.[a-z0-9-]+\.amazonaws\.com$/u],
  ["salesforce", /(^|\.)(salesforce|force|site)\.com$/u],
  ["ping", /^auth\.pingone\.[a-z.]+$/u],
  ["gitlab", /^gitlab\./u],
  ["mendix", /\.mendix(cloud)?\.com$/u],
];

/** The preset that an issuer's URL tells, or `generic`: most providers can be reached by any name. */
export const presetOfIssuer = (issuer: string): PresetName => {
  const [, hostname = "", pathname = ""] = /^https?:\/\/([^/:?#@]+)(?::\d+)?(\/[^?#]*)?/iu.exec(issuer) ?? [];
  const known = hosts.find(([, pattern]) => pattern.test(hostname.toLowerCase()));
  if (known !== undefined) return known[0];
  return /\/realms\/[^/]+$/u.test(pathname) ? "keycloak" : "generic";
};

const parsers: Readonly<Partial<Record<PresetName, RoleSettings["parser"]>>> = {
  siemens_sam: "siemens_sam",
  entra: "entra",
};

/**
 * What choosing a preset changes in a draft: its scopes, the URL's shape where none of one's own stands there, its
 * parameters, in place of those of the preset before, and the parser of its roles where none was chosen by hand.
 */
export const presetChanges = (
  draft: ClientConfigurationDraft,
  name: PresetName,
): Pick<
  ClientConfigurationDraft,
  "preset" | "selectedScopes" | "automaticConfigurationUrl" | "extraParameters" | "roleParsing"
> => {
  const [before, after] = [presetOf(draft.preset), presetOf(name)];
  const isOwnUrl =
    draft.automaticConfigurationUrl !== "" && draft.automaticConfigurationUrl !== before.configurationUrl;
  const isOwnParser = draft.roleParsing.parser !== (parsers[before.name] ?? "off");
  const isOfBefore = (parameter: { readonly name: string; readonly value: string }): boolean =>
    before.authorizationParameters.some(
      (known) => known.name === parameter.name && known.value === parameter.value,
    );
  const kept = draft.extraParameters.authorization.filter((parameter) => !isOfBefore(parameter));
  const added = after.authorizationParameters.filter(
    ({ name: wanted }) => !kept.some((parameter) => parameter.name === wanted),
  );
  return {
    preset: name,
    selectedScopes: [...after.scopes],
    automaticConfigurationUrl: isOwnUrl ? draft.automaticConfigurationUrl : after.configurationUrl,
    extraParameters: { ...draft.extraParameters, authorization: [...kept, ...added] },
    roleParsing: isOwnParser
      ? draft.roleParsing
      : { ...draft.roleParsing, parser: parsers[after.name] ?? "off" },
  };
};
