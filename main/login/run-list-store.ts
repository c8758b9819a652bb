import type { LoginRun } from "#shared/login/login-run.ts";
import type { LoginDay, LoginRunPage, RunOutcome } from "#shared/login/run-list.ts";
import { type Database, foldText, readCursor, writeCursor } from "../db/index.ts";

/** Which runs to list; what is left out does not narrow. */
export interface RunQuery {
  /** Each of its words must occur somewhere in the run's words. */
  readonly text: string;
  readonly outcome?: RunOutcome | undefined;
  readonly configurationId?: string | undefined;
  /** Epoch ms. */
  readonly startedFrom?: number | undefined;
  readonly startedBefore?: number | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Kept login runs as a list: searched, counted by day, deleted. */
export interface RunListStore {
  /** Newest first. @throws AppFailure `invalid_input` for a cursor that no page has given */
  search(query: RunQuery): LoginRunPage;
  /** The days up to that of `now`, which comes last; days without logins are among them. */
  days(query: {
    readonly configurationId?: string | undefined;
    readonly days: number;
    /** Where the days begin, east of UTC. */
    readonly utcOffsetInMinutes: number;
    readonly now: number;
  }): readonly LoginDay[];
  /** Deletes those of the runs that have ended, with all that is kept of them; answers which. */
  deleteEnded(ids: readonly string[]): readonly string[];
}

const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;

interface Row {
  readonly run: string;
  readonly at: number;
  readonly seq: number;
}

/** Makes the store. */
export const createRunListStore = (db: Database): RunListStore => {
  const remove = db.prepare("DELETE FROM login_runs WHERE id = ? AND ended_at IS NOT NULL");
  return {
    search: (query) => {
      const { where, parameters } = conditionsOf(query);
      const rows = db
        .prepare<[object], Row>(`
          SELECT run, started_at AS at, seq FROM login_runs
          WHERE ${where} AND (started_at, seq) < (@at, @seq)
          ORDER BY started_at DESC, seq DESC LIMIT @limit`)
        .all({ ...parameters, ...readCursor(query.after), limit: query.limit + 1 });
      const matching = db
        .prepare<[object], number>(`SELECT count(*) FROM login_runs WHERE ${where}`)
        .pluck()
        .get(parameters);
      const shown = rows.slice(0, query.limit);
      const last = rows.length > query.limit ? shown.at(-1) : undefined;
      return {
        runs: shown.map(({ run }): LoginRun => JSON.parse(run)),
        matching: matching ?? 0,
        ...(last === undefined ? {} : { next: writeCursor(last) }),
      };
    },
    days: ({ configurationId, days, utcOffsetInMinutes, now }) => {
      const offsetMs = utcOffsetInMinutes * MINUTE_MS;
      const first = Math.floor((now + offsetMs) / DAY_MS) - days + 1;
      const { where, parameters } = conditionsOf({ text: "", configurationId });
      const counted = db
        .prepare<[object], { readonly day: number; readonly succeeded: number; readonly failed: number }>(`
          SELECT CAST((started_at + @offsetMs) / ${DAY_MS} AS INTEGER) AS day,
            sum(state = 'succeeded') AS succeeded, sum(state = 'failed') AS failed
          FROM login_runs WHERE ${where} AND started_at >= @from GROUP BY day`)
        .all({ ...parameters, offsetMs, from: first * DAY_MS - offsetMs });
      const byDay = new Map(counted.map(({ day, succeeded, failed }) => [day, { succeeded, failed }]));
      return Array.from({ length: days }, (_, index) => ({
        startsAt: (first + index) * DAY_MS - offsetMs,
        ...(byDay.get(first + index) ?? { succeeded: 0, failed: 0 }),
      }));
    },
    deleteEnded: db.transaction((ids: readonly string[]) => ids.filter((id) => remove.run(id).changes > 0)),
  };
};

const conditionsOf = ({
  text,
  outcome,
  configurationId,
  startedFrom,
  startedBefore,
}: Omit<RunQuery, "after" | "limit">) => {
  const parameters: Record<string, string | number> = {};
  const conditions = ["1"];
  if (startedFrom !== undefined) {
    conditions.push("started_at >= @startedFrom");
    parameters.startedFrom = startedFrom;
  }
  if (startedBefore !== undefined) {
    conditions.push("started_at < @startedBefore");
    parameters.startedBefore = startedBefore;
  }
  if (outcome !== undefined) {
    conditions.push("state = @outcome");
    parameters.outcome = outcome;
  }
  if (configurationId !== undefined) {
    conditions.push("configuration_id = @configurationId");
    parameters.configurationId = configurationId;
  }
  const words = foldText(text).split(/\s+/u);
  for (const [index, word] of words.filter((each) => each !== "").entries()) {
    conditions.push(`instr(searched, @word${index})`);
    parameters[`word${index}`] = word;
  }
  return { where: conditions.join(" AND "), parameters };
};
