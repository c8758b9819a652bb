import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type RefObject, useRef } from "react";
import type { LoginDay } from "#shared/login/run-list.ts";
import { call, errorOf } from "../bridge/index.ts";
import { text } from "../theme/index.ts";
import { classNames, tooltip, useNow } from "../ui/index.ts";
import { useWidth } from "../ui/use-width.ts";
import styles from "./login-chart.module.css";
import { BARS_HEIGHT, type DayBar, dayChart } from "./login-days.ts";

const DAYS = 14;

interface LoginChartProps {
  /** Absent: of all. */
  readonly configurationId: string | undefined;
  /** The first moment of the day that is chosen. */
  readonly day?: number | undefined;
  /** A day is chosen, or the chosen one is not any more. */
  readonly onDay?: ((day: number | undefined) => void) | undefined;
}

/** Logins of the last 14 days with a configuration, a bar a day, the failed ones red on top. */
export function LoginChart({ configurationId, day, onDay }: LoginChartProps) {
  const now = useNow();
  const box = useRef<HTMLUListElement>(null);
  const days = useQuery({
    // A new day is another question, although it is asked in the same words.
    queryKey: ["login.days", { configurationId, today: new Date(now).toDateString() }],
    queryFn: () =>
      call("login.days", {
        ...(configurationId === undefined ? {} : { configurationId }),
        days: DAYS,
        utcOffsetInMinutes: -new Date().getTimezoneOffset(),
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <section className={styles.chart} aria-label={`Logins, ${DAYS} days`}>
      <div className={styles.head}>
        <h3 className={text.grow}>Logins, {DAYS} days</h3>
        {days.data && <span className={text.third}>{dayChart(days.data, 0).words}</span>}
      </div>
      {days.error ? (
        <p className={classNames(text.small, text.third)}>{errorOf(days.error).message}</p>
      ) : (
        <Bars box={box} days={days.data ?? []} day={day} onDay={onDay} />
      )}
    </section>
  );
}

interface BarsProps extends Pick<LoginChartProps, "day" | "onDay"> {
  readonly box: RefObject<HTMLUListElement | null>;
  readonly days: readonly LoginDay[];
}

function Bars({ box, days, day, onDay }: BarsProps) {
  const width = useWidth(box);
  const { bars, barWidth } = dayChart(days, width);
  return (
    <ul ref={box} className={styles.bars} style={{ height: BARS_HEIGHT + 2 }}>
      {bars.map((bar) => (
        <li key={bar.startsAt} className={styles.day} style={{ left: bar.x, width: barWidth }}>
          {onDay && bar.total > 0 ? (
            <button
              type="button"
              aria-label={bar.words}
              aria-pressed={bar.startsAt === day}
              className={styles.bar}
              onClick={() => onDay(bar.startsAt === day ? undefined : bar.startsAt)}
              {...tooltip(bar.words)}
            >
              <Heights bar={bar} />
            </button>
          ) : (
            <div role="img" aria-label={bar.words} className={styles.bar} {...tooltip(bar.words)}>
              <Heights bar={bar} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Heights({ bar }: { readonly bar: DayBar }) {
  return (
    <>
      {bar.failedHeight > 0 && <span className={styles.failed} style={{ height: bar.failedHeight }} />}
      {bar.succeededHeight > 0 && (
        <span className={styles.succeeded} style={{ height: bar.succeededHeight }} />
      )}
    </>
  );
}
