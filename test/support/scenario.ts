import { TestRunner, test } from "vitest";
import type { AppErrorCode } from "#shared/app-error.ts";

/** A scenario in words, for its test's name and for the table of `npm run conformance`. */
export interface ScenarioText {
  /** Ids of the security checklist, written out so that they can be read without running: `RP-15, C-63`. */
  readonly id: string;
  /** What the provider does, or the browser in its place; goes on after "the provider". */
  readonly provider: string;
  /** What the workbench does then; goes on after "the workbench". */
  readonly workbench: string;
}

declare module "vitest" {
  interface TaskMeta {
    scenario?: ScenarioText;
    /** Codes of the refusals that the scenario came to. */
    refusals?: readonly AppErrorCode[];
    /** What the checklist asks for; with a reason where no scenario has it. */
    requirement?: { readonly group: string; readonly id: string; readonly reason?: string };
  }
}

/** A test of one way in which a provider can behave. */
export const scenario = (text: ScenarioText, run: () => Promise<unknown>): void => {
  const name = `the provider ${text.provider}: the workbench ${text.workbench} (${text.id})`;
  test(name, { meta: { scenario: text } }, async () => {
    await run();
  });
};

/** Notes for the table what the workbench refused the running scenario with. */
export const noteRefusal = (code: AppErrorCode): void => {
  const meta = TestRunner.getCurrentTest()?.meta;
  if (meta !== undefined) meta.refusals = [...new Set([...(meta.refusals ?? []), code])];
};
