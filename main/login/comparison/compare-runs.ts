import type { LoginResult } from "#shared/login/login-result.ts";
import type { LoginRunDetail } from "#shared/login/login-run.ts";
import type { RunComparison } from "#shared/login/run-comparison.ts";
import { compareChecks } from "./compare-checks.ts";
import { compareMetadata } from "./compare-metadata.ts";
import { compareRequests } from "./compare-requests.ts";
import { compareAttributes, compareClaims, compareRoles } from "./compare-results.ts";

/** A run with what it gave; a login that failed gave nothing. */
export interface ComparedRun extends LoginRunDetail {
  readonly result?: LoginResult | undefined;
}

/**
 * Two runs side by side, of one configuration or of two, whatever they ended with. What a run did not come to is
 * absent on its side. Pure: it reads the redacted traces, so that no secret can come in.
 */
export const compareRuns = (left: ComparedRun, right: ComparedRun): RunComparison => ({
  left: left.run,
  right: right.run,
  parts: {
    requests: compareRequests(left.trace, right.trace),
    metadata: compareMetadata(left.trace, right.trace),
    checks: compareChecks(left.trace, right.trace),
    claims: compareClaims(left.result, right.result),
    attributes: compareAttributes(left.result, right.result),
    roles: compareRoles(left.result, right.result),
  },
});
