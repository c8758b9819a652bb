import { expect } from "vitest";
import {
  type LoginWithSources,
  loginWithSources,
  onlySource,
  sourceJwt,
} from "../../support/claim-sources.ts";
import { startServer } from "../../support/local-server.ts";
import { scenario } from "../../support/scenario.ts";
import type { AnswerBend, Bend, Members } from "../../support/scriptable-provider/index.ts";

const TOKEN = "token-of-the-bank";

const atBank = (endpoint: string, source: Members = { access_token: TOKEN }): Members => ({
  _claim_names: { credit_score: "bank" },
  _claim_sources: { bank: { endpoint, ...source } },
});

const asJwt = (content: string): AnswerBend => ({
  status: 200,
  content,
  headers: { "content-type": "application/jwt" },
});

/** A login whose bank is at the provider's own origin, and answers like this. */
const loginWithBank = (bend: Bend, source?: Members): Promise<LoginWithSources> =>
  loginWithSources((provider) => {
    provider.change({ elsewhere: bend });
    return atBank(`${provider.issuer}/bank/claims`, source);
  });

scenario(
  {
    id: "RP-22, OIDC Core 5.6.2",
    provider: "names a source at its own origin, with an access token",
    workbench: "fetches and verifies its claims, shows whose they are, and the token nowhere",
  },
  async () => {
    const login = await loginWithSources(async (provider) => {
      const jwt = await sourceJwt({ iss: provider.issuer, credit_score: 650 });
      provider.change({
        elsewhere: ({ headers }) =>
          headers.authorization === `Bearer ${TOKEN}` ? asJwt(jwt) : { status: 401 },
      });
      return atBank(`${provider.issuer}/bank/claims`);
    });
    expect(onlySource(login)).toMatchObject({
      name: "bank",
      kind: "distributed",
      endpoint: `${login.provider.issuer}/bank/claims`,
      state: "verified",
      claims: { credit_score: 650 },
    });
    expect(login.checks).toMatchObject([{ result: "passed" }]);
    const [asked, ...again] = login.provider.received.of("elsewhere");
    expect(asked).toMatchObject({ method: "GET" });
    expect(asked?.headers.cookie).toBeUndefined();
    expect(again).toEqual([]);
    expect(login.shown).not.toContain(TOKEN);
  },
);

scenario(
  {
    id: "RP-22, OIDC Core 5.6.2",
    provider: "names a source at its own origin, without an access token",
    workbench: "asks it without one",
  },
  async () => {
    const login = await loginWithBank(({ headers }) => {
      const isBare = headers.authorization === undefined;
      return isBare ? asJwt("eyJhbGciOiJub25lIn0.eyJjcmVkaXRfc2NvcmUiOjY1MH0.") : { status: 400 };
    }, {});
    expect(onlySource(login)).toMatchObject({ state: "not_verified", claims: { credit_score: 650 } });
  },
);

scenario(
  {
    id: "RP-22, OIDC Core 5.6.2",
    provider: "names a source at another origin that the configuration allows",
    workbench: "fetches its claims, and shows them as those of an issuer whose keys it does not know",
  },
  async () => {
    const bank = await startServer((_, response) => {
      response.writeHead(200, { "content-type": "application/jwt" });
      response.end("eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2JhbmsuZXhhbXBsZSIsImNyZWRpdF9zY29yZSI6NjUwfQ.");
    });
    const login = await loginWithSources(() => atBank(`${bank.origin}/claims`), {
      draft: (right) => ({ ...right, allowedOrigins: [...right.allowedOrigins, bank.origin] }),
    });
    expect(onlySource(login)).toMatchObject({
      state: "not_verified",
      issuer: "https://bank.example",
      claims: { credit_score: 650 },
    });
    expect(login.checks).toMatchObject([{ result: "warning" }]);
  },
);

scenario(
  {
    id: "RP-22, OIDC Core 5.6.2, C-92",
    provider: "names a source at an origin that nobody has allowed",
    workbench: "sends nothing there, says why, and accepts the login",
  },
  async () => {
    const inside = await startServer((_, response) => response.end());
    const login = await loginWithSources(() => atBank(`${inside.origin}/claims`));
    const source = onlySource(login);
    expect(source).toMatchObject({ state: "not_read", endpoint: `${inside.origin}/claims`, claims: {} });
    expect(source.why).toContain(`${inside.origin} is neither the provider's nor among the allowed origins`);
    expect(login.checks).toMatchObject([{ result: "warning" }]);
    expect(inside.connections()).toBe(0);
    expect(login.shown).not.toContain(TOKEN);
  },
);

const addresses: readonly (readonly [does: string, endpoint: string, why: RegExp])[] = [
  ["over plain HTTP", "http://bank.example/claims", /plain HTTP/],
  ["with another scheme", "file:///etc/passwd", /cannot be called/],
  ["with a password in its address", "https://ada:secret@bank.example/claims", /user name or password/],
  ["with an address that is none", "//bank.example/claims", /not a URL/],
  ["inside a network", "https://169.254.169.254/latest/meta-data", /neither the provider's/],
];

for (const [does, endpoint, why] of addresses) {
  scenario(
    {
      id: "RP-22, OIDC Core 5.6.2",
      provider: `names a source ${does}`,
      workbench: "sends nothing there, says why, and accepts the login",
    },
    async () => {
      const login = await loginWithSources(() => atBank(endpoint));
      expect(onlySource(login)).toMatchObject({ state: "not_read" });
      expect(onlySource(login).why).toMatch(why);
    },
  );
}

const failures: readonly (readonly [does: string, bend: Bend, why: RegExp])[] = [
  ["answers 401", { status: 401 }, /answered 401/],
  ["answers 500", { status: 500 }, /answered 500/],
  ["redirects", { status: 302, headers: { location: "/elsewhere" } }, /redirects are not followed/],
  ["answers JSON in place of a JWT", { status: 200, document: () => ({ credit_score: 650 }) }, /no JWT/],
  ["answers nothing", { status: 200 }, /no JWT/],
  ["answers too much", asJwt("e".repeat(300 * 1024)), /too large|larger|more than/i],
  ["breaks off", { ...asJwt("eyJ".repeat(1000)), breaksOff: true }, /./],
  ["answers without the claim", asJwt("eyJhbGciOiJub25lIn0.eyJhIjoxfQ."), /lacks credit_score/],
];

for (const [does, bend, why] of failures) {
  scenario(
    {
      id: "RP-22, OIDC Core 5.6.2",
      provider: `names a source that ${does}`,
      workbench: "asks it once, says what went wrong, and accepts the login",
    },
    async () => {
      const login = await loginWithBank(bend);
      expect(onlySource(login).why).toMatch(why);
      expect(login.checks).toMatchObject([{ result: "warning" }]);
      expect(login.provider.received.of("elsewhere")).toHaveLength(1);
      expect(login.shown).not.toContain(TOKEN);
    },
  );
}

scenario(
  {
    id: "RP-22, OIDC Core 5.6.2",
    provider: "names a source that needs a token which no header can hold",
    workbench: "sends nothing there, and accepts the login",
  },
  async () => {
    const login = await loginWithBank({ status: 200 }, { access_token: "line\r\nbreak" });
    expect(onlySource(login).why).toContain("cannot be sent");
    expect(login.provider.received.of("elsewhere")).toEqual([]);
  },
);
