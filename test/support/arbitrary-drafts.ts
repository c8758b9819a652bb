import fc from "fast-check";
import { type RequestDraft, requestMethods } from "#shared/requests/request-draft.ts";
import type { Variable } from "#shared/requests/variable.ts";

/** Any text, with line ends of every kind, quotes, what a shell or YAML could take for its own, and half characters. */
export const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc
    .array(
      fc.constantFrom(
        "\n",
        "\r\n",
        "\t",
        " ",
        "'",
        '"',
        "\\",
        "$x",
        "`",
        "%PATH%",
        "^",
        "!",
        "#",
        ": ",
        "- ",
        "{{v}}",
        "|",
        "~",
        "é",
        "🙂",
        "\u2028",
        "&",
        "no",
        "0x1f",
        "é",
      ),
      { maxLength: 12 },
    )
    .map((pieces) => pieces.join("")),
);

/** A name as it is kept: no spaces around it, no control characters. */
export const anyName = anyText
  .map((text) =>
    text
      .replace(/[\p{Cc}\p{Cs}]/gu, "")
      .trim()
      .slice(0, 60)
      .trim(),
  )
  .filter((name) => name !== "");

const enabled = fc.boolean();
const mediaType = fc.constantFrom("", "application/xml", "text/csv; charset=utf-8");
const row = fc.record({ name: anyText, value: anyText, enabled });

const body: fc.Arbitrary<RequestDraft["body"]> = fc.oneof(
  fc.constant({ kind: "none" as const }),
  fc.record({ kind: fc.constant("json" as const), text: anyText }),
  fc.record({ kind: fc.constant("text" as const), text: anyText, mediaType }),
  fc.record({ kind: fc.constant("form" as const), fields: fc.array(row, { maxLength: 4 }) }),
  fc.record({
    kind: fc.constant("multipart" as const),
    parts: fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant("text" as const), name: anyText, value: anyText, mediaType, enabled }),
        fc.record({ kind: fc.constant("file" as const), name: anyText, mediaType, enabled }),
      ),
      { maxLength: 4 },
    ),
  }),
  fc.record({ kind: fc.constant("file" as const), mediaType }),
);

const test = fc.constantFrom(
  "is_present" as const,
  "is_absent" as const,
  "equals" as const,
  "contains" as const,
);

const expectation: fc.Arbitrary<RequestDraft["expectations"][number]> = fc.oneof(
  fc.record({ kind: fc.constant("status" as const), status: fc.constantFrom("200", "4xx") }),
  fc.record({ kind: fc.constant("header" as const), name: anyText, test, value: anyText }),
  fc.record({ kind: fc.constant("json" as const), expression: anyText, test, value: anyText }),
  fc.record({ kind: fc.constant("time" as const), withinMs: fc.integer({ min: 1, max: 3_600_000 }) }),
);

/** Any request that can be kept, as whoever is current or as nobody. */
export const anyDraft: fc.Arbitrary<RequestDraft> = fc.record({
  name: anyName,
  method: fc.constantFrom(...requestMethods),
  url: anyText,
  headers: fc.array(row, { maxLength: 5 }),
  body,
  sendAs: fc.constantFrom({ kind: "current" as const }, { kind: "anonymous" as const }),
  token: fc.constantFrom("access_token" as const, "id_token" as const, "none" as const),
  redirects: fc.constantFrom("follow" as const, "stop" as const),
  timeLimitInSeconds: fc.integer({ min: 1, max: 3600 }),
  sizeLimitInMebibytes: fc.integer({ min: 0, max: 1_048_576 }),
  expectations: fc.array(expectation, { maxLength: 3 }),
  captures: fc.array(fc.record({ variable: anyText, expression: anyText }), { maxLength: 2 }),
});

/** Variables with different names; secret ones have no value, as in an export. */
export const anyVariables: fc.Arbitrary<readonly Variable[]> = fc.uniqueArray(
  fc
    .record({ name: fc.stringMatching(/^[A-Za-z0-9_.-]{1,12}$/), value: anyText, isSecret: fc.boolean() })
    .map((variable) => (variable.isSecret ? { ...variable, value: "" } : variable)),
  { selector: ({ name }) => name, maxLength: 4 },
);
