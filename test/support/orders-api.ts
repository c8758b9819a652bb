import type { IncomingMessage, ServerResponse } from "node:http";
import { startServer } from "./local-server.ts";

/** Whoever asks, what they ask for, and whose order it is. */
export interface OrderQuestion {
  readonly method: string;
  readonly path: string;
  /** Undefined: without a token, or with one that nobody was told of. */
  readonly subject: string | undefined;
  /** Undefined where it is about no order, or one that is not there. */
  readonly owner: string | undefined;
}

/** An API with orders, whose permissions can be changed while it runs. */
export interface OrdersApi {
  readonly origin: string;
  /** Who may do what; at first whoever has a token may see and make orders, and change their own. */
  mayDo: (question: OrderQuestion) => boolean;
  /** Answered in the place of anything else; undefined: nothing is. */
  answersInstead: ((question: OrderQuestion) => number | undefined) | undefined;
  /** Whether answers say again what came in. */
  echoes: boolean;
  /** Waited for before each answer. */
  before: () => Promise<unknown>;
  /** Tells it whose token this is. */
  knows(token: string, subject: string): void;
  /** What was asked, in the order in which it came in. */
  readonly asked: readonly OrderQuestion[];
  /** How many questions were waiting for their answers at once, at most. */
  readonly mostAtOnce: number;
  /** Owners by order. */
  readonly orders: Map<string, string>;
}

/** Starts it; it ends with the test. */
export const startOrdersApi = async (): Promise<OrdersApi> => {
  const subjects = new Map<string, string>();
  const orders = new Map<string, string>();
  const asked: OrderQuestion[] = [];
  let made = 1000;
  let atOnce = 0;
  let mostAtOnce = 0;

  const questionOf = ({ method = "", url = "", headers }: IncomingMessage): OrderQuestion => {
    const subject = subjects.get(headers.authorization?.replace(/^Bearer /, "") ?? "");
    const id = /^\/orders\/([^/?]+)/.exec(url)?.[1];
    return { method, path: url, subject, owner: id === undefined ? undefined : orders.get(id) };
  };

  const statusOf = (question: OrderQuestion): number => {
    const instead = api.answersInstead?.(question);
    if (instead !== undefined) return instead;
    if (question.subject === undefined) return 401;
    if (!api.mayDo(question)) return 403;
    if (/^\/orders\/./.test(question.path) && question.owner === undefined) return 404;
    return { POST: 201, DELETE: 204 }[question.method] ?? 200;
  };

  const carryOut = ({ path, subject = "" }: OrderQuestion, status: number): object => {
    if (status === 201) {
      made += 1;
      orders.set(`O-${made}`, subject);
      return { id: `O-${made}` };
    }
    if (status === 204) orders.delete(path.replace("/orders/", ""));
    return { subject };
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const question = questionOf(request);
    asked.push(question);
    atOnce += 1;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    await api.before();
    atOnce -= 1;
    const status = statusOf(question);
    const { headers } = request;
    const content = { ...carryOut(question, status), ...(api.echoes && { headers }) };
    response.writeHead(status, { "content-type": "application/json" });
    response.end(status === 204 ? undefined : JSON.stringify(content));
  };

  const { origin } = await startServer((request, response) => void answer(request, response));
  const api: OrdersApi = {
    origin,
    mayDo: ({ method, subject, owner }) =>
      method === "GET" || method === "POST" || owner === undefined || owner === subject,
    answersInstead: undefined,
    echoes: false,
    before: () => Promise.resolve(),
    knows: (token, subject) => void subjects.set(token, subject),
    asked,
    get mostAtOnce() {
      return mostAtOnce;
    },
    orders,
  };
  return api;
};
