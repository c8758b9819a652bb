/** The style of HTML reports: the workbench's colours, light and dark, without anything from outside. */
export const htmlStyle = `
:root { color-scheme: light dark; }
body { margin: 0; padding: 24px; background: light-dark(#fff, #1a1d23); color: light-dark(#1a1e26, #e4e8ef);
  font: 13px/20px Inter, -apple-system, "Segoe UI", Cantarell, "Noto Sans", sans-serif; }
h1 { margin: 0; font-size: 18px; line-height: 24px; }
h2 { margin: 24px 0 8px; font-size: 14px; }
p { margin: 0 0 8px; color: light-dark(#5f697b, #929cad); }
ul { margin: 0; padding-left: 20px; }
code, .mono { font: 12px/16px "JetBrains Mono", ui-monospace, "SF Mono", "Cascadia Mono", monospace; }
.counts { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 12px 0 16px; padding: 0; list-style: none; }
.scroll { overflow: auto; max-height: 85vh; }
table { border-collapse: separate; border-spacing: 2px; }
th { padding: 2px 8px; font-weight: 600; text-align: center; background: light-dark(#fff, #1a1d23); }
th small { display: block; font-weight: 400; color: light-dark(#5f697b, #929cad); }
thead th { position: sticky; top: 0; z-index: 1; }
th:first-child { text-align: left; }
tbody th { position: sticky; left: 0; font-weight: 400; text-align: left; white-space: nowrap; }
td { padding: 4px 8px; min-width: 56px; border-radius: 4px; border: 2px solid transparent; text-align: center;
  font-size: 12px; line-height: 16px; white-space: nowrap; }
td.text { text-align: left; white-space: normal; }
td small { display: block; font-size: 11px; }
.allowed, .passed { color: light-dark(#17704a, #5fc795); }
td.allowed, td.passed { background: light-dark(#e5f3ec, #17302a); }
.refused, .not_run { color: light-dark(#475063, #b0b8c6); }
td.refused { background: light-dark(#e9ecf1, #2a2f38); }
.error { color: light-dark(#8a5300, #e3b04b); }
td.error { background: light-dark(#fcf1d9, #352b17); }
.differs, .failed { color: light-dark(#b3261e, #f58b80); }
td.differs, td.failed { background: light-dark(#fcebe9, #3d2120); border-color: light-dark(#b3261e, #f58b80); }
.changed { color: light-dark(#1f56c3, #86adf8); }
svg { width: 12px; height: 12px; vertical-align: -1px; fill: none; stroke: currentColor; stroke-width: 1.6;
  stroke-linecap: round; stroke-linejoin: round; }
@media print { .scroll { max-height: none; overflow: visible; } }
`;

/** Pictures that cells refer to. */
export const htmlIcons = `<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>
<symbol id="allowed" viewBox="0 0 12 12"><path d="M2 6.5 5 9.5 10.5 3"/></symbol>
<symbol id="refused" viewBox="0 0 12 12"><circle cx="6" cy="6" r="4.5"/><path d="M3 3l6 6"/></symbol>
<symbol id="error" viewBox="0 0 12 12"><path d="M6 1.5 11 10.5H1zM6 5v2.5M6 9.2v.1"/></symbol>
<symbol id="not_run" viewBox="0 0 12 12"><path d="M3 6h6"/></symbol>
<symbol id="changed" viewBox="0 0 12 12"><path d="M2 6a4 4 0 1 0 1.2-2.9L2 4.3M2 1.8v2.5h2.5M6 4v2.3l1.5 1"/></symbol>
<symbol id="failed" viewBox="0 0 12 12"><path d="M3 3l6 6M9 3l-6 6"/></symbol>
</defs></svg>`;
