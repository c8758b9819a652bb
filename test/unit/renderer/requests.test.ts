import { describe, expect, test } from "vitest";
import { draftOfSaved, type RequestDraft, type SavedRequest } from "#shared/requests/request-draft.ts";
import { emptyRequest, filledHeaders, isSameDraft, nameOf } from "../../../renderer/requests/drafts.ts";
import { statusOf, statusWords } from "../../../renderer/requests/exchange-words.ts";
import { parsePlace, routeOfPlace } from "../../../renderer/requests/requests-place.ts";
import { searchRequests } from "../../../renderer/requests/search-requests.ts";
import { typedRequest } from "../../support/typed-request.ts";

const draft: RequestDraft = typedRequest({
  name: "Create order",
  method: "POST",
  url: "https://api.example/v2/orders",
  headers: [{ name: "accept", value: "application/json" }],
  body: "{}",
  userId: "u1",
});

const saved = (changes: Partial<SavedRequest>): SavedRequest => ({
  ...draft,
  id: "r1",
  createdAt: 1,
  updatedAt: 2,
  sentCount: 3,
  lastStatus: 201,
  ...changes,
});

describe("a draft", () => {
  test("of a saved request has nothing of its keeping", () => {
    expect(draftOfSaved(saved({}))).toEqual(draft);
    expect(draftOfSaved(saved({ unreadable: true }))).toEqual(draft);
  });

  test("is the same whatever the order of its members, and with room for another header", () => {
    const { name, ...rest } = draft;
    expect(isSameDraft({ ...rest, name }, draft)).toBe(true);
    expect(
      isSameDraft({ ...draft, headers: [...draft.headers, { name: " ", value: "", enabled: true }] }, draft),
    ).toBe(true);
  });

  test.each([
    { name: "x" },
    { method: "PUT" as const },
    { url: "" },
    { body: { kind: "none" as const } },
    { sendAs: { kind: "anonymous" as const } },
    { headers: [{ name: "accept", value: "text/plain", enabled: true }] },
    { headers: [{ name: "accept", value: "application/json", enabled: false }] },
    { headers: [] },
  ])("differs by %j", (change) => expect(isSameDraft({ ...draft, ...change }, draft)).toBe(false));

  test("without a name is called by its method and path", () => {
    expect(nameOf(draft)).toBe("Create order");
    expect(nameOf({ ...draft, name: " " })).toBe("POST /v2/orders");
    expect(nameOf({ ...emptyRequest(), url: "https://api.example?secret=1" })).toBe("GET request");
    expect(nameOf({ ...emptyRequest(), url: `https://x/${"a".repeat(900)}` })).toHaveLength(200);
  });

  test("sends only the headers that say something", () => {
    const headers = [
      { name: "", value: "", enabled: true },
      { name: "a", value: "", enabled: true },
      { name: "", value: "b", enabled: false },
    ];
    expect(filledHeaders({ ...draft, headers })).toEqual([
      { name: "a", value: "", enabled: true },
      { name: "", value: "b", enabled: false },
    ]);
  });
});

test("an answer counts by its status: a refusal for want of rights is no failure of the API", () => {
  expect([200, 204, 301, 401, 403, 404, 422, 500, undefined].map(statusOf)).toEqual([
    "passed",
    "passed",
    "passed",
    "refused",
    "refused",
    "warning",
    "warning",
    "failed",
    "failed",
  ]);
  expect([{ status: 200 }, {}].map(statusWords)).toEqual(["200", "—"]);
});

describe("a place of the requests page", () => {
  test.each([
    [undefined, undefined],
    ["new", { kind: "new", key: "new" }],
    ["new-2", { kind: "new", key: "new-2" }],
    ["folder:f1", { kind: "folder", id: "f1" }],
    ["environments", { kind: "environments" }],
    ["environments:new", { kind: "environments", id: "new" }],
    ["history", { kind: "history" }],
    ["history:e1", { kind: "history", exchangeId: "e1" }],
    ["compare:e1:e2", { kind: "comparison", leftId: "e1", rightId: "e2" }],
    ["r1", { kind: "saved", id: "r1" }],
  ] as const)("%s", (id, place) => {
    expect(parsePlace(id)).toEqual(place);
    if (place) expect(routeOfPlace(place)).toEqual({ page: "requests", id });
  });
});

test("requests are found by every word of name, method and URL", () => {
  const all = [
    saved({}),
    saved({ id: "r2", name: "List users", method: "GET", url: "https://api.example/users" }),
  ];
  const found = (typed: string) => searchRequests(all, typed).map(({ id }) => id);
  expect(found("")).toEqual(["r1", "r2"]);
  expect(found("ORDER post")).toEqual(["r1"]);
  expect(found("api.example users")).toEqual(["r2"]);
  expect(found("nothing")).toEqual([]);
});
