import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { signIn, tokenOf } from "../../support/identities.ts";
import { withJweHeader } from "../../support/jwe-header.ts";
import { openScenario } from "../../support/open-scenario.ts";
import { noteRefusal, scenario } from "../../support/scenario.ts";
import type { EncryptionScript, ProviderScript } from "../../support/scriptable-provider/index.ts";

type Code = Parameters<typeof expectRefused>[1]["code"];

interface Wrong {
  readonly does: string;
  readonly script: EncryptionScript;
  readonly code: Code;
  readonly failed?: readonly string[];
}

const NOT_TAKEN = "id_token_encryption_unsupported";
const NOT_OPENED = "id_token_decryption_failed";

const header = (change: Readonly<Record<string, unknown>>): EncryptionScript => ({
  bend: (right) => withJweHeader(right, change),
});

const damagePart =
  (part: number) =>
  (right: string): string =>
    right
      .split(".")
      .map((text, index) => (index === part ? (text.startsWith("A") ? "B" : "A") + text.slice(1) : text))
      .join(".");

const wrongs: readonly Wrong[] = [
  { does: "names RSA1_5, which was broken", script: header({ alg: "RSA1_5" }), code: NOT_TAKEN },
  { does: "names a shared key with dir", script: header({ alg: "dir" }), code: NOT_TAKEN },
  {
    does: "names a password that takes millions of rounds",
    script: header({ alg: "PBES2-HS256+A128KW", p2s: "c2FsdA", p2c: 100_000_000 }),
    code: NOT_TAKEN,
  },
  { does: "adds the rounds of a password", script: header({ p2c: 100_000_000 }), code: NOT_TAKEN },
  { does: "compresses the ID token, which may be a bomb", script: header({ zip: "DEF" }), code: NOT_TAKEN },
  { does: "adds a critical extension", script: header({ crit: ["exp"], exp: 1 }), code: NOT_TAKEN },
  { does: "encrypts with alg none", script: header({ alg: "none" }), code: NOT_TAKEN },
  { does: "uses A192GCM, which nobody was asked for", script: { enc: "A192GCM" }, code: NOT_TAKEN },
  { does: "damages the content", script: { bend: damagePart(3) }, code: NOT_OPENED },
  { does: "damages the tag", script: { bend: damagePart(4) }, code: NOT_OPENED },
  { does: "changes the header afterwards", script: header({ cty: "at+jwt" }), code: NOT_OPENED },
  {
    does: "names a point that is on no curve",
    script: header({ epk: { kty: "EC", crv: "P-256", x: "AQ", y: "AQ" } }),
    code: NOT_OPENED,
  },
  {
    does: "encrypts claims that are not signed",
    script: { content: () => JSON.stringify({ sub: "sub-ada" }) },
    code: "id_token_malformed",
    failed: ["id_token.form"],
  },
];

for (const { does, script, code, failed = ["id_token.decryption"] } of wrongs) {
  scenario({ id: "OLD-7, LIB-18", provider: does, workbench: "refuses the ID token" }, async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { encryptedIdToken: script }, decryptionKey: { algorithm: "ECDH-ES" } },
      { code, step: "id_token" },
    );
    expect(failedChecks).toEqual(failed);
    expect(provider.received.of("userinfo")).toEqual([]);
  });
}

const inside: readonly { readonly does: string; readonly script: ProviderScript; readonly code: Code }[] = [
  {
    does: "does not sign what it encrypts",
    script: { idToken: { sign: "none" } },
    code: "id_token_unsigned",
  },
  {
    does: "encrypts an ID token with a damaged signature",
    script: { idToken: { sign: "damaged" } },
    code: "id_token_signature_invalid",
  },
  {
    does: "encrypts an ID token with another nonce",
    script: { idToken: { claims: (right) => ({ ...right, nonce: "of-another-login" }) } },
    code: "id_token_nonce_mismatch",
  },
];

for (const { does, script, code } of inside) {
  const workbench = "opens it, and refuses what is inside";
  scenario({ id: "OLD-7, RP-15, C-47", provider: does, workbench }, async () => {
    const { trace } = await expectRefused(
      { script: { ...script, encryptedIdToken: {} }, decryptionKey: { algorithm: "ECDH-ES" } },
      { code, step: "id_token" },
    );
    expect(trace).toContainEqual(
      expect.objectContaining({ checkId: "id_token.decryption", result: "passed" }),
    );
  });
}

scenario(
  {
    id: "OLD-7, RP-43",
    provider: "damages a refreshed ID token that it has encrypted",
    workbench: "refuses it, and keeps the tokens as they were",
  },
  async () => {
    const opened = await openScenario({
      script: { encryptedIdToken: {} },
      decryptionKey: { algorithm: "ECDH-ES" },
    });
    const userId = await signIn(opened);
    const before = await tokenOf(opened, userId, "access_token");
    opened.provider.change({ encryptedIdToken: { bend: damagePart(3) } });
    expect(await opened.errorOf("tokens.refresh", { userId })).toMatchObject({ code: NOT_OPENED });
    noteRefusal(NOT_OPENED);
    expect(await tokenOf(opened, userId, "access_token")).toBe(before);
  },
);
