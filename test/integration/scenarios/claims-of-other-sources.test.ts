import { expect } from "vitest";
import { loginWithSources, onlySource, sourceJwt } from "../../support/claim-sources.ts";
import { expectAcceptance } from "../../support/expect-login.ts";
import { openScenario } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";
import {
  type IdTokenScript,
  type Members,
  providerUsers,
  type ScriptableProvider,
  signingKey,
} from "../../support/scriptable-provider/index.ts";

const inRegistry = (jwt: string, ...claims: readonly string[]): Members => ({
  _claim_names: Object.fromEntries(claims.map((claim) => [claim, "registry"])),
  _claim_sources: { registry: { JWT: jwt } },
});

const nobody = { ada: { sub: "sub-ada", email: "ada@op.example" } };

scenario(
  {
    id: "RP-21, OIDC Core 5.6.2",
    provider: "hands on claims of another source, signed with its own key",
    workbench: "verifies them, shows whose they are, and takes what the provider does not say itself",
  },
  async () => {
    const login = await loginWithSources(
      async ({ issuer }) =>
        inRegistry(
          await sourceJwt({ iss: issuer, age: 42, name: "Ada of the registry", email: "other@op.example" }),
          "age",
          "name",
          "email",
        ),
      { script: { users: nobody } },
    );
    expect(onlySource(login)).toMatchObject({
      name: "registry",
      namedIn: "userinfo",
      kind: "aggregated",
      state: "verified",
      promised: ["age", "name", "email"],
      claims: { age: 42 },
    });
    expect(login.checks).toMatchObject([{ result: "passed", source: "OIDC Core 5.6.2" }]);
    const { user } = await login.call("users.get", { id: login.userId });
    expect(user).toMatchObject({ fullname: "Ada of the registry", email: "ada@op.example" });
    expect(login.shown).not.toContain("eyJ");
  },
);

scenario(
  {
    id: "RP-21, OIDC Core 5.6.2",
    provider: "signs a claim of another source that it does not name",
    workbench: "shows it, and takes nothing of it for the user",
  },
  async () => {
    const login = await loginWithSources(
      async ({ issuer }) =>
        inRegistry(await sourceJwt({ iss: issuer, age: 42, name: "Not promised" }), "age"),
      { script: { users: nobody } },
    );
    expect(onlySource(login).claims).toMatchObject({ name: "Not promised" });
    const { user } = await login.call("users.get", { id: login.userId });
    expect(user.fullname).toBe("");
  },
);

interface NotVerified {
  readonly does: string;
  readonly claims?: (provider: ScriptableProvider) => Members;
  readonly sign?: () => Promise<IdTokenScript> | IdTokenScript;
  readonly why: RegExp;
}

const notVerified: readonly NotVerified[] = [
  {
    does: "hands on claims that another issuer signed",
    claims: () => ({ iss: "https://registry.example" }),
    sign: async () => ({ sign: await signingKey("RS256", "registry") }),
    why: /Signed by https:\/\/registry\.example, whose keys/,
  },
  {
    does: "hands on claims that do not say who made them",
    claims: () => ({ iss: undefined }),
    why: /no iss/,
  },
  { does: "hands on claims that are not signed", sign: () => ({ sign: "none" }), why: /none/ },
  { does: "hands on claims with a damaged signature", sign: () => ({ sign: "damaged" }), why: /not valid/ },
  {
    does: "hands on claims in its name that a stranger signed, who brings the key along",
    sign: async () => {
      const stranger = await signingKey("RS256", "stranger");
      return { sign: stranger, header: (right) => ({ ...right, jwk: stranger.publicJwk }) };
    },
    why: /signature/,
  },
  { does: "hands on claims about another user", claims: () => ({ sub: "sub-ben" }), why: /another user/ },
  { does: "hands on claims for another client", claims: () => ({ aud: "other" }), why: /another client/ },
  { does: "hands on claims that have expired", claims: () => ({ exp: 1 }), why: /expired/ },
];

for (const { does, claims = () => ({}), sign = () => ({}), why } of notVerified) {
  scenario(
    {
      id: "RP-21, OIDC Core 5.6.2",
      provider: does,
      workbench: "shows them as not verified, takes nothing of them, and accepts the login with a warning",
    },
    async () => {
      const login = await loginWithSources(
        async (provider) => {
          const all = { iss: provider.issuer, name: "Of the registry", ...claims(provider) };
          return inRegistry(await sourceJwt(all, await sign()), "name");
        },
        { script: { users: nobody } },
      );
      const source = onlySource(login);
      expect(source).toMatchObject({ state: "not_verified", claims: { name: "Of the registry" } });
      expect(source.why).toMatch(why);
      expect(login.checks).toMatchObject([{ result: "warning", found: `registry: ${source.why}` }]);
      const { user } = await login.call("users.get", { id: login.userId });
      expect(user.fullname).toBe("");
    },
  );
}

