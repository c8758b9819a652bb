import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { ImportPreview } from "#shared/requests/interchange.ts";
import { emptyRequestDraft } from "#shared/requests/request-draft.ts";
import { openTestWorkbench } from "../support/open-test-workbench.ts";

const fixtures = fileURLToPath(new URL("../fixtures/interchange/", import.meta.url));
const scratch = () => mkdtempSync(join(tmpdir(), "sso-workbench-interchange-"));

/** A workbench whose person chooses these paths. */
const openWith = async (paths: { file?: string; folder?: string; save?: string }) => {
  const workbench = await openTestWorkbench({
    fileDialog: {
      open: async () => paths.file,
      save: async () => paths.save,
      folder: async () => paths.folder,
    },
  });
  const everything = async () => ({
    folders: await workbench.call("folders.list", undefined),
    requests: await workbench.call("requests.list", undefined),
    environments: await workbench.call("environments.list", undefined),
  });
  return { ...workbench, paths, everything };
};

const imported = async (workbench: Awaited<ReturnType<typeof openWith>>, id = "import") =>
  (await workbench.call("requests.import.file", { id })) as ImportPreview;

const filesBelow = (folder: string, path = ""): readonly string[] =>
  readdirSync(join(folder, path), { withFileTypes: true })
    .flatMap((entry) => {
      const inner = path === "" ? entry.name : `${path}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(folder, inner) : [inner];
    })
    .sort();

test("previews a file without keeping anything, and without a value in the preview", async () => {
  const workbench = await openWith({ file: join(fixtures, "postman-2.1.json") });
  const preview = await imported(workbench);
  expect(preview).toMatchObject({
    format: "postman",
    name: "Orders API",
    counts: { folders: 2, requests: 8, variables: 5, environments: 0 },
    clashes: [],
    leftOutCount: 12,
  });
  expect(preview.tree.folders.map(({ name }) => name)).toEqual(["Orders", "Documents"]);
  expect(JSON.stringify(preview)).not.toContain("4711");
  expect(await workbench.everything()).toEqual({ folders: [], requests: [], environments: [] });
  await workbench.dispose();
});

test("keeps all that was previewed, in its order, and takes it back", async () => {
  const workbench = await openWith({ file: join(fixtures, "insomnia-4.json") });
  const { id, name } = await imported(workbench);
  const outcome = await workbench.call("requests.import.apply", { id, name });
  const kept = await workbench.everything();
  expect(kept.folders.map((folder) => folder.name)).toEqual(["Orders API", "Orders"]);
  expect(kept.folders[0]).toMatchObject({ id: outcome.folderId });
  expect(kept.folders[0]?.variables).toContainEqual({
    name: "X-Api-Key",
    value: "",
    isSecret: true,
    isSet: true,
  });
  expect(kept.requests.map((request) => request.name)).toEqual([
    "Upload document",
    "Read order",
    "Create order",
  ]);
  expect(kept.environments.map((environment) => environment.name)).toEqual(["Acceptance"]);
  await workbench.call("requests.import.undo", { id });
  expect(await workbench.everything()).toEqual({ folders: [], requests: [], environments: [] });
  await workbench.dispose();
});

test("Z-108: gives names that are taken already a number, and changes nothing that is there", async () => {
  const workbench = await openWith({ file: join(fixtures, "insomnia-5.yaml") });
  const first = await imported(workbench);
  await workbench.call("requests.import.apply", { id: first.id, name: first.name });
  const before = await workbench.everything();
  const second = await imported(workbench, "second");
  expect(second.name).toBe("Orders API 2");
  expect(second.clashes).toEqual([
    { kind: "collection", name: "Orders API", becomes: "Orders API 2" },
    { kind: "environment", name: "Acceptance", becomes: "Acceptance 2" },
  ]);
  await workbench.call("requests.import.apply", { id: second.id, name: second.name });
  const after = await workbench.everything();
  expect(after.folders.slice(0, 2)).toEqual(before.folders);
  expect(after.requests.slice(0, before.requests.length)).toEqual(before.requests);
  expect(after.environments.map(({ name }) => name)).toEqual(["Acceptance", "Acceptance 2"]);
  await workbench.dispose();
});

test("puts pasted cURL commands into a folder, or into none", async () => {
  const workbench = await openWith({});
  const folder = await workbench.call("folders.save", { name: "Mine", variables: [] });
  const text = "curl https://api.example/a\ncurl -X DELETE https://api.example/b";
  const preview = await workbench.call("requests.import.text", { id: "one", text });
  await workbench.call("requests.import.apply", { id: "one", name: preview.name, folderId: folder.id });
  await workbench.call("requests.import.text", { id: "two", text });
  const { requestId } = await workbench.call("requests.import.apply", { id: "two", name: preview.name });
  const { requests, folders } = await workbench.everything();
  expect(folders).toHaveLength(1);
  expect(requests.map((request) => [request.method, request.folderId])).toEqual([
    ["GET", folder.id],
    ["DELETE", folder.id],
    ["GET", undefined],
    ["DELETE", undefined],
  ]);
  await workbench.call("requests.import.undo", { id: "two" });
  expect((await workbench.everything()).requests.map(({ id }) => id)).not.toContain(requestId);
  await workbench.dispose();
});

test("Z-122: a newer import takes the place of one that was not kept", async () => {
  const workbench = await openWith({});
  const text = "curl https://api.example/a";
  await workbench.call("requests.import.text", { id: "one", text });
  await workbench.call("requests.import.text", { id: "two", text });
  expect(await workbench.workbench.call("requests.import.apply", { id: "one", name: "x" })).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
  await workbench.call("requests.import.forget", { id: "two" });
  expect(await workbench.workbench.call("requests.import.apply", { id: "two", name: "x" })).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
  expect((await workbench.everything()).requests).toEqual([]);
  await workbench.dispose();
});

test("exports a collection as files that Git can show, without a secret, and reads them back", async () => {
  const target = scratch();
  const workbench = await openWith({ file: join(fixtures, "insomnia-4.json"), folder: target });
  const { id, name } = await imported(workbench);
  const { folderId = "" } = await workbench.call("requests.import.apply", { id, name });
  const outcome = await workbench.call("requests.export.collection", {
    id: folderId,
    format: "workbench",
    environments: true,
  });
  expect(outcome).toMatchObject({
    fileName: "orders-api",
    counts: { folders: 1, requests: 3, environments: 1 },
    leftOutCount: 0,
  });
  const folder = join(target, "orders-api");
  expect(filesBelow(folder)).toEqual([
    "environments/acceptance.yaml",
    "folder.yaml",
    "orders/create-order.yaml",
    "orders/folder.yaml",
    "orders/read-order.yaml",
    "upload-document.yaml",
  ]);
  const all = filesBelow(folder).map((path) => readFileSync(join(folder, path), "utf8"));
  expect(all.join("\n")).not.toContain("4711");
  expect(readFileSync(join(folder, "upload-document.yaml"), "utf8")).toBe(
    [
      "name: Upload document",
      "method: POST",
      'url: "{{base}}/v2/documents"',
      "headers:",
      "  - name: X-Api-Key",
      '    value: "{{X-Api-Key}}"',
      "body:",
      "  kind: multipart",
      "  parts:",
      "    - kind: text",
      "      name: kind",
      "      value: invoice",
      "    - kind: file",
      "      name: document",
      "",
    ].join("\n"),
  );

  workbench.paths.folder = folder;
  const again = (await workbench.call("requests.import.folder", { id: "again" })) as ImportPreview;
  expect(again).toMatchObject({ format: "workbench", name: "Orders API 2", leftOutCount: 0 });
  expect(again.counts).toEqual({ folders: 1, requests: 3, variables: 5, environments: 1 });
  await workbench.dispose();
});

test("replaces the files of an earlier export, and touches nothing else", async () => {
  const target = scratch();
  const workbench = await openWith({ folder: target });
  const { id } = await workbench.call("folders.save", { name: "Orders", variables: [] });
  const save = (name: string) =>
    workbench.call("requests.save", { folderId: id, request: { ...emptyRequestDraft, name } });
  const first = await save("First");
  await save("Second");
  const write = () =>
    workbench.call("requests.export.collection", { id, format: "workbench", environments: false });
  await write();
  const folder = join(target, "orders");
  writeFileSync(join(folder, "README.md"), "mine");
  writeFileSync(join(folder, "by-hand.yaml"), "name: By hand\nmethod: GET\nurl: https://api.example\n");
  await workbench.call("requests.delete", { id: first.id });
  await write();
  expect(filesBelow(folder)).toEqual(["README.md", "by-hand.yaml", "folder.yaml", "second.yaml"]);
  // The folder itself may be chosen as well.
  workbench.paths.folder = folder;
  await write();
  expect(filesBelow(folder)).toEqual(["README.md", "by-hand.yaml", "folder.yaml", "second.yaml"]);
  await workbench.dispose();
});

test("does not write among files of somebody else", async () => {
  const target = scratch();
  mkdirSync(join(target, "orders"));
  writeFileSync(join(target, "orders", "thesis.txt"), "years of work");
  const workbench = await openWith({ folder: target });
  const { id } = await workbench.call("folders.save", { name: "Orders", variables: [] });
  expect(
    await workbench.workbench.call("requests.export.collection", {
      id,
      format: "workbench",
      environments: false,
    }),
  ).toMatchObject({ ok: false, error: { code: "invalid_input" } });
  expect(filesBelow(target)).toEqual(["orders/thesis.txt"]);
  await workbench.dispose();
});

test("keeps thousands of requests at once, and takes them back", async () => {
  const workbench = await openWith({});
  const item = Array.from({ length: 2000 }, (_, index) => ({
    name: `Request ${index}`,
    request: {
      method: "POST",
      url: `https://api.example/${index}`,
      body: { mode: "raw", raw: "x".repeat(500) },
    },
  }));
  const text = JSON.stringify({ info: { name: "Many" }, item });
  const { counts } = await workbench.call("requests.import.text", { id: "many", text });
  expect(counts.requests).toBe(2000);
  await workbench.call("requests.import.apply", { id: "many", name: "Many" });
  const { requests } = await workbench.everything();
  expect(requests.map(({ name }) => name)).toEqual(item.map(({ name }) => name));
  await workbench.call("requests.import.undo", { id: "many" });
  expect((await workbench.everything()).requests).toEqual([]);
  await workbench.dispose();
});

