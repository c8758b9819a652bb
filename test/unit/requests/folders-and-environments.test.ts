import { describe, expect, it } from "vitest";
import { systemRandom } from "../../../main/ports/random.ts";
import { createEnvironmentStore } from "../../../main/requests/environment-store.ts";
import { createFolderStore, DEEPEST_FOLDER } from "../../../main/requests/folder-store.ts";
import { createSavedRequestStore } from "../../../main/requests/saved-request-store.ts";
import { openTestData, refusalOf } from "../../support/temporary-data.ts";
import { typedRequest } from "../../support/typed-request.ts";

const open = async () => {
  const data = await openTestData();
  const parts = { ...data, random: systemRandom };
  return {
    ...data,
    folders: createFolderStore(parts),
    environments: createEnvironmentStore(parts),
    requests: createSavedRequestStore({ ...parts, history: { sendings: () => new Map() } }),
  };
};

const secret = { name: "key", value: "marked-secret", isSecret: true };
const base = { name: "base", value: "https://api.example", isSecret: false };

describe("an environment", () => {
  it("shows its values, but no secret one, and gives them all to a sending", async () => {
    const { environments, db } = await open();
    const { id, variables } = environments.save(undefined, { name: "Acceptance", variables: [base, secret] });
    expect(variables).toEqual([
      { ...base, isSet: true },
      { ...secret, value: "", isSet: true },
    ]);
    expect(environments.variables(id)).toEqual([base, secret]);
    expect(db.serialize().includes("marked-")).toBe(false);
  });

  it("keeps a secret value that was not typed again, also when it is renamed", async () => {
    const { environments } = await open();
    const { id } = environments.save(undefined, { name: "Acceptance", variables: [secret] });
    environments.save(id, { name: "Production", variables: [base, { name: "key", isSecret: true }] });
    expect(environments.variables(id)).toEqual([base, secret]);
    expect(environments.nameOf(id)).toBe("Production");
  });

  it("has a name of its own, whatever its capitals", async () => {
    const { environments } = await open();
    const { id } = environments.save(undefined, { name: "Acceptance", variables: [] });
    const again = () => environments.save(undefined, { name: "ACCEPTANCE", variables: [] });
    expect(await refusalOf(again)).toBe("environment_name_taken");
    expect(environments.save(id, { name: "acceptance", variables: [] }).name).toBe("acceptance");
  });

  it("that is gone has no values", async () => {
    const { environments } = await open();
    expect(environments.variables("gone")).toEqual([]);
    expect(await refusalOf(() => environments.save("gone", { name: "A", variables: [] }))).toBe("not_found");
  });
});

describe("folders", () => {
  it("keep their order and are put elsewhere", async () => {
    const { folders } = await open();
    const [a, b, c] = ["A", "B", "C"].map((name) => folders.save(undefined, { name, variables: [] }).id);
    const names = () => folders.list().map(({ name }) => name);
    expect(names()).toEqual(["A", "B", "C"]);
    folders.move(c ?? "", { beforeId: a });
    expect(names()).toEqual(["C", "A", "B"]);
    folders.move(c ?? "", { folderId: b });
    expect(folders.list().find(({ name }) => name === "C")?.parentId).toBe(b);
  });

  it("never come into themselves, nor too deep", async () => {
    const { folders } = await open();
    let parent: string | undefined;
    const path = Array.from({ length: DEEPEST_FOLDER }, (_, index) => {
      parent = folders.save(undefined, { name: `${index}`, variables: [] }, parent).id;
      return parent;
    });
    expect(await refusalOf(() => folders.move(path[0] ?? "", { folderId: path[3] }))).toBe("invalid_input");
    expect(await refusalOf(() => folders.move(path[0] ?? "", { folderId: path[0] }))).toBe("invalid_input");
    const other = folders.save(undefined, { name: "Other", variables: [] }).id;
    expect(await refusalOf(() => folders.move(other, { folderId: path.at(-1) }))).toBe("invalid_input");
  });

  it("give the values of the inner one first", async () => {
    const { folders } = await open();
    const outer = folders.save(undefined, { name: "Outer", variables: [base, secret] }).id;
    const inner = folders.save(
      undefined,
      { name: "Inner", variables: [{ ...base, value: "inner" }] },
      outer,
    ).id;
    expect(folders.variables(inner)).toEqual([{ ...base, value: "inner" }, base, secret]);
    expect(folders.variables("gone")).toEqual([]);
  });

  it("take what is in them along when they are deleted", async () => {
    const { folders, requests } = await open();
    const outer = folders.save(undefined, { name: "Outer", variables: [] }).id;
    const inner = folders.save(undefined, { name: "Inner", variables: [] }, outer).id;
    requests.save(undefined, typedRequest({ name: "Within" }), inner);
    requests.save(undefined, typedRequest({ name: "Outside" }));
    folders.delete(outer);
    expect(folders.list()).toEqual([]);
    expect(requests.list().map(({ name }) => name)).toEqual(["Outside"]);
  });
});

describe("a saved request", () => {
  it("is the last of its folder until it is put elsewhere", async () => {
    const { folders, requests } = await open();
    const folder = folders.save(undefined, { name: "Orders", variables: [] }).id;
    const [a, b, c] = ["A", "B", "C"].map(
      (name) => requests.save(undefined, typedRequest({ name }), folder).id,
    );
    requests.move(c ?? "", { folderId: folder, beforeId: a });
    requests.move(b ?? "", {});
    expect(requests.list().map(({ name, folderId }) => [name, folderId])).toEqual([
      ["C", folder],
      ["A", folder],
      ["B", undefined],
    ]);
    expect(await refusalOf(() => requests.move("gone", {}))).toBe("not_found");
  });
});

it("a folder and an environment that do not open are told as unreadable, and keep what they have when they are renamed", async () => {
  const { folders, environments, db } = await open();
  const folder = folders.save(undefined, { name: "Orders", variables: [secret] });
  const environment = environments.save(undefined, { name: "Acceptance", variables: [secret] });
  for (const table of ["request_folders", "environments"])
    db.prepare(`UPDATE ${table} SET sealed = zeroblob(100)`).run();
  expect(folders.save(folder.id, { name: "Orders API" })).toMatchObject({ variables: [], unreadable: true });
  expect(environments.save(environment.id, { name: "Test" })).toMatchObject({
    variables: [],
    unreadable: true,
  });
  expect(await refusalOf(() => folders.ownVariables(folder.id))).toBe("secret_unreadable");
  expect(folders.save(folder.id, { name: "Orders API", variables: [base] })).not.toHaveProperty("unreadable");
});
