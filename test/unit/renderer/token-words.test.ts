import { expect, test } from "vitest";
import { attributeOf } from "../../../renderer/tokens/attribute-of.ts";
import { tokenSetWords } from "../../../renderer/tokens/token-words.ts";

const NOW = 1_000_000_000_000;

test.each([
  [{ state: "none", hasRefreshToken: false }, "none", "Not signed in"],
  [{ state: "unreadable", hasRefreshToken: false }, "unreadable", "Tokens cannot be read"],
  [{ state: "expired", expiresAt: NOW - 1, hasRefreshToken: true }, "expired", "Expired"],
  [{ state: "signed_in", expiresAt: NOW + 41 * 60_000, hasRefreshToken: true }, "41 min", "Signed in"],
  [{ state: "signed_in", expiresAt: NOW, hasRefreshToken: true }, "expired", "Expired"],
  [{ state: "signed_in", hasRefreshToken: false }, "no end", "Signed in"],
  [{ state: "revoked", expiresAt: NOW + 41 * 60_000, hasRefreshToken: true }, "revoked", "Revoked"],
] as const)("%j reads %s, %s", (set, short, long) => {
  expect(tokenSetWords(set, NOW)).toMatchObject({ short, long });
});

test("a claim is told which attribute it fills, where it stands", () => {
  const of = attributeOf([
    { name: "Fullname", from: "name in the ID token" },
    { name: "Email", from: "email in UserInfo" },
  ]);
  expect(of("name", "the ID token")).toBe("Fullname");
  expect(of("name", "UserInfo")).toBeUndefined();
  expect(of("email", "UserInfo")).toBe("Email");
  expect(of("email", "the ID token")).toBeUndefined();
  expect(of("constructor", "the ID token")).toBeUndefined();
});

test("a claim is told which attribute a simple expression fills with it", () => {
  const of = attributeOf([
    { name: "Unit", from: "org.unit[-1] in UserInfo" },
    { name: "Role", from: '"sws.samauth.role.name"[0] in the access token' },
    { name: "Either", from: "email || upn in UserInfo" },
  ]);
  expect(of("org", "UserInfo")).toBe("Unit");
  expect(of("or", "UserInfo")).toBeUndefined();
  expect(of("sws.samauth.role.name", "the access token")).toBe("Role");
  expect(of("email", "UserInfo")).toBeUndefined();
});
