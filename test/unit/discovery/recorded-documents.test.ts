import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { endpointNames } from "#shared/configurations/client-configuration.ts";
import { readMetadata } from "../../../main/discovery/index.ts";
import { supportedAlgorithms } from "../../../main/tokens/signing-algorithms.ts";
import { failureOf } from "../../support/failure-of.ts";
import { httpResponse } from "../../support/http-response.ts";

const folder = new URL("../../fixtures/discovery/", import.meta.url);
const WELL_KNOWN = "/.well-known/openid-configuration";

/** Where a document was served when that is not below the issuer it names. */
const servedAt: Readonly<Record<string, string>> = {
  "_linkedin-as-documented": `https://www.linkedin.com/oauth${WELL_KNOWN}`,
  "_sap-issuer-without-scheme": `https://my-tenant.ondemand.com${WELL_KNOWN}`,
  "entra-b2c-excerpt": `https://b2cplayfab.b2clogin.com/b2cplayfab.onmicrosoft.com/b2c_1_signin/v2.0${WELL_KNOWN}`,
  "entra-common": `https://login.microsoftonline.com/common/v2.0${WELL_KNOWN}`,
  "entra-common-2022": `https://login.microsoftonline.com/common/v2.0${WELL_KNOWN}`,
  "entra-common-v1": `https://login.microsoftonline.com/common${WELL_KNOWN}`,
  "entra-common-v2-2024-02": `https://login.microsoftonline.com/common/v2.0${WELL_KNOWN}`,
  "entra-organizations": `https://login.microsoftonline.com/organizations/v2.0${WELL_KNOWN}`,
  "entra-tenant-v1": `https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000${WELL_KNOWN}`,
  "entra-tenant-v1-windows-net": `https://login.windows.net/00000000-0000-0000-0000-000000000000${WELL_KNOWN}`,
  "google-2014": `https://accounts.google.com${WELL_KNOWN}`,
  "ory-hydra-local-2023": `http://127.0.0.1:4444${WELL_KNOWN}`,
  "wso2-api-manager": `https://localhost:8243/oidcdiscovery${WELL_KNOWN}`,
};

/** Documents that are not imported as they are, and why. */
const refusals: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(servedAt).map((name) => [name, "discovery_issuer_mismatch"])),
  "hashicorp-vault": "insecure_url",
  "keycloak-2019": "insecure_url",
  "keycloak-2023": "insecure_url",
  "openam-forgerock-2026": "insecure_url",
};

const standardMembers = {
  authorization: "authorization_endpoint",
  token: "token_endpoint",
  userinfo: "userinfo_endpoint",
  jwks: "jwks_uri",
  endSession: "end_session_endpoint",
  introspection: "introspection_endpoint",
  revocation: "revocation_endpoint",
  pushedAuthorizationRequest: "pushed_authorization_request_endpoint",
  deviceAuthorization: "device_authorization_endpoint",
  registration: "registration_endpoint",
} as const;

const names = readdirSync(folder).map((file) => file.replace(/\.json$/, ""));

const bodyOf = (name: string) => readFileSync(new URL(`${name}.json`, folder));
const memberOf = (name: string): Record<string, unknown> =>
  JSON.parse(new TextDecoder().decode(bodyOf(name))) as Record<string, unknown>;
const urlOf = (name: string) =>
  servedAt[name] ?? String(memberOf(name).issuer).replace(/\/$/, "") + WELL_KNOWN;

const read = (name: string, options: Partial<Parameters<typeof readMetadata>[2]> = {}) =>
  readMetadata(httpResponse(bodyOf(name)), urlOf(name), { allowInsecureHttp: false, now: 1, ...options });

/** As at a login of a configuration that has this issuer and may use plain HTTP. */
const readConfigured = (name: string) =>
  read(name, { expectedIssuer: String(memberOf(name).issuer), allowInsecureHttp: true });

