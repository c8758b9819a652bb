import { z } from "zod";
import { userSortColumns, userTokenStates } from "./user-query.ts";

const id = z.string().min(1).max(64);
const time = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** A word for a group of users; empty takes it away. */
export const userTagSchema = z.string().trim().max(40, "A tag has at most 40 characters.");

const filter = {
  text: z.string().max(256),
  configurationId: id.optional(),
  issuer: z.string().min(1).max(2048).optional(),
  roleId: id.optional(),
  active: z.boolean().optional(),
  lastLoginFrom: time.optional(),
  lastLoginTo: time.optional(),
  tokenState: z.enum(userTokenStates).optional(),
  tag: z.string().min(1).max(40).optional(),
};

/** See `UserFilter`. */
export const userFilterSchema = z.strictObject(filter);

/** A page of a filter in an order. */
export const userSearchSchema = z.strictObject({
  ...filter,
  sort: z
    .strictObject({
      column: z.enum(userSortColumns),
      direction: z.enum(["ascending", "descending"]),
    })
    .optional(),
  /** A place in the list; the first is 0. */
  from: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  /** What another page has handed out. */
  after: z.string().max(64).optional(),
  limit: z.number().int().min(1).max(500),
});

/** See `UserSelection`. */
export const userSelectionSchema = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(10_000) }),
  z.strictObject({ filter: userFilterSchema, except: z.array(id).max(10_000) }),
]);
