import { describe, expect, it } from "vitest";
import { type ClientConfiguration, emptyDraft } from "#shared/configurations/client-configuration.ts";
import type { ClientCertificate } from "#shared/configurations/client-key.ts";
import { certificateBinding } from "../../../main/tokens/certificate-binding.ts";
import { withMtlsEndpoints } from "../../../main/tokens/mtls-endpoints.ts";
import { compactJws } from "../../support/compact-jws.ts";

const clientCertificate: ClientCertificate = {
  subject: "CN=portal",
  issuer: "CN=portal",
  validFrom: 0,
  validTo: 1,
  thumbprint: "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2",
  certificatePem: "",
  jwks: "",
  savedAt: 0,
};

const empty = emptyDraft("Northwind");
const configuration: ClientConfiguration = {
  ...empty,
  id: "1",
  createdAt: 0,
  updatedAt: 0,
  endpoints: {
    ...empty.endpoints,
    token: "https://id.example/token",
    revocation: "https://id.example/revoke",
    jwks: "https://id.example/jwks",
  },
  capabilities: {
    ...empty.capabilities,
    mtlsEndpoints: {
      ...empty.capabilities.mtlsEndpoints,
      token: "https://mtls.id.example/token",
      userinfo: "https://mtls.id.example/userinfo",
    },
  },
};

describe("the endpoints that are called", () => {
  it("are the configured ones without a client certificate", () => {
    expect(withMtlsEndpoints(configuration)).toBe(configuration);
  });

  it("are those for client certificates where there is one, and no more than are configured", () => {
    expect(withMtlsEndpoints({ ...configuration, clientCertificate }).endpoints).toEqual({
      ...configuration.endpoints,
      token: "https://mtls.id.example/token",
    });
  });
});

describe("the binding of an access token", () => {
  const tokenWith = (claims: object) => compactJws({ alg: "RS256" }, claims, () => "c2ln");
  const bound = (cnf: unknown) => tokenWith({ cnf });
  const right = { "x5t#S256": clientCertificate.thumbprint };

  it("passes with the thumbprint of the client's certificate", () => {
    expect(certificateBinding(bound(right), clientCertificate)).toMatchObject({
      result: "passed",
      source: "RFC 8705 3.1",
    });
  });

  it("is a warning with another one, or where the client has no certificate", () => {
    expect(certificateBinding(bound({ "x5t#S256": "other" }), clientCertificate)).toMatchObject({
      result: "warning",
      expected: clientCertificate.thumbprint,
      found: "other",
    });
    expect(certificateBinding(bound(right), undefined)).toMatchObject({ result: "warning" });
  });

  it.each([
    ["an opaque token", "opaque"],
    ["a token that is not bound", tokenWith({})],
    ["one that is bound to a key", bound({ jkt: "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I" })],
    ["one whose binding is nothing", bound(null)],
    ["one whose thumbprint is no text", bound({ "x5t#S256": 1 })],
  ])("is not spoken of for %s", (_kind, token) => {
    expect(certificateBinding(token, clientCertificate)).toBeUndefined();
  });
});
