import type { Diagnosis } from "#shared/doctor/diagnosis.ts";
import { CountBadge } from "../ui/index.ts";
import { countWords } from "../words/index.ts";
import { countResults } from "./arrange-findings.ts";

/** How many findings failed and how many warn, for a tab; nothing where all is well. */
export function DoctorCounts({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { failed, warning } = countResults(diagnosis.findings);
  return (
    <>
      {failed > 0 && <CountBadge count={failed} tone="failed" label={`${String(failed)} failed`} />}
      {warning > 0 && <CountBadge count={warning} tone="warning" label={countWords(warning, "warning")} />}
    </>
  );
}
