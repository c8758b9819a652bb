import { describe, expect, test } from "vitest";
import type { FieldPath } from "#shared/explain/field-path.ts";
import { changeWords } from "../../../renderer/login-run/change-words.ts";
import { mergeEntry } from "../../../renderer/login-run/merge-entry.ts";
import { orderChecks } from "../../../renderer/login-run/order-checks.ts";
import { splitCode } from "../../../renderer/login-run/split-code.ts";
import { tellingChecks } from "../../../renderer/login-run/telling-checks.ts";
import { wireErrorIn } from "../../../renderer/login-run/wire-error-in.ts";
import { formPairs } from "../../../renderer/trace/form-pairs.ts";
import { runPerson, runTitle } from "../../../renderer/words/run-words.ts";
import { check, exchange, sampleError, sampleRun } from "./login-run-samples.ts";

describe("the title of a run", () => {
  test("names the step of a failure", () => {
    expect(runTitle(sampleRun({ error: sampleError() }))).toBe("Login failed at the token endpoint");
    expect(runTitle(sampleRun({ error: sampleError({ code: "login_timed_out" }) }))).toBe("Login timed out");
  });

  test("names the state otherwise", () => {
    expect(runTitle(sampleRun({ state: "waiting_for_user" }))).toBe("Waiting for the browser");
    expect(runTitle(sampleRun({ state: "succeeded" }))).toBe("Login succeeded");
  });

  test("a login hint is called so until a user is known", () => {
    expect(runPerson(sampleRun({ loginHint: "ines@x.example" }))).toBe("ines@x.example (login hint)");
    const user = { id: "u1", name: "00u7", fullname: "", created: true };
    expect(runPerson(sampleRun({ loginHint: "ines@x.example", user }))).toBe("00u7");
  });
});

test("checks stand in the order failed, warning, passed, not reached, then as they came", () => {
  const trace = [
    check(0, "callback", "a"),
    check(1, "callback", "b", "not_reached"),
    check(2, "id_token", "c", "failed"),
    check(3, "id_token", "d", "warning"),
    check(4, "id_token", "e"),
  ];
  expect(orderChecks(trace).map((one) => one.title)).toEqual(["c", "d", "a", "e", "b"]);
});

test("an entry that comes again with its answer takes the place of the first", () => {
  const detail = { run: sampleRun(), trace: [exchange(0, "discovery", "GET https://id.example/d")] };
  const answered = mergeEntry(detail, exchange(0, "discovery", "GET https://id.example/d", 200));
  const longer = mergeEntry(answered, check(1, "discovery", "a"));
  expect(longer.trace.map((entry) => entry.id)).toEqual(["run:0", "run:1"]);
  expect(longer.trace[0]).toHaveProperty("response");
});

test("a form body is read leniently, and masks stay", () => {
  expect(formPairs("grant_type=authorization_code&code=••••••••••&a+b=%41%&c")).toEqual([
    { name: "grant_type", value: "authorization_code" },
    { name: "code", value: "••••••••••" },
    { name: "a b", value: "%41%" },
    { name: "c", value: "" },
  ]);
});

test("Z-77 an answer that is no OAuth error has no error code", () => {
  const bodies = [undefined, "", "<html>", "[]", "null", '{"error":{"a":1}}', '{"error":""}'];
  expect(bodies.map(wireErrorIn)).toEqual(bodies.map(() => undefined));
  expect(wireErrorIn('{"error":"invalid_grant"}')).toBe("invalid_grant");
});

describe("what stands in mono in a sentence", () => {
  const codeIn = (sentence: string) =>
    splitCode(sentence)
      .filter(({ isCode }) => isCode)
      .map(({ text }) => text);

  test.each([
    ["The client was authenticated with client_secret_basic.", ["client_secret_basic"]],
    ["The provider lists a_b, c_d and e_f_9.", ["a_b", "c_d", "e_f_9"]],
    ["Configured is https://id.example.com/oauth2.", ["https://id.example.com/oauth2"]],
    ["The document says https://id.example.com/, to the letter.", ["https://id.example.com/"]],
    ["A snake _ and __ are no names.", []],
  ])("%s", (sentence, code) => {
    expect(codeIn(sentence)).toEqual(code);
  });

  test.each(["", "a_b", "a_b at the start", "at the end a_b", "https://x.example https://y.example"])(
    "the pieces of %j are the whole of it, each where it begins",
    (sentence) => {
      const pieces = splitCode(sentence);
      expect(pieces.map(({ text }) => text).join("")).toBe(sentence);
      for (const { text, at } of pieces) expect(sentence.startsWith(text, at)).toBe(true);
    },
  );
});

describe("the checks that say more than the meaning", () => {
  const error = sampleError({ code: "id_token_aud_mismatch", step: "id_token" });
  const compared = { expected: '"portal-acc"', found: '"portal-test"' };
  const failed = { ...check(2, "id_token", "aud has the client ID", "failed"), ...compared };

  test("are those that failed, and warnings only where the provider refused", () => {
    const trace = [check(0, "callback", "state"), check(1, "discovery", "method", "warning"), failed];
    expect(tellingChecks(trace, error, "").map(({ title }) => title)).toEqual(["aud has the client ID"]);
    const refused = sampleError({ wire: { error: "invalid_client" } });
    expect(tellingChecks(trace, refused, "").map(({ title }) => title)).toEqual([
      "method",
      "aud has the client ID",
    ]);
  });

  test("are not those whose two sides the meaning has", () => {
    expect(tellingChecks([failed], error, "Expected is portal-acc. The token says portal-test.")).toEqual([]);
    expect(tellingChecks([failed], error, "The token says portal-test.")).toEqual([failed]);
  });

  test("are never that the answer is no success", () => {
    const success = { ...check(0, "token_endpoint", "success", "failed"), checkId: "token.success" };
    expect(tellingChecks([success], error, "")).toEqual([]);
  });
});

describe("the words of a change", () => {
  const apply = (field: FieldPath, from: string, to: string) =>
    changeWords({ field, label: "", action: "apply", from, to });

  test("have values of ours as in the form, and those of the wire as they are", () => {
    expect(apply("basicEncoding", "form_encoded", "as_is")).toEqual({
      kind: "value",
      from: "encoded",
      to: "unencoded",
    });
    expect(apply("clientAuthenticationMethod", "none", "client_secret_post")).toEqual({
      kind: "value",
      from: "none",
      to: "client_secret_post",
    });
    expect(
      changeWords({ field: "endpoints.token", label: "", action: "apply", to: "https://x.example" }),
    ).toEqual({
      kind: "value",
      from: "",
      to: "https://x.example",
    });
  });

  test("of a list name only what differs", () => {
    expect(apply("selectedScopes", "openid email offline_access", "openid email offline")).toEqual({
      kind: "list",
      removed: ["offline_access"],
      added: ["offline"],
    });
    expect(apply("selectedScopes", "", "openid")).toEqual({ kind: "list", removed: [], added: ["openid"] });
  });
});
