import { type DoctorCheck, failed, notApplicable, passed, warning } from "../check.ts";
import { durationWords } from "../time-words.ts";

const TOLERATED_MS = 30_000;
const HARMFUL_MS = 300_000;

/** C-94, LIB-17. */
export const clocksAgree: DoctorCheck = {
  checkId: "clocks-agree",
  area: "transport_and_clock",
  title: "Clocks agree",
  expected: "at most 30 s apart, by the header Date",
  source: "RFC 9110 6.6.1",
  examine: ({ clockDifferenceMs }) => {
    if (clockDifferenceMs === undefined) return notApplicable("The provider did not tell the time.");
    const distance = Math.abs(clockDifferenceMs);
    if (distance <= TOLERATED_MS) return passed(`${durationWords(distance)} apart`);
    const direction = clockDifferenceMs > 0 ? "ahead of" : "behind";
    return (distance > HARMFUL_MS ? failed : warning)({
      title: `This clock is ${durationWords(distance)} ${direction} the provider's`,
      found: `${durationWords(distance)} ${direction} the provider's clock`,
      advice:
        "ID tokens seem to have ended, or not to have begun. Let this machine set its clock by the network; if it is right, the provider's is wrong.",
      ask: `Your server's clock and ours are ${durationWords(distance)} apart, by the header Date. Please check it.`,
    });
  },
};
