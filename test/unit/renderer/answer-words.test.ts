import { expect, test } from "vitest";
import type { AppError } from "#shared/app-error.ts";
import type { ProviderAnswer } from "#shared/tokens/token-answer.ts";
import { type Asked, answerWords } from "../../../renderer/tokens/answer-words.ts";

const asked: ProviderAnswer = { askedAt: 0, durationMs: 1, trace: [] };
const error: AppError = { code: "token_error", message: "Refused.", advice: "Ask." };
const access = { kind: "access_token" } as const;
const refresh = { kind: "refresh_token" } as const;

test.each<readonly [Asked, string, string]>([
  [{ act: "introspect", ...access, answer: { ...asked, ...access, active: true } }, "passed", "Active"],
  [{ act: "introspect", ...access, answer: { ...asked, ...access, active: false } }, "warning", "Not active"],
  [{ act: "introspect", ...access, answer: { ...asked, ...access, error } }, "failed", "Not introspected"],
  [{ act: "introspect", ...access, refusal: error }, "failed", "Not introspected"],
  [{ act: "revoke", ...refresh, answer: { ...asked, ...refresh, forgotten: false } }, "passed", "Revoked"],
  [
    { act: "revoke", ...refresh, answer: { ...asked, ...refresh, forgotten: true } },
    "passed",
    "Revoked and forgotten",
  ],
  [
    { act: "revoke", ...refresh, answer: { ...asked, ...refresh, forgotten: true, error } },
    "failed",
    "Forgotten here, not revoked at the provider",
  ],
  [{ act: "revoke", ...access, refusal: error }, "failed", "Not revoked"],
  [{ act: "userinfo", answer: { ...asked, claims: [] } }, "passed", "UserInfo answered"],
  [{ act: "userinfo", answer: { ...asked, error } }, "failed", "UserInfo gave no claims that can be used"],
])("%j is %s: %s", (question, status, short) => {
  expect(answerWords(question)).toMatchObject({ status, short });
});

test("a revoked refresh token does not promise the end of the access token, nor the other way round", () => {
  const words = [access, refresh].map((of) =>
    answerWords({ act: "revoke", ...of, answer: { ...asked, ...of, forgotten: false } }),
  );
  expect(words.map(({ meaning }) => meaning)).toEqual([
    "An API that checks tokens by itself may take it until it ends.",
    "Most providers end the access token with it: introspect that to see.",
  ]);
});
