import type { MatrixColumnDraft, MatrixDraft, MatrixPart } from "#shared/matrix/matrix.ts";
import { emptyMatrixDraft } from "#shared/matrix/matrix.ts";
import type { MatrixCell, MatrixRun } from "#shared/matrix/matrix-run.ts";
import { signIn, tokenOf } from "./identities.ts";
import { openScenario, type Scenario, type ScenarioOptions } from "./open-scenario.ts";
import { type OrdersApi, startOrdersApi } from "./orders-api.ts";
import { type TypedRequest, typedRequest } from "./typed-request.ts";

/** A workbench with two users who are signed in, and an API that knows them. */
export interface MatrixScenario {
  readonly scenario: Scenario;
  readonly api: OrdersApi;
  readonly ada: string;
  readonly ben: string;
  /** Saves a request to the API and answers its id. */
  save(name: string, changes: TypedRequest & { readonly path: string }, folderId?: string): Promise<string>;
  /** Saves a matrix and answers its id. */
  saveMatrix(changes: Partial<MatrixDraft>): Promise<string>;
  /** Runs a matrix to its end. */
  run(matrixId: string, only?: MatrixPart): Promise<MatrixRun>;
}

/** Opens it. */
export const openMatrixScenario = async (options: ScenarioOptions = {}): Promise<MatrixScenario> => {
  const api = await startOrdersApi();
  const scenario = await openScenario({
    ...options,
    draft: (right) => {
      const draft = options.draft?.(right) ?? right;
      return { ...draft, allowedOrigins: [...draft.allowedOrigins, api.origin] };
    },
  });
  const signedIn = async (loginHint: "ada" | "ben"): Promise<string> => {
    const userId = await signIn(scenario, loginHint);
    api.knows(await tokenOf(scenario, userId, "access_token"), `sub-${loginHint}`);
    return userId;
  };
  const ada = await signedIn("ada");
  const ben = await signedIn("ben");
  return {
    scenario,
    api,
    ada,
    ben,
    save: async (name, { path, ...changes }, folderId) => {
      const request = typedRequest({
        name,
        url: `${api.origin}${path}`,
        sendAs: { kind: "current" },
        ...changes,
      });
      const { id } = await scenario.call("requests.save", { request, ...(folderId && { folderId }) });
      return id;
    },
    saveMatrix: async (changes) => {
      const matrix = { ...emptyMatrixDraft, name: "Orders API", ...changes };
      return (await scenario.call("matrix.save", { matrix })).id;
    },
    run: async (matrixId, only) => {
      const { runId } = await scenario.call("matrix.run", { matrixId, ...(only && { only }) });
      return ended(scenario, runId);
    },
  };
};

/** Resolves with a run of a matrix when it has ended. */
export const ended = async ({ workbench, call }: Scenario, runId: string): Promise<MatrixRun> => {
  await workbench.next("matrix.run-changed", ({ id, state }) => id === runId && state !== "running");
  return call("matrix.result", { runId });
};

/** A column for a user. */
export const userColumn = (id: string, userId: string): MatrixColumnDraft => ({
  id,
  label: "",
  who: { kind: "identity", identity: { kind: "user", userId }, tokenState: "valid" },
  variables: [],
});

/** The column without a token. */
export const anonymousColumn: MatrixColumnDraft = {
  id: "anonymous",
  label: "",
  who: { kind: "identity", identity: { kind: "anonymous" }, tokenState: "valid" },
  variables: [],
};

/** A column with the token of one column and the data of another. */
export const anotherColumn = (id: string, as: string, dataOf: string): MatrixColumnDraft => ({
  id,
  label: "",
  who: { kind: "another", as, dataOf },
  variables: [],
});

/** The cells of a run as they are read: `ada 200, ben 403`, a line for each row. */
export const gridOf = ({ cells, rows }: MatrixRun): readonly string[] =>
  rows.map(({ requestId }) =>
    cells
      .filter((cell) => cell.requestId === requestId)
      .map(wordOf)
      .join(", "),
  );

const wordOf = ({ columnId, verdict, status }: MatrixCell): string =>
  `${columnId} ${status ?? "–"} ${verdict}`;
