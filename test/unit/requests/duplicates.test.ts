import { describe, expect, it } from "vitest";
import { systemRandom } from "../../../main/ports/random.ts";
import { createDuplicates } from "../../../main/requests/duplicates.ts";
import { createEnvironmentStore } from "../../../main/requests/environment-store.ts";
import { createFolderStore } from "../../../main/requests/folder-store.ts";
import { createSavedRequestStore } from "../../../main/requests/saved-request-store.ts";
import { openTestData, refusalOf } from "../../support/temporary-data.ts";
import { typedRequest } from "../../support/typed-request.ts";

const secret = { name: "key", value: "marked-secret", isSecret: true };

const open = async () => {
  const data = await openTestData();
  const parts = { ...data, random: systemRandom };
  const folders = createFolderStore(parts);
  const environments = createEnvironmentStore(parts);
  const requests = createSavedRequestStore({ ...parts, history: { sendings: () => new Map() } });
  const duplicates = createDuplicates({ db: data.db, saved: requests, folders, environments });
  return { folders, environments, requests, duplicates };
};

describe("a duplicate", () => {
  it("of a request stands after it, in its folder", async () => {
    const { folders, requests, duplicates } = await open();
    const { id: folderId } = folders.save(undefined, { name: "Orders" });
    const { id } = requests.save(undefined, typedRequest({ name: "List" }), folderId);
    requests.save(undefined, typedRequest({ name: "Create" }), folderId);
    duplicates.request(id);
    expect(requests.list().map((each) => [each.name, each.folderId])).toEqual([
      ["List", folderId],
      ["List copy", folderId],
      ["Create", folderId],
    ]);
  });

  it("of a folder has all that is in it, secret values too, and stands after it", async () => {
    const { folders, requests, duplicates } = await open();
    const { id } = folders.save(undefined, { name: "Orders", variables: [secret] });
    folders.save(undefined, { name: "Customers" });
    const inner = folders.save(undefined, { name: "Old" }, id);
    requests.save(undefined, typedRequest({ name: "List" }), inner.id);
    const copy = duplicates.folder(id);
    expect(folders.list().map(({ name }) => name)).toEqual([
      "Orders",
      "Orders copy",
      "Customers",
      "Old",
      "Old",
    ]);
    expect(folders.ownVariables(copy.id)).toEqual([secret]);
    const copied = folders.list().find(({ parentId }) => parentId === copy.id);
    expect(requests.list().map(({ folderId }) => folderId)).toEqual([inner.id, copied?.id]);
  });

  it("of an environment has its secret values, and a name of its own", async () => {
    const { environments, duplicates } = await open();
    const { id } = environments.save(undefined, { name: "Acceptance", variables: [secret] });
    const names = [duplicates.environment(id), duplicates.environment(id)].map(({ name }) => name);
    expect(names).toEqual(["Acceptance copy", "Acceptance copy 2"]);
    const copy = environments.list().find(({ name }) => name === "Acceptance copy 2");
    expect(environments.variables(copy?.id ?? "")).toEqual([secret]);
  });

  it("of what is gone is refused", async () => {
    const { duplicates } = await open();
    for (const make of [duplicates.request, duplicates.folder, duplicates.environment])
      expect(await refusalOf(() => make("gone"))).toBe("not_found");
  });
});

it("a folder and an environment that are renamed keep their variables", async () => {
  const { folders, environments } = await open();
  const folder = folders.save(undefined, { name: "Orders", variables: [secret] });
  const environment = environments.save(undefined, { name: "Acceptance", variables: [secret] });
  folders.save(folder.id, { name: "Orders API" });
  environments.save(environment.id, { name: "Production" });
  expect(folders.ownVariables(folder.id)).toEqual([secret]);
  expect(environments.variables(environment.id)).toEqual([secret]);
});
