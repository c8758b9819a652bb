import { expect } from "vitest";
import { openScenario } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";
import { encryptionKey } from "../../support/scriptable-provider/index.ts";

scenario(
  {
    id: "OLD-9",
    provider: "publishes another key to encrypt requests for between two logins",
    workbench: "reads the keys anew, and encrypts each request for the key of its time",
  },
  async () => {
    const [first, second] = [await encryptionKey("ECDH-ES"), await encryptionKey("ECDH-ES", "rotated")];
    const requestObject = { delivery: "by_value", signed: true, encrypted: true } as const;
    const { login, provider } = await openScenario({
      clientKey: { algorithm: "ES256" },
      script: { client: { requestObject: { signed: true, encrypted: true } }, encryptionKeys: [first] },
      draft: (right) => ({
        ...right,
        authorizationRequest: { ...right.authorizationRequest, requestObject },
      }),
    });
    expect((await login()).run.state).toBe("succeeded");
    provider.change({ encryptionKeys: [second] });
    expect((await login()).run.state).toBe("succeeded");
    const sent = provider.received.of("authorization").map(({ parameters }) => parameters.get("request"));
    expect(sent.map(kidOf)).toEqual([first.kid, second.kid]);
  },
);

const kidOf = (jwe: string | null): unknown =>
  JSON.parse(Buffer.from(jwe?.split(".")[0] ?? "", "base64url").toString("utf8")).kid;
