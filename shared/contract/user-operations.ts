import { z } from "zod";
import type { LoginClaims } from "../provisioning/provisioned.ts";
import type { UserDetail, UserFacets, UserPage } from "../users/user.ts";
import type { ImportFile, ImportOutcome, ImportPreview } from "../users/user-import.ts";
import { type ExportOutcome, exportFormats, type UserActOutcome } from "../users/user-query.ts";
import { userSearchSchema, userSelectionSchema, userTagSchema } from "../users/user-query-schema.ts";
import { byId, id, nothing, operation } from "./operation.ts";

const selected = z.strictObject({ selection: userSelectionSchema });

/** What can be asked of users, and done to many of them at once. */
export const userOperations = {
  "users.search": operation<UserPage>()(userSearchSchema),
  "users.get": operation<UserDetail>()(byId),
  /** Asks the person for a file; the window never says a path. Undefined: none was chosen. */
  "users.import.open": operation<ImportFile | undefined>()(nothing),
  /** Reads the file that was opened; nothing is changed. It is a task with the id of the file, as is the import. */
  "users.import.preview": operation<ImportPreview>()(z.strictObject({ id, configurationId: id })),
  /** Imports what was previewed: all or nothing. */
  "users.import.apply": operation<ImportOutcome>()(z.strictObject({ id, createRoles: z.boolean() })),
  /** Ends what is under way with the file that was opened; to import it, it is opened again. */
  "users.import.forget": operation<void>()(byId),
  /** What there is to filter by. */
  "users.facets": operation<UserFacets>()(nothing),
  /** The claims of the last login; of one that kept none there are none. */
  "users.claims": operation<LoginClaims | undefined>()(byId),
  /** How many users a selection has, exactly, however many there are. */
  "users.count": operation<number>()(selected),
  "users.deactivate": operation<UserActOutcome>()(selected),
  "users.activate": operation<UserActOutcome>()(selected),
  /** An empty tag takes it away. */
  "users.tag": operation<UserActOutcome>()(selected.extend({ tag: userTagSchema })),
  /** Forgets their tokens here; cannot be undone. */
  "users.signOut": operation<UserActOutcome>()(selected),
  /** Undone, the users come back without their tokens and claims. */
  "users.forget": operation<UserActOutcome>()(selected),
  /** Asks for a file and writes the users into it; the window never says a path. Undefined: none was chosen. */
  "users.export": operation<ExportOutcome | undefined>()(selected.extend({ format: z.enum(exportFormats) })),
  /** Takes an act back that happened less than a minute ago; answers for how many users. */
  "users.undo": operation<{ readonly changed: number }>()(z.strictObject({ undoId: id })),
};
