import { expect } from "vitest";
import { AppFailure } from "#shared/app-error.ts";
import { requestDraftSchema } from "#shared/requests/request-draft-schema.ts";
import { variableDraftsSchema } from "#shared/requests/variable.ts";
import type { readText } from "./import-fixtures.ts";
import { requestsByPath } from "./imported.ts";

/** Exports of other tools that are single files, by name. */
export const importFixtures = [
  "postman-2.1.json",
  "postman-2.0.json",
  "postman-environment.json",
  "insomnia-4.json",
  "insomnia-5.yaml",
  "bruno-export.json",
  "openapi-3.0.yaml",
  "openapi-3.1.json",
  "chrome.har",
];

/** Reads what may be anything: a collection that could be kept, or a refusal in words; never another error. */
export const readOrRefuse = (read: () => ReturnType<typeof readText>) => {
  let collection: ReturnType<typeof readText>;
  try {
    collection = read();
  } catch (thrown) {
    if (!(thrown instanceof AppFailure)) throw thrown;
    expect(thrown.error.code).toBe("invalid_input");
    return undefined;
  }
  for (const request of Object.values(requestsByPath(collection))) requestDraftSchema.parse(request);
  for (const { variables } of [collection, ...collection.environments]) variableDraftsSchema.parse(variables);
  return collection;
};
