import { AppFailure } from "#shared/app-error.ts";
import type { ColumnIdentity } from "#shared/matrix/matrix.ts";
import type { ColumnToken, MatrixCell } from "#shared/matrix/matrix-run.ts";
import type { Exchange } from "#shared/requests/exchange.ts";
import type { Variable } from "#shared/requests/variable.ts";
import type { Performed, PerformOrder } from "../requests/index.ts";
import { judgeExchange } from "./judge-exchange.ts";
import type { StoredColumn, StoredMatrix } from "./matrix-store.ts";
import type { RunRequest } from "./run-request.ts";

/** All that cells are asked with. */
export interface Asking {
  readonly matrix: Pick<StoredMatrix, "columns" | "setUp" | "concurrency" | "notFoundIsRefused">;
  /** The rows, and the set-up request. */
  readonly requests: ReadonlyMap<string, RunRequest>;
  readonly order: Pick<PerformOrder, "runId" | "environmentId">;
  /** They count after those of the columns. */
  readonly variables: readonly Variable[];
  readonly perform: (order: PerformOrder, signal: AbortSignal) => Promise<Performed>;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** What is said of an exception that nobody foresaw. */
  readonly onMistake: (thrown: unknown) => AppFailure;
}

/** A cell with its result, and what is known of the token that was sent. */
export interface CellAnswer {
  readonly cell: MatrixCell;
  readonly token?: ColumnToken;
}

type OwnIdentity = Extract<ColumnIdentity, { readonly kind: "identity" }>;
type OwnColumn = StoredColumn & { readonly who: OwnIdentity };

/** Asks one cell. Undefined: the run ended before there was an answer. */
export const askCell = async (asking: Asking, cell: MatrixCell): Promise<CellAnswer | undefined> => {
  const { signal } = asking;
  const { requestId, columnId, previous } = cell;
  const place = { requestId, columnId, ...(previous === undefined ? {} : { previous }) };
  try {
    const column = columnOf(asking, columnId);
    const { as, dataOf } = partiesOf(asking, column);
    const copy = await makeCopy(asking, requestId, dataOf);
    const madeBy = copy === undefined ? {} : { setUpExchangeId: copy.exchange.id };
    if (copy?.failure !== undefined) return failed({ ...place, ...madeBy }, asking, copy.failure);
    const { exchange } = await asking.perform(
      {
        ...asking.order,
        request: requestOf(asking, requestId).draft(),
        savedRequestId: requestId,
        identity: as.who.identity,
        tokenState: as.who.tokenState,
        variables: [
          ...(copy?.captured ?? []),
          ...column.variables,
          ...(column.id === dataOf.id ? [] : dataOf.variables),
          ...asking.variables,
        ],
      },
      signal,
    );
    if (signal.aborted && exchange.status === undefined) return undefined;
    const verdict = judgeExchange(exchange, asking.matrix);
    return { cell: { ...place, ...madeBy, verdict, ...resultOf(exchange) }, ...tokenOf(exchange) };
  } catch (thrown) {
    if (signal.aborted) return undefined;
    return failed(place, asking, thrown instanceof AppFailure ? thrown : asking.onMistake(thrown));
  }
};

const failed = (place: Omit<MatrixCell, "verdict">, asking: Asking, { error }: AppFailure): CellAnswer => ({
  cell: { ...place, verdict: "error", at: asking.now(), error },
});

const resultOf = (exchange: Exchange): Omit<MatrixCell, "verdict" | "requestId" | "columnId"> => ({
  ...(exchange.status === undefined ? {} : { status: exchange.status }),
  ...(exchange.response === undefined ? {} : { statusText: exchange.response.statusText }),
  tookMs: exchange.durationMs,
  at: exchange.startedAt,
  exchangeId: exchange.id,
  ...(exchange.error === undefined ? {} : { error: exchange.error }),
});

/** Not all that is known of it: what the columns of two runs are compared by. */
const tokenOf = ({ token }: Exchange): { readonly token?: ColumnToken } => {
  if (token === undefined) return {};
  const { kind, state, scopes, roles } = token;
  return { token: { kind, state, ...(scopes && { scopes }), ...(roles && { roles }) } };
};

interface Copy extends Performed {
  readonly failure?: AppFailure;
}

/**
 * Sends the set-up request before one that changes something, as the identity whose data the cell asks for unless
 * the matrix names a column for it. Always with a token that is valid: the copy is there for the old one to fail at.
 */
const makeCopy = async (asking: Asking, requestId: string, dataOf: OwnColumn): Promise<Copy | undefined> => {
  const { setUp } = asking.matrix;
  if (setUp === undefined || setUp.requestId === requestId) return undefined;
  if (!requestOf(asking, requestId).changesSomething) return undefined;
  const by = setUp.columnId === undefined ? dataOf : ownColumnOf(asking, setUp.columnId);
  const request = requestOf(asking, setUp.requestId).draft();
  const made = await asking.perform(
    {
      ...asking.order,
      request,
      savedRequestId: setUp.requestId,
      identity: by.who.identity,
      variables: [...by.variables, ...asking.variables],
    },
    asking.signal,
  );
  const lacking = made.exchange.captured?.find(({ found }) => !found)?.variable;
  const { status } = made.exchange;
  if (status !== undefined && status < 400 && lacking === undefined) return made;
  return { ...made, failure: setUpFailed(request.name, status, lacking) };
};

const requestOf = ({ requests }: Asking, id: string): RunRequest => {
  const found = requests.get(id);
  if (found === undefined) throw gone("request");
  return found;
};

const columnOf = ({ matrix }: Asking, id: string): StoredColumn => {
  const found = matrix.columns.find((column) => column.id === id);
  if (found === undefined) throw gone("identity");
  return found;
};

const ownColumnOf = (asking: Asking, id: string): OwnColumn => {
  const { who, ...column } = columnOf(asking, id);
  if (who.kind !== "identity") throw gone("identity");
  return { ...column, who };
};

/** Whose token a column sends, and whose data it asks for. */
const partiesOf = (
  asking: Asking,
  { id, who }: StoredColumn,
): { readonly as: OwnColumn; readonly dataOf: OwnColumn } =>
  who.kind === "identity"
    ? { as: ownColumnOf(asking, id), dataOf: ownColumnOf(asking, id) }
    : { as: ownColumnOf(asking, who.as), dataOf: ownColumnOf(asking, who.dataOf) };

const gone = (what: "request" | "identity"): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: `This ${what} is not there any more.`,
    advice: "Take it out of the matrix, or choose another one.",
  });

const setUpFailed = (name: string, status: number | undefined, lacking: string | undefined): AppFailure => {
  const hasAnswer = status !== undefined && status < 400;
  const refusal = status === undefined ? "had no answer" : `was answered with ${status}`;
  return new AppFailure({
    code: "set_up_failed",
    message: `The set-up request ${name} ${hasAnswer ? `set no value for ${lacking}` : refusal}.`,
    advice: "Let another identity send the set-up request, or correct what it captures.",
  });
};
