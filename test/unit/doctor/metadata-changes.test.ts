import { describe, expect, it } from "vitest";
import { metadataChanges } from "../../../main/doctor/metadata-changes.ts";
import { type MetadataSnapshot, snapshotOf } from "../../../main/doctor/metadata-snapshot.ts";
import { type ExaminationParts, examinationOf, soundKey } from "../../support/examination.ts";
import { examinationOfRecorded } from "../../support/recorded-provider.ts";

const taken = (snapshot: MetadataSnapshot | undefined): MetadataSnapshot => {
  if (snapshot === undefined) throw new Error("There is no document.");
  return snapshot;
};
const changes = (before: ExaminationParts, after: ExaminationParts) =>
  metadataChanges(taken(snapshotOf(examinationOf(before))), taken(snapshotOf(examinationOf(after))));
const recordedChanges = (before: string, after: string) =>
  metadataChanges(
    taken(snapshotOf(examinationOfRecorded(before))),
    taken(snapshotOf(examinationOfRecorded(after))),
  );

const named = (kid: string) => ({ ...soundKey, kid });
const other = { ...soundKey, n: String(soundKey.n).replace(/^./, "u") };

describe("what has changed at a provider", () => {
  it("is nothing when it publishes the same in another order", () => {
    const after = {
      document: { scopes_supported: ["email", "profile", "openid"], mtls_endpoint_aliases: undefined },
      jwks: [named("b"), named("a")],
    };
    expect(changes({ jwks: [named("a"), named("b")] }, after)).toEqual([]);
  });

  it("is a member that came, went, or has another value", () => {
    expect(changes({}, { document: { end_session_endpoint: "https://op.example/end" } })).toEqual([
      { member: "end_session_endpoint", kind: "added", after: "https://op.example/end" },
    ]);
    expect(changes({}, { document: { grant_types_supported: undefined } })).toEqual([
      { member: "grant_types_supported", kind: "removed", before: "authorization_code, refresh_token" },
    ]);
    expect(changes({}, { document: { token_endpoint: "https://op.example/v2/token" } })).toEqual([
      {
        member: "token_endpoint",
        kind: "changed",
        before: "https://op.example/token",
        after: "https://op.example/v2/token",
      },
    ]);
    expect(changes({}, { document: { issuer: null } })).toEqual([
      { member: "issuer", kind: "removed", before: "https://op.example" },
    ]);
  });

  it("is of a list what went and what came", () => {
    const methods = { token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt"] };
    expect(changes({}, { document: methods })).toEqual([
      {
        member: "token_endpoint_auth_methods_supported",
        kind: "changed",
        before: "client_secret_basic",
        after: "private_key_jwt",
      },
    ]);
    expect(changes({}, { document: { scopes_supported: ["openid"] } })).toEqual([
      { member: "scopes_supported", kind: "changed", before: "profile, email" },
    ]);
  });

  it("is of what is no list of texts the whole value", () => {
    expect(changes({ document: { own: { a: 1 } } }, { document: { own: [1] } })).toEqual([
      { member: "own", kind: "changed", before: '{"a":1}', after: "[1]" },
    ]);
  });

  it("is a key that came, went, or stands under an old kid", () => {
    expect(changes({ jwks: [named("a")] }, { jwks: [named("b")] })).toEqual([
      {
        member: "jwks a",
        kind: "removed",
        before: expect.stringMatching(/^RSA 2048, RS256, sig, thumbprint /),
      },
      { member: "jwks b", kind: "added", after: expect.stringMatching(/^RSA 2048, RS256, sig, thumbprint /) },
    ]);
    expect(changes({ jwks: [soundKey] }, { jwks: [other] })).toMatchObject([
      { member: `jwks ${soundKey.kid}`, kind: "changed" },
    ]);
    expect(changes({ jwks: [soundKey] }, { jwks: [{ ...soundKey, alg: "PS256" }] })).toMatchObject([
      { kind: "changed", after: expect.stringContaining("PS256") },
    ]);
  });

  it("is a key by its thumbprint where there is no kid", () => {
    const { kid: _kid, ...nameless } = soundKey;
    expect(changes({ jwks: [nameless] }, { jwks: [nameless] })).toEqual([]);
    expect(changes({ jwks: [nameless] }, { jwks: [{ ...nameless, n: other.n }] })).toMatchObject([
      { member: expect.stringMatching(/^jwks [\w-]{43}$/), kind: "removed" },
      { member: expect.stringMatching(/^jwks [\w-]{43}$/), kind: "added" },
    ]);
  });

  it("says nothing of keys when they could not be read", () => {
    expect(changes({}, { jwks: "none" })).toEqual([]);
  });

  it("tells two long values apart, in few words", () => {
    const long = "a".repeat(100_000);
    const [change] = changes({ document: { own: `${long}1` } }, { document: { own: `${long}2` } });
    expect(change).toMatchObject({ member: "own", kind: "changed" });
    expect((change?.before ?? "").length).toBeLessThan(1000);
  });

  it("remembers no private key material (C-52)", () => {
    const jwks = [
      { ...soundKey, d: "very-private" },
      { kty: "oct", k: "very-secret" },
    ];
    expect(JSON.stringify(snapshotOf(examinationOf({ jwks })))).not.toMatch(/very-/);
  });

  it("cannot be told without a document", () => {
    expect(snapshotOf(examinationOf({ document: "none" }))).toBeUndefined();
  });
});

describe("what has changed between two recordings", () => {
  it("Google: new names, hosts and response types since 2014", () => {
    const members = new Map(
      recordedChanges("google-2014", "google").map((change) => [change.member, change]),
    );
    expect(members.get("issuer")).toMatchObject({
      before: "accounts.google.com",
      after: "https://accounts.google.com",
    });
    expect(members.get("id_token_alg_values_supported")).toMatchObject({ kind: "removed" });
    expect(members.get("id_token_signing_alg_values_supported")).toMatchObject({
      kind: "added",
      after: "RS256",
    });
    expect(members.get("token_endpoint")).toMatchObject({ kind: "changed" });
    expect(members.get("code_challenge_methods_supported")).toMatchObject({ kind: "added" });
  });

  it("Google: more response types since February 2024", () => {
    expect(recordedChanges("google-2024-02", "google")).toContainEqual({
      member: "response_types_supported",
      kind: "changed",
      after: "token, code token, token id_token, code token id_token, none",
    });
  });

  it("GitLab: PKCE, sign-out and a second key since 2019", () => {
    const found = recordedChanges("gitlab-2019", "gitlab");
    expect(found).toContainEqual({
      member: "code_challenge_methods_supported",
      kind: "added",
      after: "plain, S256",
    });
    const keys = found.filter(({ member }) => member.startsWith("jwks "));
    expect(keys).toMatchObject([{ kind: "added" }]);
  });
});
