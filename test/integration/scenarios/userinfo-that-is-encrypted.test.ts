import { expect } from "vitest";
import { expectAccepted, expectRefused } from "../../support/expect-login.ts";
import { withJweHeader } from "../../support/jwe-header.ts";
import { rsaKeyInPem } from "../../support/key-made-elsewhere.ts";
import { scenario } from "../../support/scenario.ts";
import { type ProviderScript, providerUsers } from "../../support/scriptable-provider/index.ts";

const ecdh = { algorithm: "ECDH-ES" } as const;
const rsa = { algorithm: "RSA-OAEP", imported: rsaKeyInPem() } as const;

const accepts = async (script: ProviderScript, decryptionKey: typeof ecdh | typeof rsa = ecdh) => {
  const accepted = await expectAccepted({ script, decryptionKey });
  expect(accepted.run.user).toMatchObject({ fullname: providerUsers.ada.name });
  const { userinfo = [] } = await accepted.call("tokens.view", { userId: accepted.run.user?.id ?? "" });
  expect(userinfo.map(({ name }) => name)).toContain("email");
  expect(accepted.trace).toContainEqual(
    expect.objectContaining({ checkId: "userinfo.decryption", step: "userinfo", result: "passed" }),
  );
  return accepted;
};

scenario(
  {
    id: "OLD-15",
    provider: "encrypts UserInfo for the client",
    workbench: "opens it, and uses its claims",
  },
  () => accepts({ encryptedUserinfo: {} }),
);

scenario(
  {
    id: "OLD-16, C-68",
    provider: "signs UserInfo and encrypts it for the client",
    workbench: "opens it, verifies the signature, and uses its claims",
  },
  async () => {
    const script = { signedUserinfo: {}, encryptedUserinfo: { enc: "A128CBC-HS256" } };
    const { trace } = await accepts(script, rsa);
    for (const checkId of ["userinfo.signature", "userinfo.iss", "userinfo.aud", "userinfo.sub"]) {
      expect(trace).toContainEqual(expect.objectContaining({ checkId, result: "passed" }));
    }
  },
);

scenario(
  {
    id: "OLD-16, OLD-7",
    provider: "encrypts the ID token and UserInfo, which is asked for again later",
    workbench: "opens all of them",
  },
  async () => {
    const { call, run } = await accepts({
      encryptedIdToken: {},
      signedUserinfo: {},
      encryptedUserinfo: {},
    });
    const { claims, error } = await call("tokens.userinfo", { userId: run.user?.id ?? "" });
    expect(error).toBeUndefined();
    expect(claims).toContainEqual(expect.objectContaining({ name: "email" }));
  },
);

const wrongs: readonly {
  readonly does: string;
  readonly script: ProviderScript;
  readonly code: Parameters<typeof expectRefused>[1]["code"];
  readonly check: string;
}[] = [
  {
    does: "encrypts UserInfo of another user",
    script: { encryptedUserinfo: { content: () => JSON.stringify({ sub: "sub-ben" }) } },
    code: "userinfo_sub_mismatch",
    check: "userinfo.sub",
  },
  {
    does: "encrypts UserInfo with a damaged signature",
    script: { signedUserinfo: { sign: "damaged" }, encryptedUserinfo: {} },
    code: "userinfo_signature_invalid",
    check: "userinfo.signature",
  },
  {
    does: "encrypts UserInfo with alg none inside",
    script: { signedUserinfo: { sign: "none" }, encryptedUserinfo: {} },
    code: "userinfo_signature_invalid",
    check: "userinfo.signature",
  },
  {
    does: "encrypts something that is no claims",
    script: { encryptedUserinfo: { content: () => "<html>" } },
    code: "userinfo_response_invalid",
    check: "userinfo.form",
  },
  {
    does: "compresses UserInfo before it encrypts it",
    script: { encryptedUserinfo: { bend: (right) => withJweHeader(right, { zip: "DEF" }) } },
    code: "userinfo_decryption_failed",
    check: "userinfo.decryption",
  },
  {
    does: "encrypts UserInfo and damages it",
    script: { encryptedUserinfo: { bend: (right) => withJweHeader(right, { cty: "text" }) } },
    code: "userinfo_decryption_failed",
    check: "userinfo.decryption",
  },
];

for (const { does, script, code, check } of wrongs) {
  scenario({ id: "OLD-15, RP-14", provider: does, workbench: "refuses it" }, async () => {
    const { failedChecks } = await expectRefused({ script, decryptionKey: ecdh }, { code, step: "userinfo" });
    expect(failedChecks).toEqual([check]);
  });
}
