import { expect } from "vitest";
import { expectAccepted } from "../../support/expect-login.ts";
import type { ScenarioOptions } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";

const grace = {
  sub: "sub-grace",
  name: "Grace Moreau",
  email: "grace@op.example",
  phone_number: "+33 1 23 45 67 89",
  address: { country: "FR", locality: "Lyon" },
};

/** What UserInfo and the ID token said, as it is shown. */
const claimsAfter = async (draft: NonNullable<ScenarioOptions["draft"]>) => {
  const { call, run } = await expectAccepted({ script: { users: { grace } }, draft });
  const { tokens, userinfo } = await call("tokens.view", { userId: run.user?.id ?? "" });
  const namesOf = (claims: readonly { readonly name: string }[] = []) => claims.map(({ name }) => name);
  return { run, idToken: namesOf(tokens[0]?.claims), userinfo: namesOf(userinfo) };
};

scenario(
  {
    id: "RP-16",
    provider: "gives the claims of the scopes that are asked for",
    workbench: "asks for profile, email, phone and address, and uses them",
  },
  async () => {
    const selectedScopes = ["openid", "profile", "email", "phone", "address"];
    const { run, userinfo } = await claimsAfter((right) => ({ ...right, selectedScopes }));
    expect(run.user).toMatchObject({ fullname: "Grace Moreau" });
    expect(userinfo).toEqual(["sub", "name", "email", "phone_number", "address"]);
  },
);

scenario(
  {
    id: "RP-16",
    provider: "gives no claims of scopes that are not asked for",
    workbench: "asks for openid alone, and accepts the login",
  },
  async () => {
    const { run, userinfo } = await claimsAfter((right) => ({ ...right, selectedScopes: ["openid"] }));
    expect(run.user).toMatchObject({ name: "sub-grace" });
    expect(userinfo).toEqual(["sub"]);
  },
);

const places = [
  { id: "OLD-1", place: "id_token" },
  { id: "OLD-2", place: "userinfo" },
] as const;

for (const { id, place } of places) {
  const does = `gives a claim that the claims parameter asks for in ${place}`;
  scenario({ id, provider: does, workbench: "asks for it, and shows it" }, async () => {
    const claims = JSON.stringify({ [place]: { phone_number: { essential: true } } });
    const found = await claimsAfter((right) => ({
      ...right,
      selectedScopes: ["openid"],
      authorizationRequest: { ...right.authorizationRequest, claims },
    }));
    expect(found.idToken.includes("phone_number")).toBe(place === "id_token");
    expect(found.userinfo.includes("phone_number")).toBe(place === "userinfo");
  });
}
