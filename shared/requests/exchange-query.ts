import type { z } from "zod";
import type { exchangeQuerySchema } from "./exchange-query-schema.ts";

export type ExchangeQuery = Readonly<z.infer<typeof exchangeQuerySchema>>;
