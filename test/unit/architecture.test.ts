import { describe, expect, it } from "vitest";
import { eventNames } from "#shared/contract/events.ts";
import { operationNames } from "#shared/contract/operation-names.ts";
import { operations } from "#shared/contract/operations.ts";
import { createHandlers } from "../../main/handlers.ts";
import { pathsBelow, type SourceFile, sourceFilesBelow } from "../support/source-files.ts";

const main = sourceFilesBelow("main");
const shared = sourceFilesBelow("shared");
const renderer = sourceFilesBelow("renderer");
const product = [...main, ...shared, ...renderer];

/** `main/login/flows/x.ts` gives `main/login`. */
const topFolderOf = (path: string) => path.split("/").slice(0, 2).join("/");

const isPackage = (specifier: string, name: string) => specifier === name || specifier.startsWith(`${name}/`);

const importersOf = (name: string) =>
  product
    .filter(({ imports }) => imports.some(({ specifier }) => isPackage(specifier, name)))
    .map(({ path }) => path);

/** Every import that is not allowed, as `from -> to`. */
const forbiddenImports = (
  files: readonly SourceFile[],
  isForbidden: (target: string, specifier: string, path: string) => boolean,
) =>
  files.flatMap(({ path, imports }) =>
    imports
      .filter(({ target, specifier }) => isForbidden(target ?? "", specifier, path))
      .map(({ specifier }) => `${path} -> ${specifier}`),
  );

