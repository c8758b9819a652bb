import { get } from "node:http";
import * as client from "openid-client";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type DemoProvider,
  type DemoProviderOptions,
  demoUsers,
  startDemoProvider,
} from "../../main/demo-idp/index.ts";
import { findUserButton, HttpBrowser } from "../support/http-browser.ts";

const redirectUri = "http://127.0.0.1:49213/oauth/v2/callback";
const allScopes = "openid profile email roles offline_access";

const running: DemoProvider[] = [];

const start = async (options?: DemoProviderOptions): Promise<DemoProvider> => {
  const provider = await startDemoProvider(options);
  running.push(provider);
  return provider;
};

afterEach(async () => {
  await Promise.all(running.splice(0).map((provider) => provider.close()));
});

const discover = (
  provider: DemoProvider,
  authentication?: client.ClientAuth,
): Promise<client.Configuration> =>
  client.discovery(
    new URL(provider.issuer),
    provider.client.clientId,
    provider.client.clientSecret,
    authentication,
    { execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks] },
  );

const startLogin = async (config: client.Configuration, parameters: Record<string, string> = {}) => {
  const checks = {
    pkceCodeVerifier: client.randomPKCECodeVerifier(),
    expectedState: client.randomState(),
    expectedNonce: client.randomNonce(),
  };
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: allScopes,
    prompt: "consent",
    code_challenge: await client.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
    code_challenge_method: "S256",
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    ...parameters,
  });
  return { url: url.href, checks };
};

const login = async (
  provider: DemoProvider,
  givenName: string,
  options: {
    readonly config?: client.Configuration;
    readonly browser?: HttpBrowser;
    readonly parameters?: Record<string, string>;
  } = {},
) => {
  const config = options.config ?? (await discover(provider));
  const browser = options.browser ?? new HttpBrowser(provider.issuer);
  const { url, checks } = await startLogin(config, options.parameters);
  const page = await browser.open(url);
  const callback = await browser.press(page, "sub", findUserButton(page.html, givenName));
  const tokens = await client.authorizationCodeGrant(config, new URL(callback.url), checks);
  return { config, browser, callback, tokens };
};

