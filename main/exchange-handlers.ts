import type { Publish } from "#shared/contract/events.ts";
import {
  type BodyFolder,
  compareExchanges,
  type ExchangeStore,
  explainExchange,
  type Requests,
} from "./requests/index.ts";
import type { Handlers } from "./router.ts";
import type { UserStore } from "./users/index.ts";

/** The parts that operations on the history are answered from. */
export interface ExchangeHandlerParts {
  readonly publish: Publish;
  readonly requests: Requests;
  readonly exchanges: ExchangeStore;
  readonly users: Pick<UserStore, "get">;
  readonly bodyFolder: Pick<BodyFolder, "sweep">;
}

/** The history of exchanges: found, shown, sent again, compared, explained, deleted. */
export const exchangeHandlers = ({ publish, requests, exchanges, users, bodyFolder }: ExchangeHandlerParts) =>
  ({
    "requests.history": (query) => exchanges.page(query),
    "requests.exchange": ({ id }) => requests.exchange(id),
    "requests.replay": (input) => requests.replay(input),
    "requests.compare": ({ leftId, rightId }) =>
      compareExchanges(requests.exchange(leftId), requests.exchange(rightId)),
    "requests.explain": ({ id }) => {
      const exchange = requests.exchange(id);
      const { userId } = exchange;
      const roles = userId === undefined ? undefined : users.get(userId).roles.map(({ name }) => name);
      return explainExchange(exchange, roles);
    },
    "requests.deleteExchanges": async ({ selection }) => {
      const deleted = await exchanges.delete(selection);
      publish("requests.exchanges-deleted", {});
      // Their large answers have files of their own.
      void bodyFolder.sweep();
      return { deleted };
    },
  }) satisfies Partial<Handlers>;
