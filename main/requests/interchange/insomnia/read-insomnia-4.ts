import type { ImportedCollection, ImportedEnvironment } from "#shared/requests/interchange.ts";
import { type FoundAuthentication, inheritedAuthentication } from "../authentication.ts";
import { createFolderBuilder, type FolderBuilder } from "../folder-builder.ts";
import { notImportable } from "../import-failure.ts";
import { at, listAt, textAt } from "../json-values.ts";
import { cleanName } from "../names.ts";
import type { Reading, Where } from "../reading.ts";
import { variablesOf } from "../variables.ts";
import { insomniaAuthentication, insomniaRequest, noteScripts } from "./insomnia-request.ts";
import { insomniaText, variablesOfData } from "./insomnia-templates.ts";

export const isInsomnia4 = (document: unknown): boolean =>
  textAt(document, "_type") === "export" && Array.isArray(at(document, "resources"));

/** What is in what, by the ids of the export. */
type Children = ReadonlyMap<string, readonly unknown[]>;

/**
 * Reads an export of Insomnia in version 4 or 3: a flat list, in which everything names its parent. Several
 * workspaces become folders.
 * @throws AppFailure `invalid_input` for another version
 */
export const readInsomnia4 = (document: unknown, reading: Reading): ImportedCollection => {
  const version = textAt(document, "__export_format");
  if (version !== "4" && version !== "3") {
    throw notImportable(
      `Insomnia exports of version ${version.slice(0, 20)} are not known.`,
      "Export it as Insomnia v4 or v5.",
    );
  }
  const resources = listAt(document, "resources");
  const workspaces = resources.filter((resource) => textAt(resource, "_type") === "workspace");
  const [first, ...others] = workspaces;
  if (first === undefined) throw notImportable("The export has no workspace in it.", "Export it again.");
  const children = childrenOf(resources);
  const environments: ImportedEnvironment[] = [];
  const name = others.length === 0 ? cleanName(textAt(first, "name"), "Insomnia") : "Insomnia";
  const root = createFolderBuilder(name, reading);
  for (const workspace of workspaces) {
    const folder = others.length === 0 ? root : root.folder(textAt(workspace, "name"));
    environments.push(...readWorkspace(workspace, folder, children, reading));
  }
  return { ...root.result(), format: "insomnia", environments, leftOut: [] };
};

const childrenOf = (resources: readonly unknown[]): Children => {
  const children = new Map<string, unknown[]>();
  for (const resource of resources) {
    const parent = textAt(resource, "parentId");
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [resource]);
    else siblings.push(resource);
  }
  return children;
};

const readWorkspace = (
  workspace: unknown,
  folder: FolderBuilder,
  children: Children,
  reading: Reading,
): readonly ImportedEnvironment[] => {
  const id = textAt(workspace, "_id");
  const environments: ImportedEnvironment[] = [];
  for (const base of (children.get(id) ?? []).filter((each) => textAt(each, "_type") === "environment")) {
    folder.variables(dataOf(base, folder.where, reading));
    for (const inner of children.get(textAt(base, "_id")) ?? []) {
      const name = cleanName(textAt(inner, "name"), "Environment");
      environments.push({ name, variables: dataOf(inner, [name], reading) });
    }
  }
  readChildren(id, folder, { kind: "inherit" }, { children, reading, within: new Set([id]) });
  return environments;
};

const dataOf = (environment: unknown, where: Where, reading: Reading) =>
  variablesOf(variablesOfData(at(environment, "data"), insomniaText(where, reading)), where, reading);

interface Context {
  readonly children: Children;
  readonly reading: Reading;
  /** Folders that this one is in: one of them again would have no end. */
  readonly within: ReadonlySet<string>;
}

const readChildren = (
  parent: string,
  folder: FolderBuilder,
  inherited: FoundAuthentication,
  context: Context,
): void => {
  const { children, reading, within } = context;
  const sorted = [...(children.get(parent) ?? [])].sort((left, right) => sortKey(left) - sortKey(right));
  for (const child of sorted) {
    const name = textAt(child, "name");
    switch (textAt(child, "_type")) {
      case "request":
        folder.add(insomniaRequest(child, folder.where, inherited, reading));
        break;
      case "request_group": {
        const id = textAt(child, "_id");
        if (within.has(id)) {
          reading.leave(folder.where, `Folder ${name.slice(0, 80)}`, "It is in itself.");
          break;
        }
        const inner = folder.folder(name);
        const text = insomniaText(inner.where, reading);
        inner.variables(variablesOf(variablesOfData(at(child, "environment"), text), inner.where, reading));
        noteScripts(child, inner.where, reading);
        const authentication = inheritedAuthentication(
          insomniaAuthentication(child),
          inherited,
          inner.where,
          reading,
        );
        readChildren(id, inner, authentication, { ...context, within: new Set([...within, id]) });
        break;
      }
      case "grpc_request":
      case "websocket_request":
      case "socketio_request":
        reading.leave(
          [...folder.where, name || "Request"],
          "Request",
          "Only HTTP requests are sent from here.",
        );
        break;
      case "cookie_jar":
        if (listAt(child, "cookies").length > 0) {
          reading.leave(folder.where, "Cookies", "Cookies belong to a session that is not kept.");
        }
        break;
      case "unit_test_suite":
        reading.leave(
          folder.where,
          `Test suite ${name.slice(0, 80)}`,
          "Scripts are not run: say what is expected under Expectations.",
        );
        break;
      case "api_spec":
        if (textAt(child, "contents").trim() !== "") {
          reading.leave(folder.where, "API specification", "Import its OpenAPI document for its requests.");
        }
        break;
      default:
    }
  }
};

const sortKey = (resource: unknown): number => {
  const key = Number(at(resource, "metaSortKey"));
  return Number.isFinite(key) ? key : 0;
};
