import type { ImportedCollection, ImportedEnvironment } from "#shared/requests/interchange.ts";
import { type FoundAuthentication, inheritedAuthentication } from "../authentication.ts";
import { createFolderBuilder, type FolderBuilder } from "../folder-builder.ts";
import { notImportable } from "../import-failure.ts";
import { at, isObject, listAt, textAt } from "../json-values.ts";
import { cleanName } from "../names.ts";
import type { Reading, Where } from "../reading.ts";
import { variablesOf } from "../variables.ts";
import { insomniaAuthentication, insomniaRequest, noteScripts } from "./insomnia-request.ts";
import { insomniaText, variablesOfData } from "./insomnia-templates.ts";

const type = /^(collection|spec|environment|mock|mcpClient)\.insomnia(?:\.rest)?\/(\d+)\./;

export const isInsomnia5 = (document: unknown): boolean => type.test(textAt(document, "type"));

/** Reads a file of Insomnia 5: a collection, a design document with one, or environments. @throws AppFailure `invalid_input` */
export const readInsomnia5 = (document: unknown, reading: Reading): ImportedCollection => {
  const [, kind, version] = type.exec(textAt(document, "type")) ?? [];
  if (version !== "5")
    throw notImportable(`Insomnia files of version ${version} are not known.`, "Export it as Insomnia v5.");
  if (kind === "mock" || kind === "mcpClient") {
    throw notImportable("This file of Insomnia has no requests in it.", "Export a collection.");
  }
  const root = createFolderBuilder(cleanName(textAt(document, "name"), "Insomnia collection"), reading);
  const base = at(document, "environments");
  root.variables(dataOf(at(base, "data"), [], reading));
  if (listAt(at(document, "cookieJar"), "cookies").length > 0) {
    reading.leave([], "Cookies", "Cookies belong to a session that is not kept.");
  }
  if (at(document, "spec") !== undefined) {
    reading.leave([], "API specification", "Import its OpenAPI document for its requests.");
  }
  if (listAt(document, "testSuites").length > 0) {
    reading.leave([], "Test suites", "Scripts are not run: say what is expected under Expectations.");
  }
  if (listAt(document, "certificates").length > 0) {
    reading.leave([], "Certificates", "Certificates belong to the configuration.");
  }
  readChildren(listAt(document, "collection"), root, { kind: "inherit" }, reading);
  return { ...root.result(), format: "insomnia", environments: environmentsOf(base, reading), leftOut: [] };
};

const dataOf = (data: unknown, where: Where, reading: Reading) =>
  variablesOf(variablesOfData(data, insomniaText(where, reading)), where, reading);

const environmentsOf = (base: unknown, reading: Reading): readonly ImportedEnvironment[] =>
  listAt(base, "subEnvironments").map((environment) => {
    const name = cleanName(textAt(environment, "name"), "Environment");
    return { name, variables: dataOf(at(environment, "data"), [name], reading) };
  });

const readChildren = (
  children: readonly unknown[],
  folder: FolderBuilder,
  inherited: FoundAuthentication,
  reading: Reading,
): void => {
  const sorted = [...children].sort((left, right) => sortKey(left) - sortKey(right));
  for (const child of sorted) {
    const name = textAt(child, "name");
    if (!isObject(child)) reading.leave(folder.where, "An empty item", "There is nothing to request.");
    else if (Array.isArray(at(child, "children"))) {
      const inner = folder.folder(name);
      inner.variables(dataOf(at(child, "environment"), inner.where, reading));
      noteScripts(child, inner.where, reading);
      const own = inheritedAuthentication(insomniaAuthentication(child), inherited, inner.where, reading);
      readChildren(listAt(child, "children"), inner, own, reading);
    } else if (at(child, "method") !== undefined) {
      folder.add(insomniaRequest(child, folder.where, inherited, reading));
    } else {
      reading.leave(
        [...folder.where, name || "Request"],
        "Request",
        "Only HTTP requests are sent from here.",
      );
    }
  }
};

/** The place that the person gave it; the file is in the order in which things were made. */
const sortKey = (child: unknown): number => {
  const key = Number(at(at(child, "meta"), "sortKey") ?? 0);
  return Number.isFinite(key) ? key : 0;
};
