import { RoleChanges } from "../provisioning/index.ts";
import { ResultPart } from "./result-part.tsx";
import type { RunResult } from "./use-run-result.ts";
import { UserChanges } from "./user-changes.tsx";

/** What a login made of its user: attributes with their sources, roles with why. */
export function RunProvisioning({ result, userId }: { readonly result: RunResult; readonly userId: string }) {
  return (
    <ResultPart label="Provisioning" result={result} isTwoColumns>
      {(given) => (
        <>
          <UserChanges result={given} userId={userId} withSources />
          <RoleChanges roles={given.roles} />
        </>
      )}
    </ResultPart>
  );
}