const call = (provider: DemoProvider, accessToken: string, method: string, path: string, body?: unknown) =>
  fetch(`${provider.apiBaseUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${accessToken}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe("demo identity provider: a whole login", () => {
  it("signs in, tells who it is and opens the API with one access token", async () => {
    const provider = await start();
    const { config, callback, tokens } = await login(provider, "anna");

    expect(callback.url.startsWith(`${redirectUri}?`)).toBe(true);
    expect(new URL(callback.url).searchParams.get("iss")).toBe(provider.issuer);
    expect(tokens.claims()).toMatchObject({
      iss: provider.issuer,
      aud: provider.client.clientId,
      name: "Anna Bergmann",
      email: "anna.bergmann@demo.example",
      roles: ["Administrator", "User"],
    });
    const sub = tokens.claims()?.sub ?? "";
    const userInfo = await client.fetchUserInfo(config, tokens.access_token, sub);
    expect(userInfo).toMatchObject({ sub, department: "IT Operations", email_verified: true });

    const me = await call(provider, tokens.access_token, "GET", "/me");
    expect(await me.json()).toMatchObject({
      sub,
      iss: provider.issuer,
      aud: provider.apiBaseUrl,
      client_id: provider.client.clientId,
      scope: allScopes,
      roles: ["Administrator", "User"],
    });
  });

  it("lets only Administrators delete, and only Approvers approve", async () => {
    const provider = await start();
    const anna = (await login(provider, "anna")).tokens.access_token;
    const marco = (await login(provider, "marco")).tokens.access_token;
    const zofia = (await login(provider, "zofia")).tokens.access_token;

    const created = await call(provider, zofia, "POST", "/orders", { product: "Półka", quantity: 2 });
    expect(created.status).toBe(201);
    const order = (await created.json()) as { id: string };
    expect(created.headers.get("location")).toBe(`/api/orders/${order.id}`);

    const refusedApproval = await call(provider, zofia, "PATCH", `/orders/${order.id}`, {
      status: "approved",
    });
    expect(refusedApproval.status).toBe(403);
    const approved = await call(provider, marco, "PATCH", `/orders/${order.id}`, { status: "approved" });
    expect(await approved.json()).toMatchObject({ product: "Półka", status: "approved" });

    const refused = await call(provider, marco, "DELETE", `/orders/${order.id}`);
    expect(refused.status).toBe(403);
    expect(refused.headers.get("www-authenticate")).toContain('error="insufficient_scope"');
    expect(await refused.json()).toMatchObject({
      required_roles: ["Administrator"],
      roles: ["Approver", "User"],
    });
    expect((await call(provider, anna, "DELETE", `/orders/${order.id}`)).status).toBe(204);
    expect((await call(provider, anna, "GET", `/orders/${order.id}`)).status).toBe(404);
  });

  it("keeps the thin user's ID token thin and answers the rest at UserInfo", async () => {
    const provider = await start();
    const { config, tokens } = await login(provider, "tom");
    const claims = tokens.claims();
    expect(claims).not.toHaveProperty("name");
    expect(claims).not.toHaveProperty("email");
    const userInfo = await client.fetchUserInfo(config, tokens.access_token, claims?.sub ?? "");
    expect(userInfo).toMatchObject({ name: "Tom Hale", email_verified: false, roles: ["User"] });
  });

  it("carries names outside ASCII unharmed", async () => {
    const { tokens } = await login(await start(), "zofia");
    expect(tokens.claims()).toMatchObject({ name: "Zofia Żółkiewska-Nguyễn" });
  });
});

describe("demo identity provider: clients", () => {
  it.each([
    ["client_secret_basic", client.ClientSecretBasic],
    ["client_secret_post", client.ClientSecretPost],
  ])("takes the secret as %s", async (_name, method) => {
    const provider = await start();
    const config = await discover(provider, method(provider.client.clientSecret));
    expect((await login(provider, "anna", { config })).tokens.id_token).toBeDefined();
  });

  it("refuses a wrong secret as invalid_client", async () => {
    const provider = await start();
    const basic = await discover(provider, client.ClientSecretBasic("wrong"));
    await expect(login(provider, "anna", { config: basic })).rejects.toMatchObject({
      status: 401,
      cause: [{ scheme: "basic", parameters: { error: "invalid_client" } }],
    });
    const post = await discover(provider, client.ClientSecretPost("wrong"));
    await expect(login(provider, "anna", { config: post })).rejects.toMatchObject({
      error: "invalid_client",
    });
  });

  it("takes a public client with PKCE, whose ID tokens are signed with ES256", async () => {
    const provider = await start();
    const config = await client.discovery(
      new URL(provider.issuer),
      provider.publicClient.clientId,
      { id_token_signed_response_alg: "ES256" },
      client.None(),
      { execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks] },
    );
    expect((await login(provider, "anna", { config })).tokens.claims()?.aud).toBe("sso-workbench-public");
  });

  it.each(["http://localhost:50001/oauth/v2/callback", "http://[::1]:50002/oauth/v2/callback"])(
    "accepts any port at %s (RFC 8252 7.3)",
    async (redirect_uri) => {
      const provider = await start();
      const { callback } = await login(provider, "anna", { parameters: { redirect_uri } });
      expect(callback.url.startsWith(redirect_uri)).toBe(true);
    },
  );

  it("shows, and does not redirect, an unknown redirect URI", async () => {
    const provider = await start();
    const config = await discover(provider);
    const { url } = await startLogin(config, { redirect_uri: "http://127.0.0.1:50001/other" });
    const page = await new HttpBrowser(provider.issuer).open(url);
    expect(page.status).toBe(400);
    expect(page.html).toContain('data-error="invalid_redirect_uri"');
  });

  it("accepts a pushed authorization request", async () => {
    const provider = await start();
    const config = await discover(provider);
    const pkceCodeVerifier = client.randomPKCECodeVerifier();
    const url = await client.buildAuthorizationUrlWithPAR(config, {
      redirect_uri: redirectUri,
      scope: "openid",
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: "S256",
    });
    const browser = new HttpBrowser(provider.issuer);
    const page = await browser.open(url.href);
    const callback = await browser.press(page, "sub", findUserButton(page.html, "anna"));
    const tokens = await client.authorizationCodeGrant(config, new URL(callback.url), { pkceCodeVerifier });
    expect(tokens.claims()?.sub).toBe(demoUsers[0]?.sub);
  });
});

describe("demo identity provider: refresh, introspection, revocation", () => {
  it("rotates refresh tokens, and ends the grant when an old one comes back", async () => {
    const provider = await start();
    const { config, tokens } = await login(provider, "anna");
    const first = tokens.refresh_token ?? "";
    const refreshed = await client.refreshTokenGrant(config, first);
    const second = refreshed.refresh_token ?? "";

    expect(second).not.toBe(first);
    expect(refreshed.claims()?.sub).toBe(tokens.claims()?.sub);
    expect((await call(provider, refreshed.access_token, "GET", "/orders")).status).toBe(200);
    await expect(client.refreshTokenGrant(config, first)).rejects.toMatchObject({ error: "invalid_grant" });
    await expect(client.refreshTokenGrant(config, second)).rejects.toMatchObject({ error: "invalid_grant" });
  });

  it("gives a refresh token for offline_access with prompt=consent, and none otherwise (OIDC Core 11)", async () => {
    const provider = await start();
    const config = await discover(provider);
    const withoutPrompt = await login(provider, "anna", { config, parameters: { prompt: "login" } });
    expect(withoutPrompt.tokens.refresh_token).toBeUndefined();
    const withoutScope = await login(provider, "anna", { config, parameters: { scope: "openid" } });
    expect(withoutScope.tokens.refresh_token).toBeUndefined();
  });

  it("introspects and revokes a refresh token", async () => {
    const provider = await start();
    const { config, tokens } = await login(provider, "anna");
    const refreshToken = tokens.refresh_token ?? "";
    expect(await client.tokenIntrospection(config, refreshToken)).toMatchObject({
      active: true,
      sub: tokens.claims()?.sub,
    });
    await client.tokenRevocation(config, refreshToken);
    expect(await client.tokenIntrospection(config, refreshToken)).toEqual({ active: false });
    await expect(
      client.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? ""),
    ).rejects.toThrow();
  });
});

describe("demo identity provider: expiry", () => {
  it("refuses an expired access token with 401 invalid_token", async () => {
    let ahead = 0;
    const provider = await start({ accessTokenLifeInSeconds: 30, now: () => Date.now() + ahead });
    const { tokens } = await login(provider, "anna");
    expect(tokens.expires_in).toBe(30);
    expect((await call(provider, tokens.access_token, "GET", "/orders")).status).toBe(200);

    ahead = 31_000;
    const refused = await call(provider, tokens.access_token, "GET", "/orders");
    expect(refused.status).toBe(401);
    expect(refused.headers.get("www-authenticate")).toBe(
      'Bearer realm="Demo API", error="invalid_token", error_description="The access token has expired."',
    );
  });
});

describe("demo identity provider: sessions", () => {
  it("signs out at the end-session endpoint and goes back to any loopback port", async () => {
    const provider = await start();
    const { config, browser, tokens } = await login(provider, "anna");
    const url = client.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? "",
      post_logout_redirect_uri: "http://127.0.0.1:50417/oauth/v2/logout",
      state: "after",
    });
    const page = await browser.open(url.href);
    const after = await browser.press(page, "logout", "yes");
    expect(after.url).toBe("http://127.0.0.1:50417/oauth/v2/logout?state=after");

    const silent = await startLogin(config, { prompt: "none" });
    expect(new URL((await browser.open(silent.url)).url).searchParams.get("error")).toBe("login_required");
  });

  it("answers prompt=none from the session, and asks again at every other request", async () => {
    const provider = await start();
    const { config, browser } = await login(provider, "anna");
    const silent = await startLogin(config, { prompt: "none" });
    expect(new URL((await browser.open(silent.url)).url).searchParams.get("code")).not.toBeNull();
    const again = await startLogin(config);
    expect((await browser.open(again.url)).html).toContain("Signed in now");
  });

  it("changes the user within one browser and leaves the tokens of the one before alone", async () => {
    const provider = await start();
    const anna = await login(provider, "anna");
    const { config, browser } = anna;
    const marco = await login(provider, "marco", { config, browser });
    expect(marco.tokens.claims()).toMatchObject({ name: "Marco Rossi" });
    const sub = anna.tokens.claims()?.sub ?? "";
    expect(await client.fetchUserInfo(config, anna.tokens.access_token, sub)).toMatchObject({ sub });
    expect((await client.refreshTokenGrant(config, anna.tokens.refresh_token ?? "")).claims()?.sub).toBe(sub);
  });

  it("answers access_denied when the user cancels", async () => {
    const provider = await start();
    const config = await discover(provider);
    const { url, checks } = await startLogin(config);
    const browser = new HttpBrowser(provider.issuer);
    const callback = await browser.press(await browser.open(url), "cancel", "yes");
    const grant = client.authorizationCodeGrant(config, new URL(callback.url), checks);
    await expect(grant).rejects.toMatchObject({ error: "access_denied" });
  });

  it("highlights the user of the login hint", async () => {
    const provider = await start();
    const { url } = await startLogin(await discover(provider), { login_hint: "Marco.Rossi@demo.example" });
    const { html } = await new HttpBrowser(provider.issuer).open(url);
    expect(html).toMatch(/data-user="marco" class="user suggested" autofocus/);
  });

  it("shows an error when the page's cookie is not there", async () => {
    const provider = await start();
    const { url } = await startLogin(await discover(provider));
    const page = await new HttpBrowser(provider.issuer).open(url);
    const elsewhere = await new HttpBrowser(provider.issuer).open(page.url);
    expect(elsewhere.status).toBe(400);
    expect(elsewhere.html).toContain("begun in another browser");
  });
});

describe("demo identity provider: devices", () => {
  it("connects a device by its code (RFC 8628)", async () => {
    const provider = await start();
    const config = await discover(provider);
    const device = await client.initiateDeviceAuthorization(config, { scope: "openid profile" });
    const browser = new HttpBrowser(provider.issuer);
    const input = await browser.open(device.verification_uri);
    const confirm = await browser.press(input, "user_code", device.user_code);
    expect(confirm.html).toContain(device.user_code);
    const page = await browser.press(confirm, "confirm", "yes");
    const done = await browser.press(page, "sub", findUserButton(page.html, "anna"));
    expect(done.html).toContain("Device connected");
    const tokens = await client.pollDeviceAuthorizationGrant(config, { ...device, interval: 0 });
    expect(tokens.claims()).toMatchObject({ name: "Anna Bergmann" });
  });

  it("asks again for a code that is wrong", async () => {
    const provider = await start();
    const browser = new HttpBrowser(provider.issuer);
    const input = await browser.open(`${provider.issuer}/device`);
    expect((await browser.press(input, "user_code", "AAAA-AAAA")).html).toContain("That code is not valid");
  });
});

describe("demo identity provider: API", () => {
  it("challenges without an error code when there is no token (RFC 6750 3)", async () => {
    const provider = await start();
    const response = await fetch(`${provider.apiBaseUrl}/orders`);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe('Bearer realm="Demo API"');
  });

  it("refuses an ID token, a damaged token and another provider's token", async () => {
    const provider = await start();
    const other = await start();
    const { tokens } = await login(provider, "anna");
    const foreign = (await login(other, "anna")).tokens.access_token;
    const damaged = `${tokens.access_token.slice(0, -4)}AAAA`;
    for (const token of [tokens.id_token ?? "", damaged, foreign, "not-a-jwt"]) {
      const response = await call(provider, token, "GET", "/orders");
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toContain('error="invalid_token"');
    }
  });

  it("says what is wrong with an order", async () => {
    const provider = await start();
    const { access_token: token } = (await login(provider, "anna")).tokens;
    const invalid = await call(provider, token, "POST", "/orders", { product: "", quantity: 0, extra: 1 });
    expect(invalid.status).toBe(400);
    expect(await invalid.json()).toMatchObject({ error: "invalid_order" });

    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const orders = `${provider.apiBaseUrl}/orders`;
    expect((await fetch(orders, { method: "POST", headers, body: "{" })).status).toBe(400);
    expect((await fetch(orders, { method: "POST", headers, body: `"${"x".repeat(70_000)}"` })).status).toBe(
      413,
    );
    const text = { ...headers, "content-type": "text/plain" };
    expect((await fetch(orders, { method: "POST", headers: text, body: "x" })).status).toBe(415);
  });

  it("answers HEAD, OPTIONS, unknown methods and unknown paths", async () => {
    const provider = await start();
    const { access_token: token } = (await login(provider, "anna")).tokens;
    expect((await call(provider, token, "HEAD", "/orders")).status).toBe(200);
    const options = await call(provider, token, "OPTIONS", "/orders");
    expect(options.headers.get("allow")).toBe("GET, POST, HEAD, OPTIONS");
    expect((await call(provider, token, "PUT", "/orders", {})).status).toBe(405);
    expect((await call(provider, token, "GET", "/nothing")).status).toBe(404);
  });

  it("stops at 200 orders", async () => {
    const provider = await start();
    const { access_token: token } = (await login(provider, "anna")).tokens;
    const statuses: number[] = [];
    for (let count = 0; count < 196; count += 1) {
      statuses.push(
        (await call(provider, token, "POST", "/orders", { product: "Chair", quantity: 1 })).status,
      );
    }
    expect(statuses.slice(-2)).toEqual([201, 507]);
  });
});

describe("demo identity provider: start", () => {
  it("keeps issuer, secret and keys from one start to the next", async () => {
    const first = await start();
    const { tokens } = await login(first, "anna");
    await first.close();
    const second = await start({ state: first.state });
    // The connections kept alive to the first one are noticed to be gone when they are used.
    await vi.waitFor(() => fetch(second.issuer));
    expect(second.issuer).toBe(first.issuer);
    expect(second.state).toEqual(first.state);
    expect((await call(second, tokens.access_token, "GET", "/orders")).status).toBe(200);
    expect((await login(second, "anna")).tokens.claims()?.sub).toBe(tokens.claims()?.sub);
  });

  it("says when its port is taken (F-81)", async () => {
    const first = await start();
    await expect(start({ state: first.state })).rejects.toMatchObject({ error: { code: "port_in_use" } });
  });

  it("refuses a state that it cannot use, and frees the port", async () => {
    const { state } = await start();
    await running.pop()?.close();
    const broken = start({ state: { ...state, signingKeys: [{ kty: "RSA" }] } });
    await expect(broken).rejects.toMatchObject({ error: { code: "demo_idp_failed" } });
    expect((await start({ state })).state.port).toBe(state.port);
  });

  it("answers under its own address only (C-18)", async () => {
    const provider = await start();
    const status = await new Promise((resolve, reject) => {
      const headers = { host: `rebound.example:${provider.state.port}` };
      get(`${provider.issuer}/.well-known/openid-configuration`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on("error", reject);
    });
    expect(status).toBe(421);
  });
});
