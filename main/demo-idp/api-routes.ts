import type { z } from "zod";
import type { AccessTokenClaims } from "./access-token.ts";
import { type ApiAnswer, ApiProblem } from "./api-answer.ts";
import { requireRole } from "./api-token.ts";
import { type Order, type OrderBook, orderChangeSchema, orderDraftSchema } from "./orders.ts";

/** One authorized call. */
export interface ApiCall {
  readonly claims: AccessTokenClaims;
  /** What stands in the path for the order's id. */
  readonly id: string;
  /** @throws ApiProblem 400, 413 or 415 */
  readJson(): Promise<unknown>;
}

/** A path and what each method does there. */
export interface ApiRoute {
  readonly path: RegExp;
  readonly methods: Readonly<Record<string, (call: ApiCall) => ApiAnswer | Promise<ApiAnswer>>>;
}

/** All that the API can do. Everyone reads and writes; Approvers approve; Administrators delete. */
export const routesOf = (book: OrderBook): readonly ApiRoute[] => {
  const find = (id: string): Order => {
    const order = book.find(id);
    if (order === undefined) {
      throw new ApiProblem(404, "not_found", "There is no order with this id.");
    }
    return order;
  };

  const create = async (call: ApiCall): Promise<ApiAnswer> => {
    const draft = parse(orderDraftSchema, await call.readJson());
    mayApprove(call, undefined, draft.status);
    const order = book.add(draft, call.claims.sub);
    if (order === undefined) {
      throw new ApiProblem(507, "full", "The demo holds no more orders. Delete some, or start it again.");
    }
    return { status: 201, headers: { Location: `/api/orders/${order.id}` }, body: order };
  };

  const change =
    (schema: typeof orderDraftSchema | typeof orderChangeSchema) =>
    async (call: ApiCall): Promise<ApiAnswer> => {
      const wanted = parse(schema, await call.readJson());
      // Read after the body has arrived: the order may have gone meanwhile.
      const order = find(call.id);
      mayApprove(call, order.status, wanted.status);
      return { status: 200, body: book.change(order, wanted) };
    };

  const remove = (call: ApiCall): ApiAnswer => {
    requireRole(call.claims, "Administrator");
    book.remove(find(call.id).id);
    return { status: 204 };
  };

  const describeToken = ({ claims }: ApiCall): ApiAnswer => ({ status: 200, body: claims });
  const list = (): ApiAnswer => ({ status: 200, body: { orders: book.list() } });
  const show = ({ id }: ApiCall): ApiAnswer => ({ status: 200, body: find(id) });

  return [
    { path: /^\/me$/, methods: { GET: describeToken } },
    { path: /^\/orders$/, methods: { GET: list, POST: create } },
    {
      path: /^\/orders\/([^/]{1,64})$/,
      methods: { GET: show, PUT: change(orderDraftSchema), PATCH: change(orderChangeSchema), DELETE: remove },
    },
  ];
};

const mayApprove = (call: ApiCall, before: string | undefined, after: string | undefined): void => {
  if (after === "approved" && before !== "approved") {
    requireRole(call.claims, "Approver", "Administrator");
  }
};

const parse = <Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> => {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
    throw new ApiProblem(400, "invalid_order", "The order is not complete or not valid.", {
      details: { issues },
    });
  }
  return parsed.data;
};
