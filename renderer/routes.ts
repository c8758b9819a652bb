import { useLayoutEffect, useRef, useSyncExternalStore } from "react";

/** A place in the window, as the address's hash names it. */
export type Route =
  | {
      readonly page: "configurations";
      readonly id?: string | undefined;
      /** The form's field that gets the keyboard, for instance `clientSecret`. */
      readonly field?: string | undefined;
    }
  | {
      readonly page: "runs";
      readonly id: string;
      /** The run that it is compared with, at the right. */
      readonly compareWith?: string | undefined;
    }
  | { readonly page: "users"; readonly id?: string | undefined }
  | {
      readonly page: "requests";
      readonly id?: string | undefined;
      /** The user as whom a new request is to be sent. */
      readonly sendAs?: string | undefined;
    }
  /** An authorization matrix, or that of a collection. */
  | { readonly page: "matrix"; readonly id: string }
  /** Runs of a folder of requests. */
  | {
      readonly page: "folder-runs";
      /** The folder. */
      readonly id: string;
      /** The run that is shown; absent: the newest. */
      readonly runId?: string | undefined;
      /** Another one is about to be started. */
      readonly asks?: true | undefined;
    }
  | {
      readonly page: "activity";
      /** The login runs alone, with their search; else everything that happened. */
      readonly show?: "logins" | undefined;
    }
  | { readonly page: "roles" }
  | { readonly page: "settings" };

/** The rail's sections; a login run stands in that of its configuration, roles in the users', matrices and runs of folders in the requests'. */
export type Section = Exclude<Route["page"], "runs" | "roles" | "matrix" | "folder-runs">;

const START: Route = { page: "configurations" };
const MATRIX = "matrix";
const FOLDER_RUNS = "runs";
const PLACE_KEY = "workbench.place";

/** Which section of the rail a route belongs to. */
export const sectionOf = (route: Route): Section => {
  if (route.page === "runs") return "configurations";
  if (route.page === "matrix" || route.page === "folder-runs") return "requests";
  return route.page === "roles" ? "users" : route.page;
};

/** The hash of a route, for links: `#/users/u1`, `#/runs/r1/compare/r2`. */
export const hrefOf = (route: Route): string => {
  if (route.page === "matrix") return `#/requests/${MATRIX}/${encodeURIComponent(route.id)}`;
  if (route.page === "folder-runs") {
    const run = route.runId === undefined ? "" : `/${encodeURIComponent(route.runId)}`;
    return `#/requests/${FOLDER_RUNS}/${encodeURIComponent(route.id)}${run}${route.asks ? "?ask=1" : ""}`;
  }
  const id = "id" in route && route.id !== undefined ? `/${encodeURIComponent(route.id)}` : "";
  const other =
    route.page === "runs" && route.compareWith !== undefined
      ? `/compare/${encodeURIComponent(route.compareWith)}`
      : "";
  const query = new URLSearchParams();
  if (route.page === "activity" && route.show !== undefined) query.set("show", route.show);
  if (route.page === "configurations" && route.field !== undefined) query.set("field", route.field);
  if (route.page === "requests" && route.sendAs !== undefined) query.set("as", route.sendAs);
  return `#/${route.page}${id}${other}${query.size > 0 ? `?${query}` : ""}`;
};

