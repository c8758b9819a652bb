import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clientConfigurationDraftSchema } from "#shared/configurations/client-configuration-schema.ts";
import type { DoctorFinding } from "#shared/doctor/diagnosis.ts";
import { catalogue } from "../../../main/doctor/catalogue.ts";
import { diagnose } from "../../../main/doctor/diagnose.ts";
import { metadataChanges } from "../../../main/doctor/metadata-changes.ts";
import { standardMembers } from "../../../main/doctor/metadata-members.ts";
import { snapshotOf } from "../../../main/doctor/metadata-snapshot.ts";
import { examinationOf, soundDocument, soundDraft, soundKey } from "../../support/examination.ts";
import { examinationOfRecorded, recordedDocuments } from "../../support/recorded-provider.ts";

const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const MAX_CHARACTERS = 4000;
const allChecks = catalogue.map(({ checkId }) => checkId).join();

/** What is wrong with a finding's words, which may be shown anywhere, or with its change, which may be saved. */
const faultOf = ({
  checkId,
  title,
  expected,
  found,
  advice,
  ask,
  fix,
}: DoctorFinding): string | undefined => {
  const texts = [title, expected, found, advice ?? "", ask ?? "", fix?.label ?? ""];
  if (texts.some((words) => hidden.test(words))) return `${checkId} hides something`;
  if (texts.some((words) => words.length >= MAX_CHARACTERS)) return `${checkId} is long-winded`;
  if (fix !== undefined && !clientConfigurationDraftSchema.partial().safeParse(fix.change).success) {
    return `${checkId} offers a change that can't be saved`;
  }
  return undefined;
};

/** One finding of each check, none of them at fault. */
const expectSound = (findings: readonly DoctorFinding[]): void => {
  expect(findings.map(({ checkId }) => checkId).join()).toBe(allChecks);
  expect(findings.map(faultOf).filter((fault) => fault !== undefined)).toEqual([]);
};

const nasty = fc.constantFrom(
  "https://op.example/\u202Eexe",
  "javascript:alert(1)",
  "file:///etc/passwd",
  "http://169.254.169.254/latest/meta-data",
  "https://op.example:443/",
  "//op.example/token",
  "https://аpple.example",
  "<img src=x onerror=alert(1)>",
  "a\u0000b\r\nc",
  "\ud800",
  "../../x",
  "S".repeat(100_000),
);
const text = fc.oneof(nasty, fc.string({ unit: "binary" }), fc.webUrl());
const value = fc.oneof(
  text,
  fc.array(fc.oneof(text, fc.jsonValue()), { maxLength: 20 }),
  fc.jsonValue({ maxDepth: 5 }),
  fc.constantFrom<unknown>(null, 0, -1, true, "", [], {}, [[]], [null]),
);
const memberName = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...standardMembers.keys()) },
  fc.constantFrom("__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "Issuer"),
  fc.string({ unit: "binary" }),
);
/** Through text, so that `__proto__` is a member as in a document that was sent. */
const asSent = (entries: readonly (readonly [string, unknown])[]): string =>
  `{${entries.map(([name, content]) => `${JSON.stringify(name)}:${JSON.stringify(content) ?? "null"}`).join(",")}}`;

describe("a hostile discovery document (Z-1 to Z-24)", () => {
  it("of any members gets a sound diagnosis", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(memberName, value), { maxLength: 12 }), (changes) => {
        const documentText = asSent([...Object.entries(soundDocument), ...changes]);
        expectSound(diagnose(examinationOf({ documentText })));
      }),
      { numRuns: 150 },
    );
  });

  it("made of a recorded one gets a sound diagnosis", () => {
    const changed = fc.record({
      name: fc.constantFrom(...recordedDocuments),
      changes: fc.array(fc.tuple(memberName, value), { maxLength: 4 }),
      without: fc.array(memberName, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(changed, ({ name, changes, without }) => {
        const { document, draft } = examinationOfRecorded(name);
        const kept = Object.entries(document?.members ?? {}).filter(([member]) => !without.includes(member));
        expectSound(diagnose(examinationOf({ documentText: asSent([...kept, ...changes]), draft })));
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ["lists of 100,000", { scopes_supported: Array.from({ length: 50_000 }, (_, n) => `s${n}`) }],
    ["100,000 times the same", { response_types_supported: Array(100_000).fill("codetoken") }],
    ["a text of a million characters", { issuer: `https://op.example/${"a".repeat(1_000_000)}` }],
    ["many members", Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`isuer${n}`, n]))],
    ["many quotes", { issuer: '\\"'.repeat(200_000) }],
  ])("of %s is looked at in no more steps than its length (Z-16, Z-17)", (_name, document) => {
    expectSound(diagnose(examinationOf({ document })));
  });

  it.each(["[1]", "null", "7", '"text"', "", "{", "\u0000", "{}{}"])(
    "%j is no document (Z-1, Z-2)",
    (documentText) => {
      const findings = diagnose(examinationOf({ documentText }));
      expectSound(findings);
      expect(findings[0]).toMatchObject({ checkId: "document-can-be-read", result: "failed" });
    },
  );
});