describe("importing the recorded discovery document", () => {
  it.each(names.filter((name) => refusals[name] === undefined))("%s succeeds", (name) => {
    expect(read(name).issuer).toBe(memberOf(name).issuer);
  });

  it.each(Object.entries(refusals))("%s is refused: %s", async (name, code) => {
    const error = await failureOf(() => read(name));
    expect(error).toMatchObject({ code, field: "automaticConfigurationUrl" });
    expect(error.message).toContain(
      code === "insecure_url" ? new URL(String(memberOf(name).token_endpoint)).host : memberOf(name).issuer,
    );
  });
});

describe("reading the recorded discovery document at a login", () => {
  it.each(names)("%s loses nothing and makes nothing up", (name) => {
    const document = memberOf(name);
    const { issuer, endpoints, capabilities } = readConfigured(name);
    expect(issuer).toBe(document.issuer);
    for (const endpoint of endpointNames) {
      expect(endpoints[endpoint]).toBe(document[standardMembers[endpoint]] ?? "");
    }
    expect(capabilities.scopesSupported).toEqual([...new Set((document.scopes_supported ?? []) as string[])]);
    expect(capabilities.claimsSupported).toEqual([...new Set((document.claims_supported ?? []) as string[])]);
  });
});

describe("what is odd about single providers", () => {
  const endpointsOf = (name: string) => readConfigured(name).endpoints;
  const algorithmsOf = (name: string) =>
    supportedAlgorithms(readConfigured(name).capabilities.idTokenSigningAlgorithmsSupported);

  it("AD FS names its host in capital letters: imported when typed so, refused when typed otherwise", async () => {
    expect(read("adfs-uppercase-issuer").issuer).toBe("https://ADFS01.EXAMPLE.COM/adfs");
    const lower = `https://adfs01.example.com/adfs${WELL_KNOWN}`;
    const options = { allowInsecureHttp: false, now: 1 };
    const error = await failureOf(() =>
      readMetadata(httpResponse(bodyOf("adfs-uppercase-issuer")), lower, options),
    );
    expect(error.message).toContain("https://ADFS01.EXAMPLE.COM/adfs");
  });

  it("a byte order mark before a document does no harm", () => {
    const body = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bodyOf("identityserver-demo")]);
    const options = { allowInsecureHttp: false, now: 1 };
    expect(readMetadata(httpResponse(body), urlOf("identityserver-demo"), options).issuer).toBe(
      "https://demo.identityserver.io",
    );
  });

  it.each(["facebook", "facebook-limited-login", "github-actions", "okta-org-minimal"])(
    "%s has no token endpoint",
    (name) => {
      expect(endpointsOf(name).token).toBe("");
    },
  );

  it.each(["apple", "discord", "dropbox", "entra-b2c-excerpt", "okta-custom-as-minimal"])(
    "%s has no UserInfo endpoint",
    (name) => {
      expect(endpointsOf(name).userinfo).toBe("");
    },
  );

  it("federation metadata has its keys inside, so that there is no JWKS endpoint", () => {
    expect(endpointsOf("spid-op-federation").jwks).toBe("");
  });

  it("members with names of their own are not taken for the standard's", () => {
    expect(endpointsOf("pingfederate-factset-excerpt").endSession).toBe("");
    expect(endpointsOf("yahoo").revocation).toBe("");
    expect(endpointsOf("fedora-ipsilon").introspection).not.toBe("");
  });

  it("mutual TLS aliases never replace the plain endpoints", () => {
    expect(endpointsOf("identityserver-mtls").token).toBe("https://demo.identityserver.io/connect/token");
  });

  it.each([
    ["globus", ["RS512"]],
    ["google", ["RS256"]],
    ["google-2014", ["RS256"]],
    ["okta-custom-as-minimal", ["RS256"]],
    ["onelogin", ["RS256", "PS256"]],
    ["auth0-2023", ["RS256", "PS256"]],
  ])("%s may sign ID tokens with %j", (name, algorithms) => {
    expect(algorithmsOf(name)).toEqual(algorithms);
  });

  it("nobody's none or HMAC algorithms are ever accepted", () => {
    for (const name of names) expect(algorithmsOf(name).filter((alg) => /^(none|HS)/i.test(alg))).toEqual([]);
  });
});
