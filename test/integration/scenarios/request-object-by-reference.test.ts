import { expect } from "vitest";
import { scenario } from "../../support/scenario.ts";
import { rsaKeyInPem, sendRequestObject, signedOnly } from "../../support/send-request-object.ts";

scenario(
  {
    id: "RP-30, RFC 9101 5.2",
    provider: "fetches a signed request from the workbench",
    workbench: "serves it at a path of this login, and not any more afterwards",
  },
  async () => {
    const { beside, trace } = await sendRequestObject(
      { delivery: "by_reference", ...signedOnly },
      { clientKey: { algorithm: "RS256", imported: rsaKeyInPem() } },
    );
    expect([...beside.keys()].sort()).toEqual(["client_id", "request_uri", "response_type", "scope"]);
    expect(trace).toContainEqual(
      expect.objectContaining({ from: "identity_provider", to: "workbench", label: "GET /request-object" }),
    );
    await expect(fetch(beside.get("request_uri") ?? "")).rejects.toMatchObject({
      cause: { code: "ECONNREFUSED" },
    });
  },
);

scenario(
  {
    id: "RP-31",
    provider: "fetches a request that is not signed from the workbench",
    workbench: "serves it with alg none, and accepts the login",
  },
  async () => {
    const { beside } = await sendRequestObject({ delivery: "by_reference", signed: false, encrypted: false });
    expect(beside.has("request_uri")).toBe(true);
  },
);
