import { describe, expect, it } from "vitest";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import type { ProvisioningSettings } from "#shared/provisioning/provisioning-settings.ts";
import { adviseIdentifier } from "../../../main/provisioning/index.ts";
import { createTokenSetStore } from "../../../main/tokens/token-set-store.ts";
import { createLikeUserStore, createUserStore } from "../../../main/users/index.ts";
import { defaultRules, flatLogin } from "../../support/provisioning.ts";
import { addConfiguration, openTestData } from "../../support/temporary-data.ts";

const open = async () => {
  const data = await openTestData();
  const users = createUserStore({ ...data, tokenSets: createTokenSetStore(data) });
  const id = addConfiguration(data.db, "Example");
  const login = (subject: string, email = "", fullname = "") =>
    users.saveLogin(flatLogin(users, { configurationId: id, subject, email, fullname })).user.id;
  const advise = (
    configuration: { readonly issuer?: string; readonly subjectTypes?: string[] } = {},
    settings: Partial<ProvisioningSettings> = {},
  ) =>
    adviseIdentifier(
      createLikeUserStore(data.db),
      {
        id,
        preset: "generic",
        issuer: configuration.issuer ?? "https://op.example",
        capabilities: {
          ...emptyDraft("").capabilities,
          subjectTypesSupported: configuration.subjectTypes ?? ["public"],
        },
      },
      { ...defaultRules.provisioning, ...settings },
    );
  return { ...data, id, login, advise };
};

const entra = { issuer: "https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/v2.0" };

describe("the identifier", () => {
  it("is fine where sub is public and nobody is there twice", async () => {
    const { advise, login } = await open();
    login("alice", "alice@example.com");
    login("bob", "bob@example.com");
    expect(advise()).toEqual([]);
  });

  it("is better oid at Entra, one click away, until it is", async () => {
    const { advise } = await open();
    const [advice] = advise(entra);
    expect(advice).toMatchObject({ kind: "pairwise_here", fix: { attribute: "Name", expression: "oid" } });
    const rows = [advice?.fix ?? { attribute: "", source: "id_token" as const, expression: "" }];
    expect(advise(entra, { flow: "custom", rows })).toEqual([]);
  });

  it.each([
    [["pairwise"], /gives each client/],
    [["public", "pairwise"], /can give each client/],
  ])("differs for each client where the provider says %j", async (subjectTypes, message) => {
    const { advise } = await open();
    expect(advise({ subjectTypes })).toMatchObject([
      { kind: "pairwise", message: expect.stringMatching(message) },
    ]);
  });

  it("is not for good where it is an e-mail address", async () => {
    const { advise } = await open();
    expect(advise({}, { findBy: "Email" })).toMatchObject([{ kind: "not_for_good" }]);
  });

  it("has made two users of one person where they differ in capitals, or share their e-mail address", async () => {
    const { advise, login } = await open();
    const upper = login("Alice", "a@example.com", "Alice Liddell");
    const lower = login("alice", "b@example.com");
    const moved = login("new-id", "A@example.com");
    expect(advise()).toEqual([
      {
        kind: "differ_in_case",
        message: expect.any(String),
        likeUsers: [
          {
            value: "alice",
            users: expect.arrayContaining([
              { id: upper, name: "Alice Liddell" },
              { id: lower, name: "alice" },
            ]),
          },
        ],
      },
      {
        kind: "share_email",
        message: expect.any(String),
        likeUsers: [
          {
            value: "a@example.com",
            users: expect.arrayContaining([
              { id: upper, name: "Alice Liddell" },
              { id: moved, name: "new-id" },
            ]),
          },
        ],
      },
    ]);
  });

  it("is that of one configuration: the same name at another is no twin", async () => {
    const { advise, login, db } = await open();
    login("alice");
    const other = addConfiguration(db, "Other");
    db.prepare("UPDATE users SET configuration_id = ? WHERE subject = 'alice'").run(other);
    login("Alice");
    expect(advise()).toEqual([]);
  });
});