describe("hostile keys (Z-25 to Z-40)", () => {
  const keyMember = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom(
        "kty",
        "n",
        "e",
        "crv",
        "x",
        "y",
        "alg",
        "use",
        "kid",
        "x5c",
        "key_ops",
        "d",
        "issuer",
      ),
    },
    fc.string(),
  );
  const content = fc.oneof(
    value,
    fc.constantFrom<unknown>(
      "RSA",
      "EC",
      "OKP",
      "oct",
      "P-256",
      "Ed25519",
      "RS256",
      "AQAB",
      "AA",
      ["AQAB"],
      "sig",
    ),
    fc.base64String(),
  );
  const key = fc.oneof(
    { weight: 8, arbitrary: fc.array(fc.tuple(keyMember, content), { maxLength: 8 }) },
    fc.constant([]),
  );

  it("of any members get a sound diagnosis", () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 6 }), (entries) => {
        const jwks = entries.map((members) => ({ ...soundKey, ...(JSON.parse(asSent(members)) as object) }));
        expectSound(diagnose(examinationOf({ jwks })));
      }),
      { numRuns: 150 },
    );
  });

  it("that are no keys get a sound diagnosis", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (keys) => {
        expectSound(diagnose(examinationOf({ jwks: { keys } })));
      }),
      { numRuns: 100 },
    );
  });

  it("of 10,000 are looked at as far as a hundred (Z-38)", () => {
    const keys = Array.from({ length: 10_000 }, (_, kid) => ({
      kty: "RSA",
      kid: `${kid}`,
      n: "AQAB",
      e: "AQAB",
    }));
    const examination = examinationOf({ jwks: keys });
    expect(examination.keys).toHaveLength(100);
    expectSound(diagnose(examination));
  });
});

describe("a configuration of any texts", () => {
  const draft = fc.record({
    issuer: text,
    clientId: text,
    automaticConfigurationUrl: text,
    selectedScopes: fc.array(text, { maxLength: 5 }),
    allowedOrigins: fc.array(text, { maxLength: 5 }),
    endpoints: fc.record({ token: text, jwks: text, pushedAuthorizationRequest: text }).map((endpoints) => ({
      ...soundDraft.endpoints,
      ...endpoints,
    })),
    authorizationRequest: fc
      .record({ prompt: text, acrValues: text, claims: text, resources: fc.array(text) })
      .map((request) => ({ ...soundDraft.authorizationRequest, ...request })),
  });

  it("gets a sound diagnosis, with and without a document", () => {
    fc.assert(
      fc.property(draft, fc.boolean(), (changes, hasDocument) => {
        const read = hasDocument ? {} : ({ document: "none", jwks: "none" } as const);
        expectSound(
          diagnose(
            examinationOf({ ...read, draft: changes, documentUrl: soundDraft.automaticConfigurationUrl }),
          ),
        );
      }),
      { numRuns: 150 },
    );
  });
});

describe("what is remembered of a hostile document", () => {
  it("is bounded, survives being kept, and differs from itself in nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(memberName, value), { maxLength: 12 }), (members) => {
        const snapshot = snapshotOf(examinationOf({ documentText: asSent(members) }));
        if (snapshot === undefined) throw new Error("There is a document.");
        const kept = JSON.parse(JSON.stringify(snapshot)) as typeof snapshot;
        expect(metadataChanges(kept, snapshot)).toEqual([]);
        for (const { before = "", after = "" } of metadataChanges({ members: {} }, kept)) {
          if (hidden.test(before + after)) throw new Error(`Something is hidden in ${before}${after}.`);
          if (before.length + after.length > MAX_CHARACTERS) throw new Error("It is long-winded.");
        }
      }),
      { numRuns: 150 },
    );
  });
});
