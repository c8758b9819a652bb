/** The one style sheet of the demo's pages, in the workbench's colours; light and dark follow the system. */
export const style = `
:root {
  color-scheme: light dark;
  --surface: #ffffff; --sunken: #f6f7f9; --line: #e2e5ea; --line-strong: #cbd1da; --field: #7d8798; --hover: #eef0f4;
  --text: #1a1e26; --text-2: #475063; --accent: #1f56c3; --accent-fill: #1f56c3; --accent-soft: #e8effc;
  --warn: #8a5300; --warn-soft: #fcf1d9; --none-soft: #e9ecf1; --ring: rgb(31 86 195 / 28%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --surface: #1a1d23; --sunken: #15181d; --line: #2b3038; --line-strong: #414853; --field: #707a8a; --hover: #23272f;
    --text: #e4e8ef; --text-2: #b0b8c6; --accent: #86adf8; --accent-fill: #3567d6; --accent-soft: #1e2c49;
    --warn: #e3b04b; --warn-soft: #352b17; --none-soft: #2a2f38; --ring: rgb(134 173 248 / 28%);
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; background: var(--sunken); color: var(--text);
  font: 14px/20px Inter, "Segoe UI Variable Text", "Segoe UI", system-ui, sans-serif;
}
header {
  display: flex; flex-wrap: wrap; gap: 0 12px; justify-content: center; padding: 10px 16px; text-align: center;
  background: var(--warn-soft); color: var(--warn); border-bottom: 1px solid var(--line);
}
main {
  width: min(440px, 100% - 32px); margin: 40px auto; padding: 24px;
  background: var(--surface); border: 1px solid var(--line); border-radius: 6px;
}
h1 { margin: 0 0 8px; font-size: 18px; line-height: 24px; font-weight: 600; }
p { margin: 0 0 16px; color: var(--text-2); }
p:last-child { margin-bottom: 0; }
strong { font-weight: 600; }
code, .mono { font-family: ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", monospace; font-size: 13px; }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px 16px; margin: 0 0 16px; }
dt { color: var(--text-2); }
dd { margin: 0; overflow-wrap: anywhere; }
ul { list-style: none; margin: 0 0 16px; padding: 0; }
li + li { margin-top: 8px; }
button {
  font: inherit; color: var(--text); background: var(--surface); cursor: pointer;
  border: 1px solid var(--line-strong); border-radius: 4px; min-height: 36px; padding: 0 16px;
}
button:hover { background: var(--hover); }
button:focus-visible, input:focus-visible { outline: none; border-color: var(--accent); box-shadow: 0 0 0 2px var(--ring); }
button.primary { color: #ffffff; background: var(--accent-fill); border-color: var(--accent-fill); font-weight: 600; }
button.primary:hover { filter: brightness(1.08); }
button.user {
  display: grid; grid-template-columns: 36px minmax(0, 1fr) auto; gap: 0 12px; align-items: center;
  width: 100%; padding: 10px 12px; text-align: left;
}
button.user.suggested { border-color: var(--accent); background: var(--accent-soft); }
.initials {
  display: grid; place-items: center; width: 36px; height: 36px; border-radius: 50%;
  background: var(--none-soft); color: var(--text-2); font-weight: 600;
}
.who { min-width: 0; }
.who > span { display: block; }
.name { font-weight: 600; }
.detail { color: var(--text-2); font-size: 12px; line-height: 16px; overflow-wrap: anywhere; }
.role { padding: 2px 8px; border-radius: 4px; background: var(--none-soft); color: var(--text-2); font-size: 12px; line-height: 16px; }
.suggested .initials, .suggested .role { background: var(--surface); }
.note { font-size: 12px; line-height: 16px; color: var(--accent); }
.actions { display: flex; gap: 8px; align-items: center; }
label { display: block; margin-bottom: 4px; font-weight: 600; }
input[type="text"] {
  width: 100%; min-height: 36px; margin-bottom: 16px; padding: 0 12px; font: inherit; text-transform: uppercase;
  color: var(--text); background: var(--surface); border: 1px solid var(--field); border-radius: 4px;
}
@media (max-width: 420px) {
  main { margin: 16px auto; padding: 16px; }
  button.user { grid-template-columns: 36px minmax(0, 1fr); row-gap: 4px; }
  .role { grid-column: 2; justify-self: start; }
}
`;