describe("packages that only some may use", () => {
  it("electron: the app and the preload script", () => {
    expect(
      importersOf("electron").filter((path) => !/^main\/(app\/|preload\/|index\.ts$)/.test(path)),
    ).toEqual([]);
  });

  it("keytar: one file", () => {
    expect(importersOf("keytar")).toEqual(["main/tokens/keytar-secret-store.ts"]);
  });

  it("better-sqlite3: stores and the database, types too", () => {
    expect(importersOf("better-sqlite3").filter((path) => !/^main\/(db\/|.*-store\.ts$)/.test(path))).toEqual(
      [],
    );
  });

  it("openid-client: login, tokens and discovery", () => {
    expect(
      importersOf("openid-client").filter((path) => !/^main\/(login|tokens|discovery)\//.test(path)),
    ).toEqual([]);
  });

  it("oidc-provider: the demo identity provider", () => {
    expect(importersOf("oidc-provider").filter((path) => !path.startsWith("main/demo-idp/"))).toEqual([]);
  });

  it("undici: the HTTP client", () => {
    expect(importersOf("undici").filter((path) => !path.startsWith("main/http/"))).toEqual([]);
  });
});

describe("the direction of dependencies", () => {
  it("main and the window know nothing of each other, and nothing of tests and scripts", () => {
    const outside =
      (...folders: string[]) =>
      (target: string) =>
        target !== "" && !folders.includes(target.split("/")[0] ?? "");
    expect(forbiddenImports(main, outside("main", "shared"))).toEqual([]);
    expect(forbiddenImports(renderer, outside("renderer", "shared"))).toEqual([]);
  });

  it("what is shared imports what is shared, and zod", () => {
    expect(
      forbiddenImports(shared, (target, specifier) => !target.startsWith("shared/") && specifier !== "zod"),
    ).toEqual([]);
  });

  it("the window uses nothing of Node", () => {
    expect(forbiddenImports(renderer, (_target, specifier) => /^(node:|electron$)/.test(specifier))).toEqual(
      [],
    );
  });

  it("the window reaches its own process's outside through the bridge alone", () => {
    const readers = renderer.filter(({ text }) => text.includes("window.workbench")).map(({ path }) => path);
    expect(readers.filter((path) => !path.startsWith("renderer/bridge/"))).toEqual([]);
  });

  it("generic pieces of the window know no capability", () => {
    const generic = renderer.filter(({ path }) => /^renderer\/(ui|words|theme|bridge)\//.test(path));
    expect(
      forbiddenImports(
        generic,
        (target) => target !== "" && !/^(shared|renderer\/(ui|words|theme|bridge))\//.test(target),
      ),
    ).toEqual([]);
  });

  it("ports depend on what is shared alone", () => {
    const ports = main.filter(({ path }) => path.startsWith("main/ports/"));
    expect(
      forbiddenImports(ports, (target) => target !== "" && !/^(shared|main\/ports)\//.test(target)),
    ).toEqual([]);
  });

  it("capabilities know nothing of what is made of them", () => {
    const capabilities = main.filter(({ path }) => /^main\/(?!app\/)[^/]+\//.test(path));
    expect(forbiddenImports(capabilities, (target) => /^main\/(app\/|[^/]+\.ts$)/.test(target))).toEqual([]);
  });
});

describe("a capability", () => {
  /** Folders that are no capability of their own, and why their files are imported one by one. */
  const withoutIndex: Readonly<Record<string, string>> = {
    "main/ports": "each file is a port of its own",
    "main/app": "the parts of the app that main/index.ts starts in the order that Electron needs",
    "renderer/ui": "generic pieces; what is drawn first takes only those that it needs",
    "renderer/words": "likewise, and taken one by one by what is tested without a window",
  };

  /** The outermost folder that has the target in it and not the file that imports it. */
  const entered = (path: string, target: string) => {
    const folders = target.split("/").slice(0, -1);
    const depth = folders.findIndex(
      (_, index) => !path.startsWith(`${folders.slice(0, index + 1).join("/")}/`),
    );
    return depth < 0 ? undefined : folders.slice(0, depth + 1).join("/");
  };

  const paths = new Set(product.map(({ path }) => path));
  const hasIndex = (folder: string) => paths.has(`${folder}/index.ts`);

  it.each([
    ["main", main],
    ["the window", renderer],
  ] as const)("of %s is imported from outside through its index.ts", (_where, files) => {
    const goesRound = (target: string, _specifier: string, path: string) => {
      if (target === "" || target.startsWith("shared/") || /\.css$/.test(target)) return false;
      const folder = entered(path, target);
      if (folder === undefined || withoutIndex[folder] !== undefined) return false;
      const needsIndex = folder === topFolderOf(folder) || hasIndex(folder);
      return needsIndex && target !== `${folder}/index.ts`;
    };
    expect(forbiddenImports(files, goesRound)).toEqual([]);
  });
});

describe("names", () => {
  it("say what a thing is: no utils, helpers, managers or common", () => {
    const paths = ["main", "shared", "renderer", "scripts", "test"].flatMap(pathsBelow);
    const ours = paths.filter((path) => !path.startsWith("test/fixtures/"));
    expect(ours.filter((path) => /(^|[/-])(utils?|helpers?|managers?|common)([-./]|$)/.test(path))).toEqual(
      [],
    );
  });

  it("of files are in kebab case", () => {
    expect(
      product.map(({ path }) => path).filter((path) => !/^[a-z0-9-/]+(\.test)?\.tsx?$/.test(path)),
    ).toEqual([]);
  });
});

describe("what is nowhere in the product", () => {
  const filesWith = (text: string | RegExp, except: readonly string[] = []) =>
    product
      .filter((file) => (typeof text === "string" ? file.text.includes(text) : text.test(file.text)))
      .map(({ path }) => path)
      .filter((path) => !except.includes(path));

  it.each([
    ["skipSubjectCheck", "the subject of UserInfo is always compared (RP-14)"],
    ["skipStateCheck", "state is always compared (C-31)"],
    ["nopkce", "PKCE is always used (C-37)"],
    ["dangerouslySetInnerHTML", "nothing that was received becomes markup (EX-32)"],
    ["innerHTML", "nothing that was received becomes markup (EX-32)"],
    ["new Function", "nothing is evaluated (EX-32)"],
    ["rejectUnauthorized", "TLS is always verified (C-90)"],
    ["NODE_TLS_REJECT_UNAUTHORIZED", "TLS is always verified (C-90)"],
  ])("%s: %s", (text) => {
    expect(filesWith(text)).toEqual([]);
  });

  it("eval: nothing is evaluated (EX-32)", () => {
    expect(filesWith(/\beval\(/)).toEqual([]);
  });

  it("a window that its factory did not make (EX-03)", () => {
    expect(filesWith("new BrowserWindow", ["main/app/window.ts"])).toEqual([]);
  });

  it("enums and default exports", () => {
    const odd = ["TSEnumDeclaration", "ExportDefaultDeclaration"];
    expect(
      product.filter(({ nodeTypes }) => odd.some((type) => nodeTypes.has(type))).map(({ path }) => path),
    ).toEqual([]);
  });
});

describe("the contract", () => {
  it("has an entry and a handler for every operation, and no others", () => {
    const names = [...operationNames].sort();
    expect(Object.keys(operations).sort()).toEqual(names);
    expect(Object.keys(createHandlers({} as never)).sort()).toEqual(names);
    expect(new Set(names).size).toBe(names.length);
  });

  it("has every event that is published, and every event of it is published", () => {
    const published = main.flatMap(({ textCalls }) =>
      textCalls.filter(([name]) => name === "publish").map(([, event]) => event),
    );
    expect([...new Set(published)].sort()).toEqual([...eventNames].sort());
  });
});

describe("the size of files", () => {
  /** Files of more than 300 lines, and why they are not taken apart. */
  const long: Readonly<Record<string, string>> = {};

  it("is at most 300 lines", () => {
    expect(
      product
        .filter(({ path, lineCount }) => lineCount > 300 && long[path] === undefined)
        .map(({ path, lineCount }) => `${path}: ${lineCount}`),
    ).toEqual([]);
  });
});