/** Reads a hash; whatever is not a place of ours is the list of configurations. */
export const parseRoute = (hash: string): Route => {
  const [path = "", query = ""] = hash.replace(/^#\/?/u, "").split("?");
  const [page = "", rest = "", act = "", other = ""] = path.split("/");
  const id = decode(rest);
  const parameters = new URLSearchParams(query);
  switch (page) {
    case "configurations": {
      const field = parameters.get("field") ?? undefined;
      return { page, ...(id !== undefined && { id }), ...(field !== undefined && { field }) };
    }
    case "users":
      return id === undefined ? { page } : { page, id };
    case "runs": {
      if (id === undefined) return START;
      const compareWith = act === "compare" ? decode(other) : undefined;
      return { page, id, ...(compareWith !== undefined && { compareWith }) };
    }
    case "requests": {
      const of = decode(act);
      if (id === MATRIX && of !== undefined) return { page: "matrix", id: of };
      if (id === FOLDER_RUNS && of !== undefined) {
        const runId = decode(other);
        const asks = parameters.has("ask");
        return { page: "folder-runs", id: of, ...(runId && { runId }), ...(asks && { asks }) };
      }
      const sendAs = parameters.get("as") ?? undefined;
      return { page, ...(id !== undefined && { id }), ...(sendAs !== undefined && { sendAs }) };
    }
    case "activity":
      return parameters.get("show") === "logins" ? { page, show: "logins" } : { page };
    case "roles":
    case "settings":
      return { page };
    default:
      return START;
  }
};

const decode = (text: string): string | undefined => {
  try {
    return text === "" ? undefined : decodeURIComponent(text);
  } catch {
    return undefined; // a lone % in a hash that was typed by hand
  }
};

/** Asked before the place changes; it calls `leave` when the person has decided to go. */
export type LeaveQuestion = (leave: () => void) => void;

let question: LeaveQuestion | undefined;
let shown: { readonly href: string; readonly route: Route } | undefined;
/** The place that was shown last and was no login run. */
let lastPlace: Route | undefined;
const listeners = new Set<() => void>();

const current = (): Route => {
  if (!shown) show(parseRoute(location.hash || (localStorage.getItem(PLACE_KEY) ?? "")));
  return (shown as NonNullable<typeof shown>).route;
};

const show = (route: Route): void => {
  const href = hrefOf(route);
  shown = { href, route };
  if (route.page !== "runs") lastPlace = route;
  localStorage.setItem(PLACE_KEY, href);
  if (location.hash !== href) history.replaceState(undefined, "", href);
  for (const listener of listeners) listener();
};

const onHashChange = (): void => {
  const next = parseRoute(location.hash);
  if (hrefOf(next) === shown?.href) return;
  if (!question || !shown) {
    show(next);
    return;
  }
  // The address has changed already (a link, the mouse's back key): it is put back until the answer is there.
  history.replaceState(undefined, "", shown.href);
  question(() => {
    question = undefined;
    navigate(next);
  });
};

const subscribe = (listener: () => void): (() => void) => {
  if (listeners.size === 0) addEventListener("hashchange", onHashChange);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener("hashchange", onHashChange);
  };
};

/** Goes to a place; a page with unsaved changes asks first. */
export const navigate = (route: Route): void => {
  location.hash = hrefOf(route);
};

/** Goes to a place without a new entry in the history, for instance from a list to its first row. */
export const redirect = (route: Route): void => show(route);

/** Where a login run was opened from: the last place that was none; absent where the workbench began with a run. */
export const placeBeforeRuns = (): Route | undefined => lastPlace;

/** The place that is shown now. */
export const useRoute = (): Route => useSyncExternalStore(subscribe, current);

/**
 * While `active`, `ask` is called instead of leaving: by a link, the history, or the window's closing. It must
 * call `leave` to go on. Layout effects, so that nothing is asked in the moment after a save.
 */
export const useLeaveQuestion = (active: boolean, ask: LeaveQuestion): void => {
  const latest = useRef(ask);
  useLayoutEffect(() => {
    latest.current = ask;
  });
  useLayoutEffect(() => {
    if (!active) return;
    const own: LeaveQuestion = (leave) => latest.current(leave);
    const onClose = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      own(() => {
        removeEventListener("beforeunload", onClose);
        window.close();
      });
    };
    question = own;
    addEventListener("beforeunload", onClose);
    return () => {
      removeEventListener("beforeunload", onClose);
      if (question === own) question = undefined;
    };
  }, [active]);
};
