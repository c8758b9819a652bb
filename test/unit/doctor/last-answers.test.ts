import { describe, expect, it } from "vitest";
import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import type { FetchedParts } from "../../../main/doctor/examine-provider.ts";
import { createLastAnswers } from "../../../main/doctor/last-answers.ts";
import { EXAMINED_AT, soundDraft } from "../../support/examination.ts";

const jwksUrl = soundDraft.endpoints.jwks;
const answers: FetchedParts = { examinedAt: EXAMINED_AT, connections: [], jwksUrl, keys: [], loginKeys: [] };
const withKeysAt = (jwks: string, draft = soundDraft): ClientConfigurationDraft => ({
  ...draft,
  endpoints: { ...draft.endpoints, jwks },
});
const remembering = (draft: ClientConfigurationDraft, kept = answers) => {
  const last = createLastAnswers();
  last.keep(draft, kept);
  return last;
};

describe("what a provider answered last", () => {
  it("is still true when other fields of the configuration change", () => {
    const changed = { ...soundDraft, issuer: "https://other.example", clientId: "other", selectedScopes: [] };
    expect(remembering(soundDraft).of(changed)).toBe(answers);
  });

  it("is still true when the place of the keys is taken from the document", () => {
    expect(remembering(withKeysAt("")).of(soundDraft)).toBe(answers);
    expect(remembering(soundDraft).of(withKeysAt(""))).toBe(answers);
  });

  it("is without the keys when they are elsewhere now", () => {
    const { keys: _keys, loginKeys: _loginKeys, ...others } = answers;
    expect(remembering(soundDraft).of(withKeysAt("https://op.example/other"))).toEqual(others);
  });

  it("is nothing for another provider, or before it was asked", () => {
    const last = remembering(soundDraft);
    expect(last.of({ ...soundDraft, automaticConfigurationUrl: "https://other.example" })).toBeUndefined();
    expect(createLastAnswers().of(soundDraft)).toBeUndefined();
  });

  it("is told apart by the place of the keys where there is no document", () => {
    const byHand = { ...soundDraft, automaticConfigurationUrl: "" };
    const last = remembering(byHand);
    expect(last.of(byHand)).toBe(answers);
    expect(last.of(withKeysAt("https://other.example/jwks", byHand))).toBeUndefined();
  });

  it("is kept of the last twenty providers", () => {
    const last = createLastAnswers();
    const draft = (n: number) => ({ ...soundDraft, automaticConfigurationUrl: `https://op${n}.example` });
    for (let n = 1; n <= 21; n += 1) last.keep(draft(n), answers);
    expect(last.of(draft(1))).toBeUndefined();
    expect(last.of(draft(2))).toBe(answers);
    expect(last.of(draft(21))).toBe(answers);
  });
});