const encrypted = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.AAAA.AAAA";

const unreadable: readonly (readonly [does: string, members: Members, why: RegExp])[] = [
  ["hands on claims of another source that are encrypted", inRegistry(encrypted, "age"), /encrypted/],
  ["hands on claims of another source that are no JWT", inRegistry("a.b.c", "age"), /no JWT/],
  ["names a source that it does not describe", { _claim_names: { age: "registry" } }, /neither/],
  [
    "describes a source as a text",
    { _claim_names: { age: "registry" }, _claim_sources: { registry: "https://registry.example" } },
    /neither/,
  ],
  [
    "gives a source a JWT that is a number",
    { _claim_names: { age: "registry" }, _claim_sources: { registry: { JWT: 7 } } },
    /neither/,
  ],
];

for (const [does, members, why] of unreadable) {
  scenario(
    {
      id: "RP-21, OIDC Core 5.6.2",
      provider: does,
      workbench: "says so in a warning, and accepts the login",
    },
    async () => {
      const login = await loginWithSources(() => members);
      expect(onlySource(login)).toMatchObject({ state: "not_read", claims: {} });
      expect(onlySource(login).why).toMatch(why);
      expect(login.checks).toMatchObject([{ result: "warning" }]);
    },
  );
}

scenario(
  {
    id: "RP-21, OIDC Core 5.6.2",
    provider: "names other sources in members that are no objects",
    workbench: "finds no source there, and shows what might be a token as a mask",
  },
  async () => {
    const login = await loginWithSources(() => ({ _claim_names: ["age"], _claim_sources: "a-token-of-any" }));
    expect(login.sources).toEqual([]);
    expect(login.checks).toEqual([]);
    const { userinfo } = await login.call("tokens.view", { userId: login.userId });
    expect(userinfo?.find(({ name }) => name === "_claim_sources")?.value).not.toContain("a-token-of-any");
  },
);

scenario(
  {
    id: "RP-21, OIDC Core 5.6.2",
    provider: "names fifty sources",
    workbench: "reads ten, and says of the others that it does not",
  },
  async () => {
    const login = await loginWithSources(async ({ issuer }) => {
      const jwt = await sourceJwt({ iss: issuer, age: 42 });
      const names = Array.from({ length: 50 }, (_, index) => `source-${index}`);
      return {
        _claim_names: Object.fromEntries(names.map((name) => [`age of ${name}`, name])),
        _claim_sources: Object.fromEntries(names.map((name) => [name, { JWT: jwt }])),
      };
    });
    expect(login.sources.filter(({ state }) => state === "verified")).toHaveLength(10);
    expect(login.sources.filter(({ state }) => state === "not_read")).toHaveLength(40);
  },
);

scenario(
  {
    id: "RP-21, OIDC Core 5.6.2",
    provider: "hands on claims of another source in the ID token",
    workbench: "verifies them with the keys of the ID token, and shows whose they are",
  },
  async () => {
    const opened = await openScenario();
    const jwt = await sourceJwt({ iss: opened.provider.issuer, age: 42 });
    opened.provider.change({ idToken: { claims: (right) => ({ ...right, ...inRegistry(jwt, "age") }) } });
    const { run } = await expectAcceptance(opened);
    const view = await opened.call("tokens.view", { userId: run.user?.id ?? "" });
    expect(view.fromSources).toMatchObject([{ namedIn: "idToken", state: "verified", claims: { age: 42 } }]);
    expect(opened.provider.received.of("jwks")).toHaveLength(1);
    expect(JSON.stringify(view)).not.toContain("eyJ");
  },
);

scenario(
  {
    id: "RP-21, OIDC Core 5.6.2",
    provider: "hands on claims of another source when UserInfo is asked later",
    workbench: "verifies and shows them beside the answer, and keeps them with the tokens",
  },
  async () => {
    const opened = await openScenario();
    const { run } = await expectAcceptance(opened);
    const userId = run.user?.id ?? "";
    const jwt = await sourceJwt({ iss: opened.provider.issuer, name: "Ada of the registry" });
    opened.provider.change({
      userinfo: { document: (right) => ({ ...right, ...inRegistry(jwt, "name") }) },
    });
    const answer = await opened.call("tokens.userinfo", { userId });
    expect(answer.fromSources).toMatchObject([{ name: "registry", state: "verified" }]);
    expect((await opened.call("tokens.view", { userId })).fromSources).toEqual(answer.fromSources);
    expect(JSON.stringify(answer)).not.toContain("eyJ");
    const { user } = await opened.call("users.get", { id: userId });
    expect(user.fullname).toBe(providerUsers.ada.name);
  },
);
