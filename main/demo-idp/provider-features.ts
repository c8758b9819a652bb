import type { Configuration, errors, KoaContextWithOIDC } from "oidc-provider";
import {
  renderDeviceCodePage,
  renderDeviceConfirmPage,
  renderDeviceConnectedPage,
} from "./pages/device-pages.ts";
import { renderLogoutPage, renderSignedOutPage } from "./pages/notice-pages.ts";
import { pageHeaders } from "./pages/page.ts";

type Features = NonNullable<Configuration["features"]>;

/** Sends one of the demo's own pages where the provider would send its development ones. */
export const sendProviderPage = (ctx: KoaContextWithOIDC, html: string): void => {
  ctx.set({ ...pageHeaders });
  ctx.body = html;
};

/** What the provider offers besides the authorization code and refresh token grants. */
export const providerFeatures = (
  apiBaseUrl: string,
  scopes: readonly string[],
  invalidTarget: () => errors.InvalidTarget,
): Features => ({
  devInteractions: { enabled: false },
  // A client that names a key gets tokens that are bound to it (RFC 9449); all others get Bearer tokens.
  dPoP: { enabled: true },
  pushedAuthorizationRequests: { enabled: true },
  clientCredentials: { enabled: true },
  claimsParameter: { enabled: true },
  introspection: {
    enabled: true,
    allowedPolicy: async (_ctx, client, token) => token.clientId === client.clientId,
  },
  revocation: {
    enabled: true,
    allowedPolicy: async (_ctx, client, token) => token.clientId === client.clientId,
  },
  deviceFlow,
  rpInitiatedLogout: {
    enabled: true,
    logoutSource: (ctx, form) => sendProviderPage(ctx, renderLogoutPage(form)),
    postLogoutSuccessSource: (ctx) => sendProviderPage(ctx, renderSignedOutPage()),
  },
  // Every access token is a JWT for the API (RFC 9068), whether or not the client asks with `resource` (RFC 8707).
  resourceIndicators: {
    enabled: true,
    defaultResource: async () => apiBaseUrl,
    useGrantedResource: async () => true,
    getResourceServerInfo: (_ctx, resource) => {
      if (resource !== apiBaseUrl) {
        throw invalidTarget();
      }
      return {
        scope: scopes.join(" "),
        audience: apiBaseUrl,
        accessTokenFormat: "jwt",
        jwt: { sign: { alg: "RS256" } },
      };
    },
  },
});

/** Device authorization grant (RFC 8628). */
const deviceFlow: NonNullable<Features["deviceFlow"]> = {
  enabled: true,
  userCodeInputSource: (ctx, _form, _out, error) =>
    sendProviderPage(
      ctx,
      renderDeviceCodePage({
        action: ctx.oidc.urlFor("code_verification"),
        secret: String(ctx.oidc.session?.state?.secret),
        problem: error === undefined ? undefined : "That code is not valid, or was used already. Try again.",
      }),
    ),
  userCodeConfirmSource: (ctx, form, client, _deviceInfo, userCode) =>
    sendProviderPage(
      ctx,
      renderDeviceConfirmPage({ form, clientName: client.clientName ?? client.clientId, userCode }),
    ),
  successSource: (ctx) => sendProviderPage(ctx, renderDeviceConnectedPage()),
};
