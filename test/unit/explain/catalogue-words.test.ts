import { describe, expect, it } from "vitest";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import { type FieldPath, valueOfField } from "#shared/explain/field-path.ts";
import { catalogue } from "../../../main/explain/catalogue/index.ts";
import type { CatalogueEntry } from "../../../main/explain/catalogue-entry.ts";
import { factNames } from "../../../main/explain/facts.ts";
import { fieldLabels } from "../../../main/explain/field-labels.ts";
import { explain } from "../../../main/explain/index.ts";
import { entrySamples } from "./entry-samples.ts";
import { errorFixtures, fixtureFailure } from "./fixture-failure.ts";

/** Facts that every configuration that can log in has. */
const alwaysKnown: readonly string[] = ["clientId", "issuer", "method", "redirectUri", "scopes"];

const sentencesOf = ({ meaning, causes, ask = [] }: CatalogueEntry) => [...meaning, ...causes, ...ask];
const factsIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name);

/** Ids of the entries that do not keep a rule. */
const breaking = (keeps: (entry: CatalogueEntry) => boolean) =>
  catalogue.filter((entry) => !keeps(entry)).map(({ id }) => id);

describe("every entry", () => {
  it("has a title of one line without a full stop", () => {
    expect(breaking(({ title }) => /^[A-Za-z][^\n!]{5,90}[^.!?]$/.test(title))).toEqual([]);
  });

  it("speaks in sentences, without exclamation marks", () => {
    expect(
      breaking((entry) => sentencesOf(entry).every((sentence) => /^[A-Za-z{.][^\n!]*[.?]$/.test(sentence))),
    ).toEqual([]);
  });

  it("says something whatever is known, and names causes", () => {
    const isSaid = ({ meaning, when }: CatalogueEntry) => {
      const known = when.httpStatus === undefined ? alwaysKnown : [...alwaysKnown, "httpStatus"];
      return meaning.some((sentence) => factsIn(sentence).every((name) => known.includes(name)));
    };
    expect(breaking(isSaid)).toEqual([]);
    expect(breaking(({ causes }) => causes.length > 0)).toEqual([]);
  });

  it("names only facts that there are", () => {
    const names: readonly string[] = factNames;
    expect(
      breaking((entry) =>
        sentencesOf(entry)
          .flatMap(factsIn)
          .every((name) => names.includes(name)),
      ),
    ).toEqual([]);
  });

  it("ends its message with a question whose facts are known", () => {
    expect(
      breaking(({ ask, when }) => {
        const question = ask?.at(-1);
        const known = when.situation === "scope_named" ? [...alwaysKnown, "scopesRefused"] : alwaysKnown;
        return (
          question === undefined ||
          (/\?$/.test(question) && factsIn(question).every((name) => known.includes(name)))
        );
      }),
    ).toEqual([]);
  });

  it("changes only fields of the form", () => {
    const fields = [...Object.keys(fieldLabels), "failing_endpoint"];
    expect(breaking(({ changes }) => changes.every(({ field }) => fields.includes(field)))).toEqual([]);
  });
});

describe("what a person reads", () => {
  it("has no placeholder left in it, and always says what it means", () => {
    const names: readonly string[] = factNames;
    for (const failure of [...errorFixtures.map(fixtureFailure), ...Object.values(entrySamples)]) {
      const { entryId, meaning, causes, message } = explain(failure);
      expect(meaning, entryId).not.toBe("");
      const left = [meaning, ...causes, message].flatMap(factsIn).filter((name) => names.includes(name));
      expect(left, entryId).toEqual([]);
    }
  });
});

describe("the fields that changes name", () => {
  const fields = Object.keys(fieldLabels) as FieldPath[];
  const kept: readonly FieldPath[] = [
    "clientSecret",
    "clientKey",
    "nextClientKey",
    "decryptionKey",
    "clientCertificate",
  ];

  it.each(fields)("%s is a field of the draft, or a secret that is kept apart", (field) => {
    const draft = emptyDraft("a");
    const withAll: typeof draft = {
      ...draft,
      redirect: { ...draft.redirect, port: 1 },
      authorizationRequest: { ...draft.authorizationRequest, maxAgeInSeconds: 1 },
    };
    expect(valueOfField(withAll, field) === undefined).toBe(kept.includes(field));
  });
});
