import { CompactEncrypt } from "jose";
import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "LIB-18",
    provider: "issues an encrypted ID token",
    workbench: "refuses it, and says that it is encrypted",
  },
  async () => {
    const encrypted = await new CompactEncrypt(new TextEncoder().encode("a token"))
      .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
      .encrypt(crypto.getRandomValues(new Uint8Array(32)));
    const { error, failedChecks, provider } = await expectRefused(
      { script: { token: { document: (right) => ({ ...right, id_token: encrypted }) } } },
      { code: "id_token_encrypted", step: "id_token", field: "decryptionKey" },
    );
    expect(error.message).toContain("encrypted");
    expect(failedChecks).toEqual(["id_token.form"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
