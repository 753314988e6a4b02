/** The page's style: light and dark by what the reader's system says, and a printer's. Colours hold 4.5:1 on their ground. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#f7f8fa;--card:#fff;--text:#1b2330;--quiet:#566072;--line:#d9dee6;--code:#eef1f5;--link:#0b57a8;
--good:#12653a;--good-bg:#e2f4e8;--bad:#a3231c;--bad-bg:#fbe6e4;--waiting:#7a4b00;--waiting-bg:#fbeecf;--busy:#0b57a8;--busy-bg:#e0ecf9;--quiet-bg:#e9ecf1;
--look:#4a7fc1;--ask:#b07a12;--act:#2f8f5b;--prove:#7b5ea7;--no:#c23b33;--bed:#c6cdd8;--done:#2f8f5b;--mark:#fff}
@media (prefers-color-scheme:dark){:root{--ground:#12161d;--card:#1a2029;--text:#e6eaf0;--quiet:#a3adbd;--line:#323b49;--code:#252d39;--link:#8ab8f0;
--good:#7fd6a2;--good-bg:#16352a;--bad:#ff9f97;--bad-bg:#452222;--waiting:#f0c167;--waiting-bg:#3d3016;--busy:#8ab8f0;--busy-bg:#1c3048;--quiet-bg:#2a323e;
--look:#6b9fe0;--ask:#d9a23a;--act:#4fb37e;--prove:#a78bd4;--no:#e8675e;--bed:#3a4453;--done:#3d9a69;--mark:#12161d}}
*{box-sizing:border-box}html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--ground);color:var(--text);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
header,nav,main,footer{max-width:1080px;margin:0 auto;padding:0 20px}
.skip{position:absolute;left:-999px}.skip:focus{left:20px;top:8px;background:var(--card);padding:6px 12px}
.brand{margin:28px 0 6px;font-weight:650;letter-spacing:.02em}h1{font-size:1.7rem;line-height:1.25;margin:0 0 10px;padding-left:14px;border-left:6px solid var(--line);text-wrap:balance}
h1.good{border-color:var(--act)}h1.waiting{border-color:var(--ask)}h1.bad{border-color:var(--no)}
h2{font-size:1.15rem;margin:0 0 10px}h3{font-size:1rem;margin:18px 0 6px}.remarks{margin:0 0 8px;padding-left:36px;color:var(--quiet)}
.quiet{color:var(--quiet)}.note{margin:0 0 12px;color:var(--quiet);max-width:75ch}.long{overflow-wrap:anywhere}
section,.road{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:18px 20px;margin:0 0 18px}
.road{margin:18px 0;padding:10px}.road svg{display:block;width:100%;height:auto}.road .narrow{display:none;max-width:360px;margin:0 auto}
.road text{fill:var(--text);text-anchor:middle;font-size:14px}.road .beside text{text-anchor:start}.road .stop text.sign{fill:var(--mark);text-anchor:middle;font-size:20px;font-weight:700}
.road .name{font-weight:650;font-size:16px}.road .small{fill:var(--quiet);font-size:12px}.road .word{font-weight:600}
.bed{stroke:var(--bed);stroke-width:18;fill:none}.done{stroke:var(--done);stroke-width:18;fill:none}.line{stroke:var(--card);stroke-width:2;stroke-dasharray:10 9;fill:none;opacity:.85}.pier{stroke:var(--bed);stroke-width:7;fill:none}
.stop circle{stroke:var(--card);stroke-width:4}.stop.good circle{fill:var(--good)}.stop.bad circle{fill:var(--bad)}.stop.waiting circle{fill:var(--waiting)}.stop.busy circle{fill:var(--busy)}.stop.quiet circle{fill:var(--quiet)}
.stop.good .word{fill:var(--good)}.stop.bad .word{fill:var(--bad)}.stop.waiting .word{fill:var(--waiting)}.stop.busy .word{fill:var(--busy)}.stop.quiet .word{fill:var(--quiet)}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:4px 18px;margin:0 0 18px;padding:0}a{color:var(--link)}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:0 0 16px}.facts dt{color:var(--quiet)}.facts dd{margin:0;min-width:0}
code,pre{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}code{background:var(--code);border-radius:4px;padding:1px 5px}
pre{background:var(--code);border-radius:8px;padding:12px;overflow:auto;max-width:100%;white-space:pre-wrap;overflow-wrap:anywhere}
.scroll{overflow-x:auto;max-width:100%}table{border-collapse:collapse;width:100%;font-size:14px}th,td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid var(--line)}
thead th{color:var(--quiet);font-weight:600;white-space:nowrap}tbody th{font-weight:600}tbody tr:last-child>*{border-bottom:0}.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.time{white-space:nowrap;font-variant-numeric:tabular-nums}
td:last-child{min-width:15ch}td ul{margin:4px 0 0;padding-left:18px;color:var(--quiet)}
.chip{display:inline-block;border-radius:99px;padding:0 9px;font-size:13px;font-weight:600;white-space:nowrap}.chip.good{color:var(--good);background:var(--good-bg)}.chip.bad{color:var(--bad);background:var(--bad-bg)}.chip.waiting{color:var(--waiting);background:var(--waiting-bg)}.chip.busy{color:var(--busy);background:var(--busy-bg)}.chip.quiet{color:var(--quiet);background:var(--quiet-bg)}
.gantt td,.gantt th{vertical-align:middle;white-space:nowrap}.gantt .bars{width:52%;min-width:260px;padding-right:0}.gantt svg{display:block}
.track{fill:var(--quiet-bg)}.gap{fill:var(--quiet)}.look{fill:var(--look);background:var(--look)}.ask{fill:var(--ask);background:var(--ask)}.act{fill:var(--act);background:var(--act)}.prove{fill:var(--prove);background:var(--prove)}.no{fill:var(--no);background:var(--no)}
.key{margin:10px 0 0;color:var(--quiet);font-size:13px}.swatch{display:inline-block;width:11px;height:11px;border-radius:3px;margin:0 5px 0 0}.key .swatch:not(:first-child){margin-left:12px}
details{border-top:1px solid var(--line);padding:8px 0}details:first-of-type{border-top:0}summary{cursor:pointer;padding:2px 0}summary:focus-visible,a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.created span{display:inline-block;max-width:100%;overflow-wrap:anywhere;margin:0 14px 0 0;color:var(--quiet);font-size:13px}.claims{list-style:none;padding:0;margin:0}.claims li{margin:0 0 10px}
footer{color:var(--quiet);font-size:13px;padding-bottom:28px}
@media (max-width:640px){body{font-size:15px}h1{font-size:1.3rem}header,nav,main,footer{padding:0 12px}section{padding:14px 12px}.road .wide{display:none}.road .narrow{display:block}.facts{grid-template-columns:1fr;gap:0}.facts dd{margin:0 0 8px}}
@media print{:root{color-scheme:light;--ground:#fff;--card:#fff;--text:#000;--quiet:#444;--line:#bbb;--code:#f2f2f2;--link:#000;--good:#12653a;--good-bg:#fff;--bad:#a3231c;--bad-bg:#fff;--waiting:#7a4b00;--waiting-bg:#fff;--busy:#0b57a8;--busy-bg:#fff;--quiet-bg:#eee;--look:#4a7fc1;--ask:#b07a12;--act:#2f8f5b;--prove:#7b5ea7;--no:#c23b33;--bed:#c6cdd8;--done:#2f8f5b;--mark:#fff}
nav,.skip{display:none}body{font-size:11pt}section,.road{border:0;padding:0;break-inside:auto}table,details,article{break-inside:auto}tr,h2,h3{break-inside:avoid;break-after:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}.scroll{overflow:visible}details::details-content{content-visibility:visible;height:auto}}
`;
