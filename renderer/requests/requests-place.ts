import { hrefOf, type Route } from "../routes.ts";

/** What the requests page shows, as the id in its address says. */
export type RequestsPlace =
  | { readonly kind: "new" }
  | { readonly kind: "saved"; readonly id: string }
  | { readonly kind: "history"; readonly exchangeId?: string };

const HISTORY = "history";

/** Reads the id of the requests page's address; undefined stands for no choice. */
export const parsePlace = (id: string | undefined): RequestsPlace | undefined => {
  if (id === undefined) return undefined;
  if (id === "new") return { kind: "new" };
  if (id === HISTORY) return { kind: "history" };
  if (id.startsWith(`${HISTORY}:`)) return { kind: "history", exchangeId: id.slice(HISTORY.length + 1) };
  return { kind: "saved", id };
};

/** The route of a place. */
export const routeOfPlace = (place: RequestsPlace): Route => {
  if (place.kind === "new") return { page: "requests", id: "new" };
  if (place.kind === "saved") return { page: "requests", id: place.id };
  return {
    page: "requests",
    id: place.exchangeId === undefined ? HISTORY : `${HISTORY}:${place.exchangeId}`,
  };
};

/** The address of one exchange in the history. */
export const hrefOfExchange = (exchangeId: string): string =>
  hrefOf(routeOfPlace({ kind: "history", exchangeId }));
