import styles from "./first-start.module.css";

const parties = [
  { x: 81, width: 104, name: "Workbench" },
  { x: 239, width: 104, name: "Browser" },
  { x: 397, width: 116, name: "Demo provider" },
  { x: 555, width: 84, name: "Demo API" },
] as const;

const steps = [
  { from: 0, to: 1, words: "Open browser" },
  { from: 1, to: 2, words: "Sign in as a demo user" },
  { from: 1, to: 0, words: "Code" },
  { from: 0, to: 2, words: "Tokens" },
  { from: 0, to: 3, words: "Authorized request" },
] as const;

const WIDTH = 652;
const FIRST_ROW_Y = 58;
const ROW_PX = 25;
const HEIGHT = FIRST_ROW_Y + ROW_PX * steps.length - 13;

/** What is going to happen, as a small sequence diagram. */
export function LoginPicture() {
  const words = steps.map(({ from, to, words }) => `${parties[from].name} to ${parties[to].name}: ${words}`);
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      role="img"
      aria-label={`A login in five steps. ${words.join(". ")}.`}
    >
      {parties.map((party) => (
        <g key={party.name}>
          <path className={styles.lifeline} d={`M${String(party.x)} 30V${String(HEIGHT - 4)}`} />
          <rect
            className={styles.head}
            x={party.x - party.width / 2}
            y="6"
            width={party.width}
            height="24"
            rx="4"
          />
          <text className={styles.party} x={party.x} y="22">
            {party.name}
          </text>
        </g>
      ))}
      {steps.map((step, index) => (
        <Arrow
          key={step.words}
          from={parties[step.from].x}
          to={parties[step.to].x}
          y={FIRST_ROW_Y + index * ROW_PX}
          words={step.words}
        />
      ))}
    </svg>
  );
}

interface ArrowProps {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly words: string;
}

function Arrow({ from, to, y, words }: ArrowProps) {
  const direction = to > from ? 1 : -1;
  const start = from + direction * 3;
  const tip = to - direction * 3;
  const middle = (from + to) / 2;
  // A patch in the plane's colour keeps lifelines out of the words.
  const patch = words.length * 6.3 + 8;
  return (
    <g>
      <path className={styles.arrow} d={`M${String(start)} ${String(y)}H${String(tip)}`} />
      <path className={styles.tip} d={`M${String(tip)} ${String(y)}l${String(-direction * 7)} -3.5v7z`} />
      <rect className={styles.patch} x={middle - patch / 2} y={y - 16} width={patch} height="14" />
      <text x={middle} y={y - 5}>
        {words}
      </text>
    </g>
  );
}
