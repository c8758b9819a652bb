import { countCells, hasChanged, verdictWords } from "#shared/matrix/compare-cells.ts";
import type { MatrixRunColumn } from "#shared/matrix/matrix-run.ts";
import { countSteps, type RunStep, type StepOutcome } from "#shared/requests/collection-run.ts";
import { escapeMarkup } from "./escape-markup.ts";
import { htmlIcons, htmlStyle } from "./html-style.ts";
import { type ReportedCell, type ReportSource, reportedCells } from "./report-source.ts";
import { foundWords, instantWords, problemOfCell, problemOfStep, wantWords } from "./words.ts";

type MatrixSource = Extract<ReportSource, { kind: "matrix" }>;
type CollectionSource = Extract<ReportSource, { kind: "collection" }>;

/** A run as one HTML page that needs nothing else, and runs nothing. */
export const writeHtml = (source: ReportSource): string => {
  const { name } = source.run;
  const body = source.kind === "matrix" ? bodyOfMatrix(source) : bodyOfCollection(source);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeMarkup(name)}</title>
<style>${htmlStyle}</style>
</head>
<body>
${htmlIcons}
<h1>${escapeMarkup(name)}</h1>
${body}
</body>
</html>
`;
};

const icon = (name: string): string => `<svg aria-hidden="true"><use href="#${name}"/></svg>`;

/** What the run was of, when, and how it ended. */
const subtitle = ({ run }: ReportSource, size: string): string => {
  const { environment, startedAt, state, endedAt } = run;
  const took = endedAt === undefined ? [] : [`${((endedAt - startedAt) / 1000).toFixed(1)} s`];
  const ending = state === "done" ? [] : [state === "running" ? "still running" : "cancelled"];
  return `<p>${[size, environment, instantWords(startedAt), ...took, ...ending]
    .filter((each) => each !== undefined)
    .map(escapeMarkup)
    .join(" · ")}</p>`;
};

const countItem = (look: string, iconName: string, count: number, words: string): string =>
  `<li class="${look}">${icon(iconName)} <strong>${count}</strong> ${words}</li>`;

const bodyOfMatrix = (source: MatrixSource): string => {
  const { run, expectations } = source;
  const cells = reportedCells(run, expectations);
  const counts = countCells(run.cells, expectations);
  const since = run.comparedWith && instantWords(run.comparedWith.startedAt);
  const width = run.columns.length;
  return `${subtitle(source, `${run.rows.length} requests × ${width} identities`)}
<ul class="counts">
${countItem("allowed", "allowed", counts.asExpected, "as expected")}
${countItem("differs", "failed", counts.differs, "differ from the expectation")}
${countItem("error", "error", counts.noVerdict, "no verdict")}
${since === undefined ? "" : countItem("changed", "changed", counts.changed, `changed since ${since}`)}
${counts.noExpectation === 0 ? "" : countItem("not_run", "not_run", counts.noExpectation, "without an expectation")}
${counts.notRun === 0 ? "" : countItem("not_run", "not_run", counts.notRun, "not run")}
</ul>
<div class="scroll"><table>
<thead><tr><th scope="col">Request</th>${run.columns.map(columnHead).join("")}</tr></thead>
<tbody>
${run.rows
  .map(({ method, path, name }, row) => {
    const own = cells.slice(row * width, (row + 1) * width);
    const head = `<th scope="row"><code>${method} ${escapeMarkup(path)}</code><small>${escapeMarkup(name)}</small></th>`;
    return `<tr>${head}${own.map(matrixCell).join("")}</tr>`;
  })
  .join("\n")}
</tbody></table></div>
${problemsOfMatrix(source, cells)}`;
};

const columnHead = ({ name, roles, who }: MatrixRunColumn): string => {
  const about = roles.length > 0 ? roles.join(", ") : aboutIdentity(who);
  return `<th scope="col">${escapeMarkup(name)}<small>${escapeMarkup(about)}</small></th>`;
};

const aboutIdentity = (who: MatrixRunColumn["who"]): string => {
  if (who.kind === "another") return "another’s data";
  if (who.tokenState === "expired") return "old token";
  return { anonymous: "no token", user: "user", client: "client credentials" }[who.identity.kind];
};

const matrixCell = (each: ReportedCell): string => {
  const { cell, outcome, expectation } = each;
  const look = outcome === "differs" ? "differs" : cell.verdict;
  const found = cell.verdict === "not_run" ? "not run" : foundWords(cell);
  const want =
    outcome === "differs" && expectation !== undefined ? `<small>${wantWords(expectation)}</small>` : "";
  const changed = hasChanged(cell) ? `<small class="changed">${icon("changed")} changed</small>` : "";
  return `<td class="${look}">${icon(cell.verdict)} ${escapeMarkup(found)}${want}${changed}</td>`;
};

const problemsOfMatrix = ({ run }: MatrixSource, cells: readonly ReportedCell[]): string => {
  const lines = cells.flatMap((each) => {
    const problem = problemOfCell(each);
    if (problem === "") return [];
    const { method, path } = run.rows[each.row] ?? { method: "", path: "" };
    const { previous } = each.cell;
    const before =
      previous === undefined
        ? ""
        : ` Before: ${previous.status ?? verdictWords[previous.verdict]}, ${instantWords(previous.at)}.`;
    const what = `${method} ${path} as ${run.columns[each.column]?.name ?? ""}: ${problem}`;
    return [`<li>${escapeMarkup(`${what.replace(/\.$/, "")}.${before}`)}</li>`];
  });
  return lines.length === 0 ? "" : `<h2>Not as it should be</h2>\n<ul>\n${lines.join("\n")}\n</ul>`;
};

const stepWords: Readonly<Record<StepOutcome, string>> = {
  passed: "passed",
  failed: "failed",
  error: "no answer",
  not_run: "not run",
};
const stepIcons: Readonly<Record<StepOutcome, string>> = {
  passed: "allowed",
  failed: "failed",
  error: "error",
  not_run: "not_run",
};

const bodyOfCollection = (source: CollectionSource): string => {
  const { run } = source;
  const counts = countSteps(run.steps);
  return `${subtitle(source, `${run.steps.length} requests`)}
<ul class="counts">
${(["passed", "failed", "error", "not_run"] as const)
  .map((outcome) => countItem(outcome, stepIcons[outcome], counts[outcome], stepWords[outcome]))
  .join("\n")}
</ul>
${run.identities
  .map(({ name }, index) =>
    tableOfIdentity(
      name,
      run.steps.filter(({ identity }) => identity === index),
    ),
  )
  .join("\n")}`;
};

const tableOfIdentity = (
  name: string,
  steps: readonly RunStep[],
): string => `<h2>As ${escapeMarkup(name)}</h2>
<div class="scroll"><table>
<thead><tr><th scope="col">Request</th><th scope="col">Result</th><th scope="col">Status</th><th scope="col">Took</th><th scope="col">What is not as it should be</th></tr></thead>
<tbody>
${steps.map(stepRow).join("\n")}
</tbody></table></div>`;

const stepRow = (step: RunStep): string => {
  const { method, path, name, folders, outcome, status, tookMs } = step;
  const title = [...folders, name].join(" / ");
  return `<tr><th scope="row"><code>${method} ${escapeMarkup(path)}</code><small>${escapeMarkup(title)}</small></th>
<td class="${outcome}">${icon(stepIcons[outcome])} ${stepWords[outcome]}</td><td>${status ?? "–"}</td>
<td>${tookMs === undefined ? "–" : `${tookMs.toFixed(0)} ms`}</td><td class="text">${escapeMarkup(problemOfStep(step))}</td></tr>`;
};
