import { AppFailure } from "#shared/app-error.ts";
import { fillJson } from "#shared/requests/fill-json.ts";
import { fillUrl } from "#shared/requests/fill-url.ts";
import type { RequestBody, RequestDraft } from "#shared/requests/request-draft.ts";
import { type FilledText, fillTemplate } from "#shared/requests/template.ts";
import type { Variable } from "#shared/requests/variable.ts";

/** A request with the values of its variables in place; rows that are switched off are gone. */
export type ResolvedRequest = RequestDraft & {
  /** Values of variables that are secret: they must not be kept, nor leave for a strange origin. */
  readonly secrets: readonly string[];
};

/** Puts values into one kind of text; notes the variables that have none, or one that does not fit. */
type Fill = (text: string) => string;

/**
 * Puts the variables' values into URL, headers, body and what is expected, each in the way of its place: `fillUrl`,
 * `fillJson`; everywhere else as they are.
 * @param variables the first of a name counts
 * @throws AppFailure `variable_unknown`, `request_url_invalid` for a value that does not fit into the URL
 */
export const resolveRequest = (draft: RequestDraft, variables: readonly Variable[]): ResolvedRequest => {
  const values = new Map([...variables].reverse().map(({ name, value }) => [name, value]));
  const unknown = new Set<string>();
  const misfits = new Set<string>();
  const look = (name: string) => values.get(name);
  const noting =
    (fill: (text: string, looking: typeof look) => FilledText): Fill =>
    (text) => {
      if (!text.includes("{{")) return text;
      const filled = fill(text, look);
      for (const name of filled.unknown) unknown.add(name);
      for (const name of filled.misfits ?? []) misfits.add(name);
      return filled.text;
    };
  const fill = noting(fillTemplate);
  const resolved = {
    ...draft,
    secrets: secretsOf(variables),
    url: noting(fillUrl)(draft.url),
    headers: draft.headers
      .filter(({ enabled }) => enabled)
      .map(({ name, value }) => ({ name: fill(name), value: fill(value), enabled: true })),
    body: resolveBody(draft.body, fill, noting(fillJson)),
    expectations: draft.expectations.map((expectation) =>
      "value" in expectation ? { ...expectation, value: fill(expectation.value) } : expectation,
    ),
  };
  if (unknown.size > 0) throw unknownVariables([...unknown]);
  if (misfits.size > 0) throw misfitInUrl([...misfits]);
  return resolved;
};

/** The values of those variables that are secret. */
export const secretsOf = (variables: readonly Variable[]): readonly string[] =>
  variables.filter(({ isSecret }) => isSecret).map(({ value }) => value);

const resolveBody = (body: RequestBody, fill: Fill, fillInJson: Fill): RequestBody => {
  switch (body.kind) {
    case "none":
      return body;
    case "json":
      return { ...body, text: fillInJson(body.text) };
    case "text":
      return { ...body, text: fill(body.text) };
    case "form":
      return {
        ...body,
        fields: body.fields
          .filter(({ enabled }) => enabled)
          .map(({ name, value }) => ({ name: fill(name), value: fill(value), enabled: true })),
      };
    case "multipart":
      return {
        ...body,
        parts: body.parts
          .filter(({ enabled }) => enabled)
          .map((part) =>
            part.kind === "file"
              ? { ...part, name: fill(part.name) }
              : { ...part, name: fill(part.name), value: fill(part.value) },
          ),
      };
    case "file":
      return body;
  }
};

const misfitInUrl = (names: readonly string[]): AppFailure =>
  new AppFailure({
    code: "request_url_invalid",
    message: `The value of ${names.slice(0, 10).join(", ")} does not fit where it stands in the URL.`,
    advice:
      "A host has no slashes, what follows a host begins with one, and a part of a path is not . or .. alone. For a whole URL, put the variable at the beginning.",
    field: "url",
  });

const unknownVariables = (names: readonly string[]): AppFailure =>
  new AppFailure({
    code: "variable_unknown",
    message:
      names.length === 1
        ? `The variable ${names[0]} has no value.`
        : `These variables have no value: ${names.slice(0, 10).join(", ")}.`,
    advice: "Give it a value in the environment or the collection, or choose another environment.",
    field: "variables",
  });
