import { CompactEncrypt } from "jose";
import { expect } from "vitest";
import { expectAccepted, expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";
import {
  type IdTokenScript,
  type ProviderScript,
  providerUsers,
  signingKey,
} from "../../support/scriptable-provider/index.ts";

const accepts = async (script: ProviderScript) => {
  const accepted = await expectAccepted({ script });
  expect(accepted.run.user).toMatchObject({ fullname: providerUsers.ada.name });
  const { userinfo = [] } = await accepted.call("tokens.view", { userId: accepted.run.user?.id ?? "" });
  expect(userinfo.map(({ name }) => name)).toContain("email");
  return accepted;
};

scenario(
  {
    id: "RP-20, C-68",
    provider: "signs UserInfo with RS256",
    workbench: "verifies it with the provider's keys, and uses its claims",
  },
  async () => {
    const { trace } = await accepts({ signedUserinfo: {} });
    for (const checkId of ["userinfo.signature", "userinfo.iss", "userinfo.aud", "userinfo.sub"]) {
      expect(trace).toContainEqual(expect.objectContaining({ checkId, result: "passed" }));
    }
  },
);

scenario(
  {
    id: "RP-20, C-68",
    provider: "signs UserInfo with ES256 and the ID token with RS256",
    workbench: "verifies each with its key",
  },
  async () => {
    const keys = [await signingKey("RS256"), await signingKey("ES256")];
    await accepts({ keys, signedUserinfo: { sign: await signingKey("ES256") } });
  },
);

scenario(
  {
    id: "RP-20, C-68, LIB-4",
    provider: "signs UserInfo with HS256 and the client secret",
    workbench: "verifies it with the secret, and uses its claims",
  },
  () => accepts({ signedUserinfo: { sign: { secret: "secret-of-the-client" } } }),
);

scenario(
  {
    id: "RP-20, C-51",
    provider: "signs UserInfo with a key that is newer than the ID token's",
    workbench: "reads the keys once more, and uses its claims",
  },
  async () => {
    const fresh = await signingKey("RS256", "RS256-2");
    const { provider } = await accepts({
      signedUserinfo: { sign: fresh },
      jwks: (_, nth) =>
        nth === 1 ? {} : { document: ({ keys }) => ({ keys: [...(keys as object[]), fresh.publicJwk] }) },
    });
    expect(provider.received.of("jwks")).toHaveLength(2);
  },
);

scenario(
  {
    id: "C-68",
    provider: "signs UserInfo without iss and aud",
    workbench: "warns, and uses its claims",
  },
  async () => {
    const { trace } = await accepts({
      signedUserinfo: { claims: ({ iss: _iss, aud: _aud, ...right }) => right },
    });
    expect(trace).toContainEqual(expect.objectContaining({ checkId: "userinfo.iss", result: "warning" }));
  },
);

scenario(
  {
    id: "RP-20, C-68",
    provider: "signs UserInfo that is asked for after the login",
    workbench: "reads the keys for it, and refuses it when it is damaged",
  },
  async () => {
    const { call, provider, run } = await accepts({ signedUserinfo: {} });
    const userId = run.user?.id ?? "";
    const read = provider.received.of("jwks").length;
    expect((await call("tokens.userinfo", { userId })).claims).toContainEqual(
      expect.objectContaining({ name: "email" }),
    );
    expect(provider.received.of("jwks")).toHaveLength(read + 1);
    provider.change({ signedUserinfo: { sign: "damaged" } });
    expect((await call("tokens.userinfo", { userId })).error).toMatchObject({
      code: "userinfo_signature_invalid",
    });
  },
);

interface Refusal {
  readonly does: string;
  readonly bend: () => IdTokenScript | Promise<IdTokenScript>;
  readonly code: Parameters<typeof expectRefused>[1]["code"];
  readonly check: string;
}

const refusals: readonly Refusal[] = [
  {
    does: "damages the signature of UserInfo",
    bend: () => ({ sign: "damaged" }),
    code: "userinfo_signature_invalid",
    check: "userinfo.signature",
  },
  {
    does: "does not sign the JWT of UserInfo",
    bend: () => ({ sign: "none" }),
    code: "userinfo_signature_invalid",
    check: "userinfo.signature",
  },
  {
    does: "signs UserInfo with a key that it does not publish",
    bend: async () => ({ sign: await signingKey("RS256", "stranger") }),
    code: "userinfo_signature_invalid",
    check: "userinfo.signature",
  },
  {
    does: "signs UserInfo with another client's secret",
    bend: () => ({ sign: { secret: "secret-of-another-client" } }),
    code: "userinfo_signature_invalid",
    check: "userinfo.signature",
  },
  {
    does: "signs UserInfo as another issuer",
    bend: () => ({ claims: (right) => ({ ...right, iss: `${right.iss}/` }) }),
    code: "userinfo_iss_mismatch",
    check: "userinfo.iss",
  },
  {
    does: "signs UserInfo for another client",
    bend: () => ({ claims: (right) => ({ ...right, aud: "another-client" }) }),
    code: "userinfo_aud_mismatch",
    check: "userinfo.aud",
  },
  {
    does: "signs UserInfo of another user",
    bend: () => ({ claims: (right) => ({ ...right, sub: "sub-ben" }) }),
    code: "userinfo_sub_mismatch",
    check: "userinfo.sub",
  },
  {
    does: "signs UserInfo that has expired",
    bend: () => ({ claims: (right) => ({ ...right, exp: 1 }) }),
    code: "userinfo_response_invalid",
    check: "userinfo.exp",
  },
];

for (const { does, bend, code, check } of refusals) {
  scenario({ id: "RP-20, RP-14, C-67, C-68", provider: does, workbench: "refuses it" }, async () => {
    const script = { signedUserinfo: await bend() };
    const { failedChecks } = await expectRefused({ script }, { code, step: "userinfo" });
    expect(failedChecks).toEqual([check]);
  });
}

scenario(
  {
    id: "LIB-18",
    provider: "encrypts UserInfo",
    workbench: "refuses it, and says that it is encrypted",
  },
  async () => {
    const encrypted = await new CompactEncrypt(new TextEncoder().encode("{}"))
      .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
      .encrypt(crypto.getRandomValues(new Uint8Array(32)));
    const userinfo = { content: encrypted, headers: { "content-type": "application/jwt" } };
    const { call, run } = await expectRefused(
      { script: { userinfo } },
      { code: "userinfo_response_invalid", step: "userinfo" },
    );
    expect((await call("login.explain", { id: run.id })).entryId).toBe("userinfo.encrypted");
  },
);
