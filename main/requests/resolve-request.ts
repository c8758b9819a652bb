import { AppFailure } from "#shared/app-error.ts";
import type { RequestBody, RequestDraft } from "#shared/requests/request-draft.ts";
import { fillTemplate } from "#shared/requests/template.ts";
import type { Variable } from "#shared/requests/variable.ts";

/** A request with the values of its variables in place; rows that are switched off are gone. */
export type ResolvedRequest = Omit<RequestDraft, "expectations" | "captures"> & {
  /** Values of variables that are secret: they must not be kept, nor leave for a strange origin. */
  readonly secrets: readonly string[];
};

/**
 * Puts the variables' values into URL, headers and body. In a JSON body a value becomes part of the string or the
 * literal that it stands in, as it is; of a URL the author says what is encoded.
 * @param variables the first of a name counts
 * @throws AppFailure `variable_unknown`
 */
export const resolveRequest = (draft: RequestDraft, variables: readonly Variable[]): ResolvedRequest => {
  const values = new Map([...variables].reverse().map(({ name, value }) => [name, value]));
  const unknown = new Set<string>();
  const fill = (text: string): string => {
    if (!text.includes("{{")) return text;
    const filled = fillTemplate(text, (name) => values.get(name));
    for (const name of filled.unknown) unknown.add(name);
    return filled.text;
  };
  const { expectations: _expectations, captures: _captures, ...rest } = draft;
  const resolved = {
    ...rest,
    secrets: variables.filter(({ isSecret }) => isSecret).map(({ value }) => value),
    url: fill(draft.url),
    headers: draft.headers
      .filter(({ enabled }) => enabled)
      .map(({ name, value }) => ({ name: fill(name), value: fill(value), enabled: true })),
    body: resolveBody(draft.body, fill),
  };
  if (unknown.size > 0) throw unknownVariables([...unknown]);
  return resolved;
};

const resolveBody = (body: RequestBody, fill: (text: string) => string): RequestBody => {
  switch (body.kind) {
    case "none":
      return body;
    case "json":
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
