import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";

const QUICK_MS = 1000;
const SLOW_MS = 2000;

/** A login makes about five such calls. */
export const answersComeQuickly: DoctorCheck = {
  checkId: "answers-come-quickly",
  area: "transport_and_clock",
  title: "Provider answers quickly",
  expected: "each answer within 1 s",
  source: "our own measure",
  examine: ({ document, jwks }) => {
    const answers = [
      ["discovery document", document],
      ["JWKS", jwks],
    ] as const;
    const times = answers.flatMap(([name, answer]) =>
      answer === undefined ? [] : [{ name, durationMs: answer.durationMs }],
    );
    if (times.length === 0) return notApplicable("Nothing was fetched.");
    const found = times.map(({ name, durationMs }) => `${name} in ${Math.round(durationMs)} ms`).join(", ");
    const longest = Math.max(...times.map(({ durationMs }) => durationMs));
    if (longest <= QUICK_MS) return passed(found);
    return warning({
      title: longest > SLOW_MS ? "Provider answers very slowly" : "Provider answers slowly",
      found,
      advice:
        longest > SLOW_MS
          ? "Applications may give up waiting. Check the network, a VPN or proxy in between, then the provider."
          : "Logins take longer than they need to. Check the network and the provider.",
      ask: `Answers take long from here: ${found}.`,
    });
  },
};
