import { describe, expect, test } from "vitest";
import type { MatrixColumnDraft } from "#shared/matrix/matrix.ts";
import { tokenOf } from "../support/identities.ts";
import {
  anonymousColumn,
  anotherColumn,
  gridOf,
  openMatrixScenario,
  userColumn,
} from "../support/matrix-scenario.ts";
import type { TypedRequest } from "../support/typed-request.ts";

const createOrder: TypedRequest & { readonly path: string } = {
  path: "/orders",
  method: "POST",
  body: "{}",
  captures: [{ variable: "id", expression: "id" }],
};

const withOrder = (column: MatrixColumnDraft, value: string): MatrixColumnDraft => ({
  ...column,
  variables: [{ name: "id", value, isSecret: false }],
});

describe("another user's data", () => {
  test("is asked for with the token of one user and the variables of the other", async () => {
    const { api, ada, ben, save, saveMatrix, run } = await openMatrixScenario();
    api.orders.set("O-1", "sub-ada").set("O-2", "sub-ben");
    api.mayDo = ({ subject, owner }) => subject === owner;
    const requestIds = [await save("Read order", { path: "/orders/{{id}}" })];
    const columns = [
      withOrder(userColumn("ada", ada), "O-1"),
      withOrder(userColumn("ben", ben), "O-2"),
      anotherColumn("ben on ada", "ben", "ada"),
    ];
    const matrixId = await saveMatrix({ requestIds, columns });
    expect(gridOf(await run(matrixId))).toEqual(["ada 200 allowed, ben 200 allowed, ben on ada 403 refused"]);
    // An API that only looks whether there is a token: broken object level authorization.
    api.mayDo = () => true;
    const broken = await run(matrixId);
    expect(gridOf(broken)).toEqual(["ada 200 allowed, ben 200 allowed, ben on ada 200 allowed"]);
    expect(broken.columns[2]?.name).toBe("Ben Okafor on data of Ada Lindqvist");
    expect(api.asked.at(-1)).toMatchObject({ subject: "sub-ben", path: "/orders/O-1" });
  });

  test("is a copy that the other user made, where there is a set-up request", async () => {
    const { api, ada, ben, save, saveMatrix, run } = await openMatrixScenario();
    const setUp = { requestId: await save("Create order", createOrder) };
    const requestIds = [await save("Delete order", { path: "/orders/{{id}}", method: "DELETE" })];
    const columns = [
      userColumn("ada", ada),
      userColumn("ben", ben),
      anotherColumn("ben on ada", "ben", "ada"),
    ];
    const found = await run(await saveMatrix({ requestIds, columns, setUp }));
    expect(gridOf(found)).toEqual(["ada 204 allowed, ben 204 allowed, ben on ada 403 refused"]);
    expect([...api.orders.values()]).toEqual(["sub-ada"]);
    expect(found.setUpRequest).toBe("Create order");
    expect(found.cells.every(({ setUpExchangeId }) => setUpExchangeId !== undefined)).toBe(true);
  });
});

describe("the set-up request", () => {
  test("gives every request that changes something a copy of its own, and no other", async () => {
    const { api, ada, ben, save, saveMatrix, run } = await openMatrixScenario();
    const setUp = { requestId: await save("Create order", createOrder) };
    const requestIds = [
      await save("Delete order", { path: "/orders/{{id}}", method: "DELETE" }),
      await save("Change order", { path: "/orders/{{id}}", method: "PATCH", body: "{}" }),
      await save("List orders", { path: "/orders" }),
      setUp.requestId,
    ];
    const columns = [userColumn("ada", ada), userColumn("ben", ben)];
    const found = await run(await saveMatrix({ requestIds, columns, setUp }));
    expect(gridOf(found)).toEqual([
      "ada 204 allowed, ben 204 allowed",
      "ada 200 allowed, ben 200 allowed",
      "ada 200 allowed, ben 200 allowed",
      "ada 201 allowed, ben 201 allowed",
    ]);
    const methods = api.asked.map(({ method }) => method);
    expect(methods.slice(0, 2)).toEqual(["GET", "GET"]);
    expect(methods.filter((method) => method === "POST")).toHaveLength(6);
    const places = api.asked.flatMap(({ method, path }) => (method === "DELETE" ? [path] : []));
    expect(new Set(places).size).toBe(2);
  });

  test("that is refused leaves a cell without a verdict, and says so", async () => {
    const { api, ada, save, saveMatrix, run } = await openMatrixScenario();
    const setUp = { requestId: await save("Create order", createOrder) };
    const requestIds = [await save("Delete order", { path: "/orders/{{id}}", method: "DELETE" })];
    const columns = [userColumn("ada", ada), anonymousColumn];
    const { cells } = await run(await saveMatrix({ requestIds, columns, setUp }));
    expect(cells[1]).toMatchObject({
      verdict: "error",
      error: { code: "set_up_failed", message: "The set-up request Create order was answered with 401." },
    });
    expect(api.asked.filter(({ method }) => method === "DELETE")).toHaveLength(1);
  });

  test("can be sent by one column for all", async () => {
    const { api, ada, save, saveMatrix, run } = await openMatrixScenario();
    const setUp = { requestId: await save("Create order", createOrder), columnId: "ada" };
    const requestIds = [await save("Delete order", { path: "/orders/{{id}}", method: "DELETE" })];
    const columns = [userColumn("ada", ada), anonymousColumn];
    const found = await run(await saveMatrix({ requestIds, columns, setUp }));
    expect(gridOf(found)).toEqual(["ada 204 allowed, anonymous 401 refused"]);
    expect([...api.orders.values()]).toEqual(["sub-ada"]);
  });

  test("that sets no value leaves a cell without a verdict", async () => {
    const { ada, save, saveMatrix, run } = await openMatrixScenario();
    const captures = [{ variable: "id", expression: "order.number" }];
    const setUp = { requestId: await save("Create order", { ...createOrder, captures }) };
    const requestIds = [await save("Delete order", { path: "/orders/{{id}}", method: "DELETE" })];
    const { cells } = await run(await saveMatrix({ requestIds, columns: [userColumn("ada", ada)], setUp }));
    expect(cells[0]?.error?.message).toBe("The set-up request Create order set no value for id.");
  });
});

