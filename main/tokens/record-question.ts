import { AppFailure } from "#shared/app-error.ts";
import type { Publish } from "#shared/contract/events.ts";
import type { ProviderAnswer } from "#shared/tokens/token-answer.ts";
import type { Clock } from "../ports/clock.ts";
import type { Random } from "../ports/random.ts";
import type { Reach, Reached } from "../ports/reach.ts";
import { createTraceRecorder, type TraceRecorder } from "../trace/index.ts";

/** What a question to the provider is recorded with. */
export interface QuestionPorts {
  readonly reach: Reach;
  readonly clock: Clock;
  readonly random: Random;
  readonly publish: Publish;
}

/**
 * Puts a question to the provider and records it in a trace of its own. What goes wrong on the way is part of the
 * answer, beside the exchange that shows it.
 * @param name begins the trace's id: `introspection`
 * @param reached the configuration whose provider is asked
 */
export const recordQuestion = async <Found extends object>(
  ports: QuestionPorts,
  name: string,
  reached: Reached,
  ask: (recorder: TraceRecorder) => Promise<Found>,
): Promise<ProviderAnswer & Partial<Found>> => {
  const { clock } = ports;
  const recorder = createTraceRecorder({
    ...ports,
    http: ports.reach.clientOf(reached),
    runId: `${name}-${ports.random.uuid()}`,
  });
  const askedAt = clock.now();
  const begun = clock.elapsed();
  const asked = () => ({ askedAt, durationMs: clock.elapsed() - begun, trace: recorder.entries() });
  try {
    const found = await ask(recorder);
    return { ...found, ...asked() };
  } catch (thrown) {
    if (!(thrown instanceof AppFailure)) throw thrown;
    return { ...asked(), error: recorder.redactor.error(thrown.error) } as ProviderAnswer & Partial<Found>;
  }
};
