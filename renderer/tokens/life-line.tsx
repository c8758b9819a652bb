import { useRef } from "react";
import type { TokenSetView } from "#shared/tokens/token-set-view.ts";
import { formatMoment, useNow } from "../ui/index.ts";
import { useWidth } from "../ui/use-width.ts";
import { distanceWords } from "../words/index.ts";
import styles from "./life-line.module.css";
import { type LifeBar, lifeScale } from "./life-scale.ts";
import { tokenKindWords } from "./token-words.ts";

/** Tick labels nearer than this to "now" are left out, in px. */
const ROOM_BESIDE_NOW_PX = 56;
/** The label of "now" is not drawn further left than this. */
const LEAST_NOW_LABEL_PX = 34;
/** The words beside the refresh's mark are left out where they would reach "now". */
const ROOM_FOR_REFRESH_PX = 92;
const ROW_PX = 26;
const TOP_PX = 28;
const BAR_PX = 16;

/** The life of each token of a set as a bar on one time line, with now. */
export function LifeLine({ set }: { readonly set: TokenSetView }) {
  const now = useNow();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const scale = lifeScale(set, now);
  const height = TOP_PX + scale.bars.length * ROW_PX;
  const placeOf = (share: number) => share * width;
  const nowLabelAt = Math.max(LEAST_NOW_LABEL_PX, placeOf(scale.now));
  return (
    <div className={styles.life}>
      <ul className={styles.names} style={{ paddingTop: TOP_PX - 4 }}>
        {scale.bars.map((bar) => (
          <li key={bar.kind}>{tokenKindWords[bar.kind]}</li>
        ))}
      </ul>
      <div ref={box} className={styles.scale} style={{ height }} aria-hidden="true">
        <svg width={width} height={height} className={styles.drawing} aria-hidden="true">
          {scale.ticks.map((tick) => (
            <path
              key={tick.at}
              d={`M${placeOf(tick.place)} 22V${height}`}
              className={styles.tick}
              shapeRendering="crispEdges"
            />
          ))}
          {scale.bars.map((bar, index) => (
            <Bar key={bar.kind} bar={bar} top={TOP_PX + index * ROW_PX} placeOf={placeOf} />
          ))}
          {scale.refresh && (
            <path
              d={`M${placeOf(scale.refresh.place)} ${TOP_PX + scale.refresh.row * ROW_PX - 3}v${BAR_PX + 6}`}
              className={styles.refresh}
            />
          )}
          <path d={`M${placeOf(scale.now)} 20V${height}`} className={styles.now} />
        </svg>
        {scale.ticks
          .filter((tick) => Math.abs(placeOf(tick.place) - nowLabelAt) > ROOM_BESIDE_NOW_PX)
          .map((tick) => (
            <span key={tick.at} className={styles.label} style={{ left: placeOf(tick.place) }}>
              {formatMoment(tick.at, tick.at)}
            </span>
          ))}
        {scale.refresh && placeOf(scale.refresh.place - scale.now) > ROOM_FOR_REFRESH_PX && (
          <span
            className={styles["refresh-label"]}
            style={{ left: placeOf(scale.refresh.place) - 6, top: TOP_PX + scale.refresh.row * ROW_PX }}
          >
            refresh {formatMoment(scale.refresh.at, now)}
          </span>
        )}
        <span className={styles["now-label"]} style={{ left: nowLabelAt }}>
          now {formatMoment(now, now)}
        </span>
      </div>
      <ul className={styles.ends} style={{ paddingTop: TOP_PX - 4 }}>
        {scale.bars.map((bar) => (
          <li key={bar.kind}>{endWords(bar, now)}</li>
        ))}
      </ul>
    </div>
  );
}

interface BarProps {
  readonly bar: LifeBar;
  readonly top: number;
  readonly placeOf: (share: number) => number;
}

function Bar({ bar, top, placeOf }: BarProps) {
  const [start, end, used] = [placeOf(bar.start), placeOf(bar.end), placeOf(bar.used)];
  const cutAt = end - 18;
  return (
    <g>
      <rect
        x={start}
        y={top}
        width={Math.max(0, end - start)}
        height={BAR_PX}
        rx="3"
        className={styles.bar}
      />
      <rect
        x={start}
        y={top}
        width={Math.max(0, used - start)}
        height={BAR_PX}
        rx="3"
        className={styles.used}
      />
      {bar.cut && (
        <>
          <path d={`M${cutAt} ${top - 2}l-5 20h8l5 -20z`} className={styles.gap} />
          <path d={`M${cutAt} ${top - 1}l-5 18M${cutAt + 8} ${top - 1}l-5 18`} className={styles.strokes} />
        </>
      )}
    </g>
  );
}

const DAY_MS = 24 * 60 * 60 * 1000;

const endWords = ({ expiresAt, revokedAt }: LifeBar, now: number): string => {
  if (revokedAt !== undefined) return `revoked ${formatMoment(revokedAt, now)}`;
  if (expiresAt === undefined) return "end not said";
  if (expiresAt <= now) return `ended ${formatMoment(expiresAt, now)}`;
  const left = distanceWords(expiresAt - now);
  return expiresAt - now > DAY_MS ? `until ${formatMoment(expiresAt, now)}, ${left}` : `${left} left`;
};
