import { randomBytes } from "node:crypto";
import type { AccessToken, Configuration, interactionPolicy } from "oidc-provider";
import { demoClients } from "./demo-clients.ts";
import { proofAlgorithms } from "./dpop-proof.ts";
import { renderErrorPage } from "./pages/notice-pages.ts";
import { providerFeatures, sendProviderPage } from "./provider-features.ts";
import type { DemoProviderSecrets } from "./provider-state.ts";
import type { ProviderStore } from "./provider-store.ts";
import { claimsAbout, claimsOfScopes, findDemoUser } from "./users.ts";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Everything that a client can ask for. */
const scopes: readonly string[] = [...Object.keys(claimsOfScopes), "offline_access"];

/** What the configuration is made of. */
export interface ProviderParts {
  readonly apiBaseUrl: string;
  readonly secrets: DemoProviderSecrets;
  readonly accessTokenLifeInSeconds: number;
  readonly store: ProviderStore;
  readonly oidc: typeof import("oidc-provider");
}

/** The settings of oidc-provider. */
export const providerConfiguration = (parts: ProviderParts): Configuration => ({
  adapter: parts.store.adapter,
  clients: demoClients(parts.secrets.clientSecret),
  clientAuthMethods: ["client_secret_basic", "client_secret_post", "none"],
  clientBasedCORS: () => false,
  jwks: { keys: parts.secrets.signingKeys as { kid?: string }[] },
  enabledJWA: { idTokenSigningAlgValues: ["RS256", "ES256"], dPoPSigningAlgValues: [...proofAlgorithms] },
  cookies: { keys: [randomBytes(32).toString("base64url")] },
  claims: claimsOfScopes,
  scopes,
  responseTypes: ["code"],
  // All but the user with thin tokens have the claims of the granted scopes in the ID token too.
  conformIdTokenClaims: false,
  clockTolerance: 0,
  rotateRefreshToken: true,
  // One browser signs in many people one after the other here; the tokens of the one before stay good.
  expiresWithSession: async () => false,
  findAccount: (_ctx, sub) => {
    const user = findDemoUser(sub);
    return user && { accountId: sub, claims: (use) => ({ sub, ...claimsAbout(user, use) }) };
  },
  extraTokenClaims: (_ctx, token) =>
    token.kind === "AccessToken" ? { roles: findDemoUser(token.accountId)?.roles } : undefined,
  formats: {
    customizers: {
      jwt: (_ctx, token, { payload }) => {
        if (token.kind === "AccessToken") {
          remember(parts.store, token, payload);
        }
      },
    },
  },
  interactions: { policy: interactionRules(parts.oidc.interactionPolicy) },
  features: providerFeatures(parts.apiBaseUrl, scopes, () => new parts.oidc.errors.InvalidTarget()),
  ttl: {
    AccessToken: parts.accessTokenLifeInSeconds,
    AuthorizationCode: minute,
    DeviceCode: 10 * minute,
    Grant: 14 * day,
    IdToken: hour,
    Interaction: hour,
    RefreshToken: 14 * day,
    Session: day,
  },
  renderError: (ctx, out) => sendProviderPage(ctx, renderErrorPage(out.error, out.error_description)),
});

/**
 * When to ask whom. Each request asks who it is, since each is a test of a login; `prompt=none` alone is answered
 * from the session. Consent is never shown: what is requested is granted on the way.
 */
const interactionRules = ({ base, Check }: typeof interactionPolicy): interactionPolicy.DefaultPolicy => {
  const policy = base();
  policy
    .get("login")
    ?.checks.add(
      new Check(
        "choose_user",
        "the user is asked at each request",
        "login_required",
        ({ oidc }) => oidc.result?.login === undefined && !oidc.prompts.has("none"),
      ),
    );
  // Would make every `prompt=none` of a native client fail, and so the proof of a sign-out.
  policy.get("consent")?.checks.remove("native_client_prompt");
  return policy;
};

const remember = (store: ProviderStore, token: AccessToken, payload: Record<string, unknown>): void => {
  store.rememberAccessToken(token.jti, {
    kind: token.kind,
    jti: token.jti,
    iat: Number(payload.iat),
    exp: Number(payload.exp),
    clientId: token.clientId,
    accountId: token.accountId,
    grantId: token.grantId,
    gty: token.gty,
    scope: token.scope,
    claims: token.claims,
    // Without it UserInfo would take a bound token for a Bearer token.
    jkt: token.jkt,
  });
};
