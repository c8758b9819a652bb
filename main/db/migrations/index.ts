import { firstTables } from "./0001-first-tables.ts";
import { clientKeys } from "./0002-client-keys.ts";
import { metadataSnapshots } from "./0003-metadata-snapshots.ts";
import { sealedRequests } from "./0004-sealed-requests.ts";
import { demoIssuer } from "./0005-demo-issuer.ts";
import { keptLogins } from "./0006-kept-logins.ts";
import { clientCertificates } from "./0007-client-certificates.ts";
import { clientKeyRoles } from "./0008-client-key-roles.ts";
import { clientRegistrations } from "./0009-client-registrations.ts";
import { keptDiagnoses } from "./0010-kept-diagnoses.ts";
import { attributesAndRoles } from "./0011-attributes-and-roles.ts";
import { usersInLists } from "./0012-users-in-lists.ts";
import { importsOfUsers } from "./0013-imports-of-users.ts";
import { collections } from "./0014-collections.ts";
import { exchangesBySender } from "./0015-exchanges-by-sender.ts";
import { replacedTokens } from "./0016-replaced-tokens.ts";
import { runs } from "./0017-runs.ts";
import { importedUsersInTheSearch } from "./0018-imported-users-in-the-search.ts";
import { historySearch } from "./0019-history-search.ts";
import { keptBodies } from "./0020-kept-bodies.ts";
import { outcomesOfRuns } from "./0021-outcomes-of-runs.ts";
import type { Migration } from "./migration.ts";

/** All steps of the schema, in order. */
export const migrations: readonly Migration[] = [
  firstTables,
  clientKeys,
  metadataSnapshots,
  sealedRequests,
  demoIssuer,
  keptLogins,
  clientCertificates,
  clientKeyRoles,
  clientRegistrations,
  keptDiagnoses,
  attributesAndRoles,
  usersInLists,
  importsOfUsers,
  collections,
  exchangesBySender,
  replacedTokens,
  runs,
  importedUsersInTheSearch,
  historySearch,
  keptBodies,
  outcomesOfRuns,
];

export type { Migration };
