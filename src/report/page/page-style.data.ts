/** The style that every page shares: narrow screens get tables as blocks, paper gets A4 and its colours kept. */
export const pageStyle = `*{box-sizing:border-box}
body{font:16px/1.5 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff;overflow-wrap:break-word}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.3rem;margin:2.5rem 0 .5rem;border-bottom:2px solid #1a1a1a}h3{font-size:1.1rem;margin:2rem 0 .5rem}h4{font-size:1rem;margin:1.5rem 0 .5rem}
h1,h2,h3,h4,caption,th[scope=row],dt,dd,li,p,.heat th{overflow-wrap:anywhere}
.lead{font-size:1.1rem}.note{font-size:.85rem;color:#444;margin:.4rem 0 1rem}a{color:#0058a3}
table{border-collapse:collapse;width:100%;margin:.5rem 0;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.3rem 0;font-size:.9rem}
.stack{font-size:.94rem}th,td{padding:.35rem .5rem;border-bottom:1px solid #ddd;text-align:right;vertical-align:top;font-weight:400}
thead th{font-weight:600;border-bottom:1px solid #666;vertical-align:bottom}
th:first-child,td:first-child{text-align:left}tbody th{min-width:6em}
.plain th,.plain td{white-space:nowrap}.plain tbody th,.samples td{white-space:normal}
.facts td,.samples td{overflow-wrap:anywhere}.facts td,.samples td,.overview thead th:last-child,.overview td:last-child{text-align:left}.facts tbody th{width:26%}.tally{max-width:34rem}
nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.2rem}
dl.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(5.8rem,1fr));gap:.5rem .8rem;margin:.6rem 0}
dl.figures div{border-left:3px solid #cfe3f0;padding-left:.5rem}dt{font-size:.8rem;color:#444}dd{margin:0;font-variant-numeric:tabular-nums}
dl.tiles{grid-template-columns:repeat(auto-fill,minmax(8.2rem,1fr))}.tiles dd{font-size:1.3rem;font-weight:600}.was{color:#595959}.nowrap{white-space:nowrap}
.range{display:block;white-space:nowrap;font-size:.8rem;color:#444}.mark{display:inline-block;border:1px solid;border-radius:.6rem;padding:0 .4rem;font-size:.75rem;white-space:nowrap;color:#444;font-weight:400}
.mark.under{color:#8f3b00;font-weight:600}
.card{border:1px solid #ccc;border-radius:.4rem;padding:.2rem 1rem 1rem;margin:1rem 0}.card h3{margin:.8rem 0 .3rem}.kind{font-weight:400;color:#444;font-size:.9rem}
.charts{display:flex;flex-wrap:wrap;gap:.5rem 2rem}figure{margin:.5rem 0;max-width:100%}figcaption{font-size:.85rem;color:#333;font-weight:600}
svg{max-width:100%;height:auto;display:block}svg text{font-family:system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
.fill{display:block;height:.5rem;min-width:1px;background:#0072b2;margin-top:.15rem}.fill.old{background:#cfe3f0;border:1px solid #0072b2}
.summary{border:2px solid #1a1a1a;border-radius:.4rem;padding:.2rem 1rem;margin:1rem 0}.summary ul{padding-left:1.2rem}.summary li{margin:.4rem 0}
.heat td{text-align:center;border:1px solid #fff}.heat thead th{text-align:center}.heat thead th:first-child{text-align:left}.heat th,.heat td{padding:.3rem}
.heat th[scope=row]{border:0}.heat{table-layout:fixed}.heat th:first-child{width:26%}.heat.few th:first-child{width:40%}
.wide{display:block}.narrow{display:none}.values{max-width:34rem}.values td{width:36%}.parts{display:flex;flex-wrap:wrap;gap:0 2rem}.parts h4:first-child{margin-top:.4rem}.bars>div{flex:1 1 9rem}.parts>div{flex:1 1 19rem;min-width:0}
.fill,.heat td,.tint{-webkit-print-color-adjust:exact;print-color-adjust:exact}
@media screen and (max-width:46rem){.wide{display:none}.narrow{display:block}
.plain{display:block;overflow-x:auto;font-size:.8rem}.plain th,.plain td{padding:.35rem .25rem}
.stack,.stack tbody,.stack th{display:block}.stack caption{display:block}
.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack tr{display:grid;grid-template-columns:repeat(auto-fill,minmax(5.7rem,1fr));gap:.1rem .6rem;border:1px solid #ccc;border-radius:.4rem;margin:.5rem 0;padding:.2rem .6rem}
.stack tbody th{grid-column:1/-1;font-weight:600;border:0;padding:.3rem 0}
.stack td{border:0;border-top:1px solid #eee;padding:.2rem 0;text-align:left}.stack .range{white-space:normal;font-size:.72rem}
.stack td:empty{display:none}.stack td::before{content:attr(data-label);display:block;color:#444;font-size:.75rem}
.heat{font-size:.72rem}.heat .range{font-size:.65rem}.heat thead th{font-weight:500;font-size:.68rem}.heat:not(.few) th:first-child{width:24%}.heat th,.heat td{padding:.2rem .1rem}.card{padding:.1rem .6rem .6rem}}
@media print{@page{size:A4;margin:14mm 12mm}html{font-size:10pt}body{margin:0;padding:0;max-width:none;font-size:1rem}table{font-size:.85rem}
h2,h3,h4,caption{break-after:avoid}tr,figure,svg,.summary li,dl.figures div{break-inside:avoid}thead{display:table-header-group}nav{display:none}a{color:inherit;text-decoration:none}}`
