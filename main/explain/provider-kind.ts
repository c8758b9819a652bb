/** Providers that the catalogue has entries of their own for. */
export type ProviderKind =
  | "auth0"
  | "cognito"
  | "entra"
  | "facebook"
  | "google"
  | "keycloak"
  | "naver"
  | "okta"
  | "salesforce"
  | "slack";

/** Host names, the leading dot meaning any host below. */
const hosts: Readonly<Record<Exclude<ProviderKind, "keycloak">, readonly string[]>> = {
  auth0: [".auth0.com"],
  cognito: [".amazoncognito.com"],
  entra: [
    "login.microsoftonline.com",
    "login.microsoftonline.us",
    "login.microsoft.com",
    "login.windows.net",
    "sts.windows.net",
    "login.partner.microsoftonline.cn",
    ".b2clogin.com",
    ".ciamlogin.com",
  ],
  facebook: ["www.facebook.com", "facebook.com", "limited.facebook.com", "graph.facebook.com"],
  google: ["accounts.google.com", "oauth2.googleapis.com"],
  naver: ["nid.naver.com"],
  okta: [".okta.com", ".oktapreview.com", ".okta-emea.com"],
  salesforce: [".salesforce.com", ".my.site.com"],
  slack: ["slack.com"],
};

/** Whose product an issuer is, by its host name; of Keycloak, which anybody runs, by its path. */
export const providerKindOf = (issuer: string): ProviderKind | undefined => {
  if (!URL.canParse(issuer)) return undefined;
  const { hostname, pathname } = new URL(issuer);
  if (/^cognito-idp\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/.test(hostname)) return "cognito";
  const kinds = Object.keys(hosts) as (keyof typeof hosts)[];
  const kind = kinds.find((name) => hosts[name].some((host) => isHost(hostname, host)));
  return kind ?? (/\/realms\/[^/]+\/?$/.test(pathname) ? "keycloak" : undefined);
};

const isHost = (hostname: string, host: string): boolean =>
  host.startsWith(".") ? hostname.endsWith(host) : hostname === host;
