import { AppFailure } from "#shared/app-error.ts";
import { databaseFailure } from "../db/index.ts";
import type { Logger } from "../ports/logger.ts";

/** What a run says of an exception that nobody foresaw: the run goes on. Only its kind is logged. */
export const onMistake =
  (logger: Logger) =>
  (thrown: unknown): AppFailure => {
    const known = databaseFailure(thrown);
    const kind = thrown instanceof Error ? thrown.name : typeof thrown;
    logger.error("run.request_failed", { kind });
    if (known !== undefined) return known;
    return new AppFailure(
      {
        code: "internal",
        message: "The workbench made a mistake.",
        advice: "Run it again. If it happens again, report it.",
        cause: kind,
      },
      { cause: thrown },
    );
  };
