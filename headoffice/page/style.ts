/** The family's colours and sizes, as plain CSS. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #f7f5f0; --paper: #ffffff; --ink: #1c2421; --second: #55605b; --line: #e3e1da; --rail: #12312f; --on-rail: #eaf2f0;
  --action: #0b6b66; --on-action: #ffffff; --broken: #b3352a; --broken-soft: #fbe9e6; --needs: #8f5a00; --needs-soft: #fdf1d7;
  --good: #2a6b34; --good-soft: #e6f2e7; --focus: #e08a00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #141a18; --paper: #1c2421; --ink: #edf1ee; --second: #a9b5af; --line: #35403b; --rail: #0c2321; --on-rail: #d9e6e3;
    --action: #57c2ba; --on-action: #08211f; --broken: #f0978c; --broken-soft: #41211d; --needs: #f0bf66; --needs-soft: #3b2c0f;
    --good: #8bcf95; --good-soft: #1d3521; --focus: #f0a63a;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 13.5px/1.5 'Inter Variable', Inter, system-ui, sans-serif; font-variant-numeric: tabular-nums; }
a { color: var(--action); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 12px; top: 12px; background: var(--paper); padding: 6px 12px; z-index: 1; }
header { background: var(--rail); color: var(--on-rail); display: flex; gap: 16px; align-items: center; padding: 10px 18px; flex-wrap: wrap; }
header strong { font-size: 16px; } header nav { display: flex; gap: 4px; margin-left: auto; } header a { color: inherit; padding: 3px 9px; border-radius: 6px; text-decoration: none; }
header a:hover { text-decoration: underline; } header a[aria-current] { background: var(--on-rail); color: var(--rail); font-weight: 650; }
header form { display: flex; gap: 10px; align-items: center; margin: 0; } header button { background: transparent; color: inherit; border-color: currentColor; }
main { max-width: 1280px; margin: 0 auto; padding: 18px; display: grid; gap: 14px; }
h1 { font-size: 19px; font-weight: 650; margin: 0; } h2 { font-size: 13.5px; font-weight: 650; margin: 0; }
section { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 12px 16px; display: grid; gap: 10px; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: 7px 10px; border-top: 1px solid var(--line); vertical-align: middle; }
thead td { border-top: 0; } thead th { border-top: 0; color: var(--second); font-weight: 500; font-size: 12.5px; white-space: nowrap; } td.number, th.number { text-align: right; }
tbody th { font-weight: 500; } p { margin: 0; } .second { color: var(--second); }
label { display: grid; gap: 3px; font-weight: 500; } input, select, button { font: inherit; color: inherit; padding: 7px 12px; border-radius: 8px; border: 1px solid var(--second); background: var(--paper); min-height: 34px; }
button { cursor: pointer; font-weight: 500; border-color: var(--line); } button.primary { background: var(--action); border-color: var(--action); color: var(--on-action); font-weight: 650; }
button.danger { color: var(--broken); border-color: var(--broken); }
form.row { display: flex; gap: 12px; align-items: end; flex-wrap: wrap; margin: 0; } section.narrow { width: 420px; max-width: 100%; margin: 6vh auto; } form.card { display: grid; gap: 12px; }
.tag { display: inline-block; border-radius: 6px; padding: 1px 8px; font-size: 12.5px; font-weight: 500; white-space: nowrap; }
.tag.good { background: var(--good-soft); color: var(--good); } .tag.broken { background: var(--broken-soft); color: var(--broken); } .tag.needs { background: var(--needs-soft); color: var(--needs); }
.problem { background: var(--broken-soft); color: var(--broken); border-radius: 8px; padding: 8px 12px; }
.said { background: var(--good-soft); color: var(--good); border-radius: 8px; padding: 8px 12px; } td ul { margin: 0; padding-left: 18px; } td form.row { display: inline-flex; margin: 2px 6px 2px 0; }
.code { font-size: 28px; font-weight: 650; letter-spacing: 2px; }
`
