import { describe, expect, it } from "vitest";
import { hrefOf, parseRoute, type Route, sectionOf } from "../../../renderer/routes.ts";

const routes: readonly (readonly [string, Route])[] = [
  ["#/configurations", { page: "configurations" }],
  ["#/configurations/c1", { page: "configurations", id: "c1" }],
  ["#/configurations/c1?field=clientSecret", { page: "configurations", id: "c1", field: "clientSecret" }],
  ["#/runs/r1", { page: "runs", id: "r1" }],
  ["#/runs/r1/compare/r2", { page: "runs", id: "r1", compareWith: "r2" }],
  ["#/users", { page: "users" }],
  ["#/users/u1", { page: "users", id: "u1" }],
  ["#/requests", { page: "requests" }],
  ["#/requests/q1", { page: "requests", id: "q1" }],
  ["#/requests?as=u1", { page: "requests", sendAs: "u1" }],
  ["#/requests/q1?as=u1", { page: "requests", id: "q1", sendAs: "u1" }],
  ["#/requests/matrix/f1", { page: "matrix", id: "f1" }],
  ["#/requests/runs/f1", { page: "folder-runs", id: "f1" }],
  ["#/requests/runs/f1?ask=1", { page: "folder-runs", id: "f1", asks: true }],
  ["#/requests/runs/f1/r1", { page: "folder-runs", id: "f1", runId: "r1" }],
  ["#/activity", { page: "activity" }],
  ["#/activity?show=logins", { page: "activity", show: "logins" }],
  ["#/roles", { page: "roles" }],
  ["#/settings", { page: "settings" }],
];

describe("the hash of a place", () => {
  it.each(routes)("%s is read and written alike", (href, route) => {
    expect(parseRoute(href)).toEqual(route);
    expect(hrefOf(route)).toBe(href);
  });

  it("keeps ids with characters of its own syntax", () => {
    const route: Route = { page: "users", id: "a/b?c#d e%" };
    expect(parseRoute(hrefOf(route))).toEqual(route);
  });

  it.each(["", "#", "#/", "#/nowhere", "#/runs", "#/configurations/%"])(
    "%s leads to the configurations",
    (hash) => {
      expect(parseRoute(hash)).toEqual({ page: "configurations" });
    },
  );

  it("puts a login run into the section of the configurations, the roles into that of the users", () => {
    expect(sectionOf({ page: "runs", id: "r1" })).toBe("configurations");
    expect(sectionOf({ page: "roles" })).toBe("users");
    expect(sectionOf({ page: "folder-runs", id: "f1" })).toBe("requests");
    expect(sectionOf({ page: "requests" })).toBe("requests");
  });
});
