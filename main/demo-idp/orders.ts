import { z } from "zod";

const maxOrders = 200;

/** What a client sends to make or replace an order. */
export const orderDraftSchema = z.strictObject({
  product: z.string().trim().min(1).max(200),
  quantity: z.int().min(1).max(10_000),
  customer: z.string().trim().min(1).max(200).default("Demo customer"),
  status: z.enum(["open", "approved", "shipped"]).default("open"),
});

/** What a client sends to change an order: any of its members, at least one. */
export const orderChangeSchema = z
  .strictObject({
    product: orderDraftSchema.shape.product,
    quantity: orderDraftSchema.shape.quantity,
    customer: z.string().trim().min(1).max(200),
    status: z.enum(["open", "approved", "shipped"]),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, "Send at least one member.");

export type OrderDraft = z.infer<typeof orderDraftSchema>;
type OrderChange = z.infer<typeof orderChangeSchema>;

/** An order as the API shows it. */
export interface Order extends OrderDraft {
  readonly id: string;
  /** `sub` of whoever made it; absent for those that were there from the start. */
  readonly created_by?: string;
}

/** The demo's orders: in memory, made anew at each start, at most 200. */
export class OrderBook {
  readonly #orders = new Map<string, Order>();
  #lastNumber = 1000;

  constructor() {
    for (const draft of firstOrders) {
      this.add(draft);
    }
  }

  list(): readonly Order[] {
    return [...this.#orders.values()];
  }

  find(id: string): Order | undefined {
    return this.#orders.get(id);
  }

  /** Undefined when the book is full. */
  add(draft: OrderDraft, createdBy?: string): Order | undefined {
    if (this.#orders.size >= maxOrders) {
      return undefined;
    }
    this.#lastNumber += 1;
    const made = createdBy === undefined ? {} : { created_by: createdBy };
    const order: Order = { id: String(this.#lastNumber), ...draft, ...made };
    this.#orders.set(order.id, order);
    return order;
  }

  change(order: Order, change: OrderChange): Order {
    const known = Object.entries(change).filter(([, value]) => value !== undefined);
    const changed: Order = { ...order, ...Object.fromEntries(known) };
    this.#orders.set(order.id, changed);
    return changed;
  }

  remove(id: string): void {
    this.#orders.delete(id);
  }
}

const firstOrders: readonly OrderDraft[] = [
  { product: "Standing desk", quantity: 12, customer: "Nordlicht GmbH", status: "shipped" },
  { product: "Desk lamp", quantity: 40, customer: "Nordlicht GmbH", status: "approved" },
  { product: "Conference camera", quantity: 3, customer: "Casa Verde S.r.l.", status: "open" },
  { product: "Noise-cancelling headset", quantity: 25, customer: "Café Zażółć", status: "open" },
  { product: "Label printer", quantity: 2, customer: "Hale & Sons", status: "open" },
];
