import type { AppError } from "#shared/app-error.ts";
import type { JobName, JobReport } from "../ports/worker-host.ts";

/** What a thread is told. */
export type MessageToJob =
  | { readonly type: "start"; readonly name: JobName; readonly input: unknown }
  | { readonly type: "ask"; readonly id: number; readonly question: unknown }
  | { readonly type: "turn" };

/** What a thread tells. `turn` is answered with the same, as soon as the main process's loop gets to it. */
export type MessageFromJob =
  | ({ readonly type: "report" } & JobReport)
  | { readonly type: "turn" }
  | { readonly type: "finished" }
  | { readonly type: "failed"; readonly error: AppError }
  | { readonly type: "answer"; readonly id: number; readonly answer: unknown }
  | { readonly type: "refusal"; readonly id: number; readonly error: AppError };
