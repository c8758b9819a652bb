import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTokenSetStore } from "../../../main/tokens/token-set-store.ts";
import { createUserStore } from "../../../main/users/index.ts";
import { mapByDefault, provisionByDefault } from "../../support/provisioning.ts";
import { addConfiguration, openTestData, refusalOf } from "../../support/temporary-data.ts";

const iss = "https://op.example";

describe("the default flow", () => {
  it("maps sub, name and email, and gives the fallback role", () => {
    const idToken = { iss, sub: "248289761001", name: "Jane Doe", email: "jane@example.com" };
    expect(mapByDefault({ idToken })).toEqual({
      issuer: iss,
      subject: "248289761001",
      name: "248289761001",
      fullname: "Jane Doe",
      email: "jane@example.com",
      roles: ["User"],
      sources: {
        name: "sub in the ID token",
        fullname: "name in the ID token",
        email: "email in the ID token",
      },
    });
  });

  it("takes from UserInfo what a thin ID token does not have", () => {
    const attributes = mapByDefault({
      idToken: { iss, sub: "1", name: "From the ID token" },
      userinfo: { sub: "1", name: "From UserInfo", email: "jane@example.com" },
    });
    expect(attributes).toMatchObject({ fullname: "From the ID token", email: "jane@example.com" });
    expect(attributes.sources.email).toBe("email in UserInfo");
  });

  it("leaves empty what no claim says", () => {
    expect(mapByDefault({ idToken: { iss, sub: "1" } })).toMatchObject({
      fullname: "",
      email: "",
      sources: { fullname: "no claim name", email: "no claim email" },
    });
  });

  it.each([null, 7, true, [], {}, [{ value: "a@b" }]])(
    "takes a claim that is no text for none: %j",
    (email) => {
      expect(mapByDefault({ idToken: { iss, sub: "1", email } }).email).toBe("");
    },
  );

  it("never takes inherited members for claims (Z-72)", () => {
    const idToken = JSON.parse(`{"iss":"${iss}","sub":"1","__proto__":{"name":"inherited"}}`);
    expect(mapByDefault({ idToken, userinfo: Object.create({ email: "inherited" }) })).toMatchObject({
      fullname: "",
      email: "",
    });
  });

  it("cuts a value that is no line of text any more, between whole characters (Z-59)", () => {
    const { fullname } = mapByDefault({ idToken: { iss, sub: "1", name: `x${"🦊".repeat(600_000)}` } });
    expect(fullname.length).toBeLessThanOrEqual(1024);
    expect(fullname).not.toMatch(/\p{Surrogate}/u);
  });

  it.each([undefined, "", 7, null])("refuses a login without a subject: %j", async (sub) => {
    expect(await refusalOf(() => mapByDefault({ idToken: { iss, sub } }))).toBe("id_token_sub_missing");
  });

  it("answers text for all claims that there may be", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (others, name) => {
        const attributes = mapByDefault({ idToken: { ...others, name, iss, sub: "1" } });
        expect(typeof attributes.fullname).toBe("string");
        expect(typeof attributes.email).toBe("string");
      }),
    );
  });
});

describe("provisioning", () => {
  const open = async () => {
    const data = await openTestData();
    const users = createUserStore({ ...data, tokenSets: createTokenSetStore(data) });
    return { ...data, users, configurationId: addConfiguration(data.db) };
  };

  it("creates the user at the first login and updates it at the next", async () => {
    const { users, configurationId } = await open();
    const first = provisionByDefault(users, configurationId, { idToken: { iss, sub: "1", name: "Jane" } });
    const second = provisionByDefault(users, configurationId, {
      idToken: { iss, sub: "1", name: "Jane Doe" },
    });
    expect([first.created, second.created]).toEqual([true, false]);
    expect(second.user).toMatchObject({ id: first.user.id, fullname: "Jane Doe", loginCount: 2 });
  });

  it("refuses an inactive user and changes nothing of it", async () => {
    const { db, users, configurationId } = await open();
    const { user } = provisionByDefault(users, configurationId, { idToken: { iss, sub: "1", name: "Jane" } });
    db.prepare("UPDATE users SET active = 0").run();
    const login = () =>
      provisionByDefault(users, configurationId, { idToken: { iss, sub: "1", name: "Changed" } });
    expect(await refusalOf(login)).toBe("user_inactive");
    expect(users.get(user.id).user).toMatchObject({ fullname: "Jane", loginCount: 1, active: false });
  });

  it("stores nothing when the data key is missing", async () => {
    const { db, users, configurationId, keychain, vault, clock, random } = await open();
    provisionByDefault(users, configurationId, { idToken: { iss, sub: "1" } });
    const kept = db.prepare("SELECT id FROM data_keys").pluck().get();
    const dbId = db.prepare("SELECT id FROM database_identity").pluck().get();
    await keychain.delete(`data-key:${dbId}:${kept}`);
    const { createVault } = await import("../../../main/tokens/vault.ts");
    const locked = createVault({ db, keychain, clock, random, onStatus: () => {} });
    expect((await locked.unlock()).state).toBe("locked");
    const stores = { db, vault: locked, clock, random };
    const later = createUserStore({ ...stores, tokenSets: createTokenSetStore(stores) });
    const login = () => provisionByDefault(later, configurationId, { idToken: { iss, sub: "2" } });
    expect(await refusalOf(login)).toBe("data_key_missing");
    expect(db.prepare("SELECT count(*) FROM users").pluck().get()).toBe(1);
    expect(vault.status().state).toBe("ready");
  });
});