test("Z-122: keeps nothing of an import that fails halfway, and of one that is cancelled while it is read", async () => {
  const workbench = await openWith({});
  const text = readFileSync(join(fixtures, "insomnia-4.json"), "utf8");
  const { name } = await workbench.call("requests.import.text", { id: "one", text });
  expect(
    await workbench.workbench.call("requests.import.apply", { id: "one", name, folderId: "gone" }),
  ).toMatchObject({ ok: false, error: { code: "not_found" } });
  expect(await workbench.everything()).toEqual({ folders: [], requests: [], environments: [] });
  const reading = workbench.workbench.call("requests.import.text", { id: "two", text });
  await workbench.next("task.progress", (task) => task.id === "two");
  await workbench.call("tasks.cancel", { id: "two" });
  expect(await reading).toMatchObject({ ok: false, error: { code: "request_cancelled" } });
  await workbench.dispose();
});

test("a cURL command has the values of variables, and neither a secret nor a token", async () => {
  const workbench = await openWith({});
  const variables = [
    { name: "base", value: "https://api.example", isSecret: false },
    { name: "api_key", value: "k-4711-4711", isSecret: true },
  ];
  const { id: folderId } = await workbench.call("folders.save", { name: "Orders", variables });
  const request = { ...emptyRequestDraft, name: "A", url: "{{base}}/a?key={{api_key}}" };
  const written = await workbench.call("requests.writeCurl", { request, folderId, shell: "bash" });
  expect(written.command).toContain("'https://api.example/a?key='\"$API_KEY\"");
  expect(written.expects).toEqual(["API_KEY", "TOKEN"]);
  expect(JSON.stringify(workbench.answers)).not.toContain("4711");
  await workbench.dispose();
});

test("exchanges are written as HAR, as they were recorded", async () => {
  const save = join(scratch(), "exchanges.har");
  const workbench = await openWith({ save });
  const request = {
    ...emptyRequestDraft,
    name: "A",
    url: "http://127.0.0.1:1/a",
    sendAs: { kind: "anonymous" } as const,
  };
  const { id } = await workbench.call("requests.send", { sendingId: "s", request });
  expect(await workbench.call("requests.export.exchanges", { ids: [id] })).toMatchObject({
    fileName: "exchanges.har",
    counts: { requests: 1 },
  });
  expect(JSON.parse(readFileSync(save, "utf8")).log.entries).toMatchObject([
    { request: { method: "GET", url: "http://127.0.0.1:1/a" }, response: { status: 0 } },
  ]);
  await workbench.dispose();
});
