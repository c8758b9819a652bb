import { hrefOf, type Route } from "../routes.ts";
import { isNewKey } from "./tabs/open-tabs.ts";

/** What the requests page shows, as the id in its address says. */
export type RequestsPlace =
  | { readonly kind: "new"; readonly key: string }
  | { readonly kind: "saved"; readonly id: string }
  | { readonly kind: "folder"; readonly id: string }
  | { readonly kind: "environments"; readonly id?: string }
  | { readonly kind: "history"; readonly exchangeId?: string }
  | { readonly kind: "comparison"; readonly leftId: string; readonly rightId: string };

const HISTORY = "history";
const COMPARISON = "compare";
const ENVIRONMENTS = "environments";
const FOLDER = "folder";

/** Reads the id of the requests page's address; undefined stands for no choice. */
export const parsePlace = (id: string | undefined): RequestsPlace | undefined => {
  if (id === undefined) return undefined;
  if (isNewKey(id)) return { kind: "new", key: id };
  const [kind, of, other] = id.split(":", 3);
  if (kind === HISTORY) return { kind, ...(of && { exchangeId: of }) };
  if (kind === ENVIRONMENTS) return { kind, ...(of && { id: of }) };
  if (kind === COMPARISON && of && other) return { kind: "comparison", leftId: of, rightId: other };
  if (kind === FOLDER && of) return { kind, id: of };
  return { kind: "saved", id };
};

/** The route of a place. */
export const routeOfPlace = (place: RequestsPlace): Route => ({ page: "requests", id: idOfPlace(place) });

const idOfPlace = (place: RequestsPlace): string => {
  switch (place.kind) {
    case "new":
      return place.key;
    case "saved":
      return place.id;
    case "folder":
      return `${FOLDER}:${place.id}`;
    case "environments":
      return place.id === undefined ? ENVIRONMENTS : `${ENVIRONMENTS}:${place.id}`;
    case "history":
      return place.exchangeId === undefined ? HISTORY : `${HISTORY}:${place.exchangeId}`;
    case "comparison":
      return `${COMPARISON}:${place.leftId}:${place.rightId}`;
  }
};

/** The place of an open tab. */
export const placeOfKey = (key: string): RequestsPlace =>
  isNewKey(key) ? { kind: "new", key } : { kind: "saved", id: key };

/** The key of the tab that shows a place; undefined where it is in none. */
export const keyOfPlace = (place: RequestsPlace | undefined): string | undefined => {
  if (place?.kind === "new") return place.key;
  return place?.kind === "saved" ? place.id : undefined;
};

/** The address of one exchange in the history. */
export const hrefOfExchange = (exchangeId: string): string =>
  hrefOf(routeOfPlace({ kind: "history", exchangeId }));

/** The address of the comparison of two exchanges. */
export const hrefOfComparison = (leftExchangeId: string, rightExchangeId: string): string =>
  hrefOf(routeOfPlace({ kind: "comparison", leftId: leftExchangeId, rightId: rightExchangeId }));