describe("an old token", () => {
  const expired = (ada: string): MatrixColumnDraft => ({
    ...userColumn("expired", ada),
    who: { kind: "identity", identity: { kind: "user", userId: ada }, tokenState: "expired" },
  });

  test("is the one that was refreshed away, and is refused", async () => {
    const { scenario, api, ada, save, saveMatrix, run } = await openMatrixScenario();
    const old = await tokenOf(scenario, ada, "access_token");
    await scenario.call("tokens.refresh", { userId: ada });
    scenario.clock.advance(3_600_000);
    await scenario.call("tokens.refresh", { userId: ada });
    const now = await tokenOf(scenario, ada, "access_token");
    expect(now).not.toBe(old);
    api.knows(now, "sub-ada");
    api.knows(old, "nobody");
    api.mayDo = ({ subject }) => subject === "sub-ada";
    const requestIds = [await save("List orders", { path: "/orders" })];
    const matrixId = await saveMatrix({ requestIds, columns: [userColumn("ada", ada), expired(ada)] });
    const found = await run(matrixId);
    expect(gridOf(found)[0]).toMatch(/^ada 200 allowed, expired 40[13] refused$/);
    expect(found.columns[1]).toMatchObject({ name: "Ada Lindqvist, expired", token: { state: "expired" } });
  });

  test("that is not there leaves the cell without a verdict, with the reason", async () => {
    const { api, ada, save, saveMatrix, run } = await openMatrixScenario();
    const requestIds = [await save("List orders", { path: "/orders" })];
    const { cells } = await run(await saveMatrix({ requestIds, columns: [expired(ada)] }));
    expect(cells[0]).toMatchObject({ verdict: "error", error: { code: "no_expired_token" } });
    expect(api.asked).toEqual([]);
  });
});

describe("a cell that says nothing", () => {
  test("has the reason: an unknown variable, a server error, nothing at that place", async () => {
    const { api, ada, save, saveMatrix, run } = await openMatrixScenario();
    api.answersInstead = ({ path }) => (path === "/export" ? 502 : undefined);
    const requestIds = [
      await save("Unknown", { path: "/orders/{{nothing}}" }),
      await save("Export", { path: "/export" }),
      await save("Missing", { path: "/orders/O-9" }),
    ];
    const matrixId = await saveMatrix({ requestIds, columns: [userColumn("ada", ada)] });
    const { cells } = await run(matrixId);
    expect(cells).toMatchObject([
      { verdict: "error", error: { code: "variable_unknown" } },
      { verdict: "error", status: 502 },
      { verdict: "error", status: 404 },
    ]);
  });

  test("404 refuses where the matrix says so", async () => {
    const { ada, save, saveMatrix, run } = await openMatrixScenario();
    const requestIds = [await save("Missing", { path: "/orders/O-9" })];
    const columns = [userColumn("ada", ada)];
    const found = await run(await saveMatrix({ requestIds, columns, notFoundIsRefused: true }));
    expect(gridOf(found)).toEqual(["ada 404 refused"]);
  });

  test("a request's own expectations decide what is let in", async () => {
    const { ada, ben, save, saveMatrix, run } = await openMatrixScenario();
    const expectations = [{ kind: "json", expression: "subject", test: "equals", value: "sub-ada" }] as const;
    const requestIds = [await save("Mine", { path: "/orders", expectations: [...expectations] })];
    const columns = [userColumn("ada", ada), userColumn("ben", ben)];
    expect(gridOf(await run(await saveMatrix({ requestIds, columns })))).toEqual([
      "ada 200 allowed, ben 200 refused",
    ]);
  });
});
