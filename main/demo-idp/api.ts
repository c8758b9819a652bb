import type { IncomingMessage, ServerResponse } from "node:http";
import { type ApiAnswer, ApiProblem } from "./api-answer.ts";
import { routesOf } from "./api-routes.ts";
import { readClaims, type TokenVerifiers } from "./api-token.ts";
import { OrderBook } from "./orders.ts";
import { readBody } from "./read-body.ts";

const maxBodyBytes = 64 * 1024;

/** The demo's API: a few orders behind access tokens of its own provider. */
export interface DemoApi {
  /** Answers one request; `pathname` begins after the API's base URL. */
  answer(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void>;
}

/** Makes the API at a base URL with its orders as they are at the start. */
export const createDemoApi = (baseUrl: string, verifiers: TokenVerifiers): DemoApi => {
  const routes = routesOf(new OrderBook());

  const decide = async (request: IncomingMessage, pathname: string): Promise<ApiAnswer> => {
    const found = routes
      .map((route) => ({ route, match: route.path.exec(pathname) }))
      .find(({ match }) => match);
    if (found === undefined) {
      throw new ApiProblem(404, "not_found", "There is nothing here. Try /orders or /me.");
    }
    const { route, match } = found;
    const allowed = { Allow: [...Object.keys(route.methods), "HEAD", "OPTIONS"].join(", ") };
    if (request.method === "OPTIONS") {
      return { status: 204, headers: allowed };
    }
    const handler = route.methods[request.method === "HEAD" ? "GET" : (request.method ?? "")];
    if (handler === undefined) {
      throw new ApiProblem(405, "method_not_allowed", `${request.method} is not possible here.`, {
        headers: allowed,
      });
    }
    const { authorization, dpop } = request.headers;
    const claims = await readClaims(verifiers, {
      authorization,
      proof: typeof dpop === "string" ? dpop : undefined,
      method: request.method ?? "",
      url: baseUrl + pathname,
    });
    return handler({ claims, id: match?.[1] ?? "", readJson: () => readJson(request) });
  };

  return {
    async answer(request, response, pathname) {
      try {
        send(response, await decide(request, pathname));
      } catch (error) {
        if (!(error instanceof ApiProblem)) {
          throw error;
        }
        send(response, error.answer);
      }
    },
  };
};

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(request.headers["content-type"] ?? "")) {
    throw new ApiProblem(415, "unsupported_media_type", "Send the order as application/json.");
  }
  const text = await readBody(request, maxBodyBytes);
  if (text === undefined) {
    const headers = { Connection: "close" };
    throw new ApiProblem(413, "too_large", `A body has at most ${maxBodyBytes} bytes.`, { headers });
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiProblem(400, "invalid_json", "The body is not JSON.");
  }
};

const send = (response: ServerResponse, { status, headers, body }: ApiAnswer): void => {
  response.writeHead(status, {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...(body === undefined ? {} : { "Content-Type": "application/json; charset=utf-8" }),
    ...headers,
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
};
