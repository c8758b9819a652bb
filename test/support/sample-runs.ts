import type { CellExpectation } from "#shared/matrix/matrix.ts";
import type { MatrixCell, MatrixRun } from "#shared/matrix/matrix-run.ts";
import type { CollectionRun } from "#shared/requests/collection-run.ts";

const AT = Date.UTC(2026, 10, 21, 10, 20);
const BEFORE = Date.UTC(2026, 10, 20, 16, 2);

/** Whatever a name must not do to a report. */
export const HOSTILE = `=cmd|' /C calc'!A0"><script>alert(1)</script>&amp;]]>\u0000\u001b[31m\u202e\ud800\uffff`;

const who = (userId: string) =>
  ({ kind: "identity", identity: { kind: "user", userId }, tokenState: "valid" }) as const;

/** A run of two requests and two identities, with changes: one differs, one has no verdict. */
export const sampleMatrixRun = (changes: Partial<MatrixRun> = {}): MatrixRun => ({
  id: "run-2",
  matrixId: "m",
  name: "Orders API, authorization matrix",
  state: "done",
  startedAt: AT,
  endedAt: AT + 8200,
  asked: 4,
  done: 4,
  environment: "Acceptance",
  concurrency: 6,
  rows: [
    { requestId: "list", name: "List orders", method: "GET", path: "/v2/orders" },
    { requestId: "delete", name: "Delete order", method: "DELETE", path: "/v2/orders/{{id}}" },
  ],
  columns: [
    {
      columnId: "ines",
      who: who("u1"),
      name: "Ines Müller",
      roles: ["Approver"],
      configurationAlias: "Acceptance IdP",
      token: { kind: "access_token", state: "valid", scopes: ["orders.read"] },
    },
    { columnId: "jonas", who: who("u2"), name: "Jonas Weber", roles: ["Reviewer", "User"] },
  ],
  cells: [
    sampleCell("list", "ines", { verdict: "allowed", status: 200 }),
    sampleCell("list", "jonas", { verdict: "error", status: 502 }),
    sampleCell("delete", "ines", { verdict: "refused", status: 403 }),
    sampleCell("delete", "jonas", {
      verdict: "allowed",
      status: 204,
      previous: { verdict: "refused", status: 403, at: BEFORE, exchangeId: "e0" },
    }),
  ],
  comparedWith: { runId: "run-1", startedAt: BEFORE },
  ...changes,
});

/** A cell that was asked. */
export const sampleCell = (
  requestId: string,
  columnId: string,
  changes: Partial<MatrixCell>,
): MatrixCell => ({
  requestId,
  columnId,
  verdict: "allowed",
  tookMs: 61,
  at: AT,
  exchangeId: `exchange-${requestId}-${columnId}`,
  ...changes,
});

export const sampleExpectations: readonly CellExpectation[] = [
  { requestId: "list", columnId: "ines", expected: "allowed", status: 200 },
  { requestId: "list", columnId: "jonas", expected: "either" },
  { requestId: "delete", columnId: "jonas", expected: "refused", status: 403 },
];

/** A run of a folder: one request passed, one failed, one had no answer, one was not run. */
export const sampleCollectionRun = (): CollectionRun => ({
  id: "run-3",
  folderId: "f",
  name: "Orders API",
  state: "done",
  startedAt: AT,
  endedAt: AT + 900,
  asked: 4,
  done: 3,
  stopsAtFirstFailure: true,
  identities: [{ name: "Ines Müller", identity: { kind: "user", userId: "u1" } }],
  steps: (
    [
      { name: "List", outcome: "passed", status: 200, sentAs: "Ines Müller" },
      {
        name: "Read",
        outcome: "failed",
        status: 200,
        expectations: [{ words: "total is 7", passed: false, found: "6" }],
      },
      {
        name: "Place",
        outcome: "error",
        error: { code: "timed_out", message: "The server took too long.", advice: "Try again." },
      },
      { name: "Delete", outcome: "not_run" },
    ] as const
  ).map((step, index) => ({
    index,
    identity: 0,
    requestId: `r${index}`,
    method: "GET",
    path: "/orders",
    folders: ["Smoke"],
    expectations: [],
    captured: [],
    ...(step.outcome === "not_run" ? {} : { tookMs: 12.34, at: AT }),
    ...step,
  })),
});
