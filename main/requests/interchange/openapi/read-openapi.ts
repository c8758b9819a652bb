import type { ImportedCollection, ImportedEnvironment } from "#shared/requests/interchange.ts";
import { freeName } from "../../free-name.ts";
import { createFolderBuilder, type FolderBuilder } from "../folder-builder.ts";
import { notImportable } from "../import-failure.ts";
import { asText, at, isObject, listAt, membersOf, textAt } from "../json-values.ts";
import { cleanName } from "../names.ts";
import type { Reading } from "../reading.ts";
import { cleanVariableName, isSecretName } from "../variables.ts";
import { type OpenApiContext, readOperation } from "./read-operation.ts";
import { createReferences } from "./references.ts";

/** Whether a document is an OpenAPI description of any version. */
export const isOpenApi = (document: unknown): boolean =>
  at(document, "openapi") !== undefined || at(document, "swagger") !== undefined;

/**
 * Reads an OpenAPI 3.0 or 3.1 description: a request for each operation, a folder for each first tag. Nothing that it
 * refers to outside of itself is fetched.
 * @throws AppFailure `invalid_input` for another version
 */
export const readOpenApi = (document: unknown, reading: Reading): ImportedCollection => {
  const version = textAt(document, "openapi");
  if (!/^3\.[01](?:\.|$)/.test(version)) {
    throw notImportable(
      `OpenAPI ${version.slice(0, 20) || textAt(document, "swagger").slice(0, 20)} is not known.`,
      "Convert it to OpenAPI 3.0 or 3.1.",
    );
  }
  const references = createReferences(document, reading);
  const root = createFolderBuilder(cleanName(textAt(at(document, "info"), "title"), "API"), reading);
  const servers = serversOf(document, reading);
  const context: OpenApiContext = {
    reading,
    references,
    values: new Map([["base", servers[0]?.url ?? ""]]),
    schemes: schemesOf(document, references, reading),
    security: at(document, "security"),
  };
  if (membersOf(at(document, "webhooks")).length > 0) {
    reading.leave([], "Webhooks", "They are requests that the API sends.");
  }
  readPaths(document, root, context);
  root.variables(
    [...context.values].map(([name, value]) => ({
      name,
      value,
      isSecret: isSecretName(name) && value === "",
    })),
  );
  return { ...root.result(), format: "openapi", environments: environmentsOf(servers), leftOut: [] };
};

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

const readPaths = (document: unknown, root: FolderBuilder, context: OpenApiContext): void => {
  const folders = new Map<string, FolderBuilder>();
  // In the order in which the description introduces them.
  const announced = listAt(document, "tags").map((tag) => textAt(tag, "name"));
  const operations = membersOf(at(document, "paths")).flatMap(([path, item]) => {
    const resolved = context.references.resolve(item);
    return methods
      .filter((method) => isObject(at(resolved, method)))
      .map((method) => ({ path, method, item: resolved, operation: at(resolved, method) }));
  });
  const used = new Set(operations.map(({ operation }) => tagOf(operation)));
  for (const tag of announced) {
    if (used.has(tag) && tag !== "" && !folders.has(tag)) folders.set(tag, root.folder(tag));
  }
  for (const found of operations) {
    const tag = tagOf(found.operation);
    const folder = tag === "" ? root : (folders.get(tag) ?? root.folder(tag));
    if (tag !== "") folders.set(tag, folder);
    folder.add(readOperation(found, folder.where, context));
  }
};

const tagOf = (operation: unknown): string => asText(listAt(operation, "tags")[0])?.trim() ?? "";

interface Server {
  readonly name: string;
  readonly url: string;
}

/** The servers, with the defaults of their variables in place. */
const serversOf = (document: unknown, reading: Reading): readonly Server[] =>
  listAt(document, "servers").flatMap((server) => {
    const url = textAt(server, "url").replace(/\{([^{}]+)\}/g, (whole, name: string) => {
      const value = textAt(at(at(server, "variables"), name), "default");
      return value === "" ? whole : value;
    });
    if (/^[a-z][a-z0-9+.-]*:/i.test(url) && !/^https?:\/\//i.test(url)) {
      reading.leave([], `Server ${url.slice(0, 80)}`, "Only http and https URLs are requested.");
      return [];
    }
    if (!/^https?:/i.test(url)) {
      reading.leave(
        [],
        `Server ${url.slice(0, 80)}`,
        "It is relative to where the description is: write the variable base in full.",
      );
    }
    return [{ name: textAt(server, "description") || url, url: url.replace(/\/+$/, "") }];
  });

/** Where there are several servers, each is an environment with its own `base`. */
const environmentsOf = (servers: readonly Server[]): readonly ImportedEnvironment[] => {
  if (servers.length < 2) return [];
  const taken = new Set<string>();
  return servers.slice(0, 50).map(({ name, url }) => {
    const free = freeName(cleanName(name, "Server"), taken);
    taken.add(free.toLowerCase());
    return { name: free, variables: [{ name: "base", value: url, isSecret: false }] };
  });
};

/** Security schemes by their names; those of identities are noted, keys become secret variables without a value. */
const schemesOf = (
  document: unknown,
  references: OpenApiContext["references"],
  reading: Reading,
): OpenApiContext["schemes"] =>
  new Map(
    membersOf(at(at(document, "components"), "securitySchemes")).map(([name, found]) => {
      const scheme = references.resolve(found);
      const type = textAt(scheme, "type");
      const place = textAt(scheme, "in");
      const isKey = type === "apiKey" && (place === "header" || place === "query");
      if (!isKey) {
        const kind = [type, textAt(scheme, "scheme")].filter((part) => part !== "").join(" ");
        reading.leave(
          [],
          `Security scheme ${name.slice(0, 80)} (${kind.slice(0, 40)})`,
          "The identity that a request is sent as brings the token.",
        );
        return [name, undefined] as const;
      }
      const header = textAt(scheme, "name");
      const variable = cleanVariableName(header || name);
      reading.leave([], `Key ${header.slice(0, 80)}`, `Give the secret variable ${variable} its value.`);
      return [name, { name: header, place, variable }] as const;
    }),
  );
