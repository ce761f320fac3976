// Drives the HTML report as a reader does: sorts, searches and filters, and tells how long that takes with 10,000 rows (target: 300 ms).
// Run as: node report-page.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './browser.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
// Where a run of all tests has written the pages already, they are taken from there.
const folder = process.env.PERFGATE_PAGES_FOLDER ?? join(here, 'out', 'pages');
if (!process.env.PERFGATE_PAGES_FOLDER) {
  rmSync(folder, { recursive: true, force: true });
  const written = spawnSync('dotnet', ['run', '--project', join(root, 'tests/PerfGate.Core.Tests'), '--', '--filter-class', 'PerfGate.Core.Tests.Reports.Html.HtmlReportTests'], {
    env: { ...process.env, PERFGATE_PAGES_FOLDER: folder }, encoding: 'utf8',
  });
  if (written.status !== 0) throw new Error(written.stdout + written.stderr);
}

const browser = await launch();
const context = await browser.newContext({ offline: true });
const page = await context.newPage();
const errors = [];
page.on('pageerror', error => errors.push(error.message));
page.on('console', message => { if (message.type() === 'error') errors.push(message.text()); });
const cells = column => page.$$eval(`#results tbody tr td:nth-child(${column})`, all => all.map(one => one.textContent));

await page.goto(`file://${join(folder, 'small.html')}`);
const rows = (await cells(2)).length;
assert.ok(rows > 20, `${rows} rows`);
await page.click('#results th:nth-child(2) button');
const names = await cells(2);
assert.deepEqual(names, [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
assert.equal(await page.getAttribute('#results th:nth-child(2)', 'aria-sort'), 'ascending');
await page.click('#results th:nth-child(6) button');
assert.equal(await page.getAttribute('#results th:nth-child(6)', 'aria-sort'), 'descending');
assert.equal((await cells(6))[0], '34.0×');
await page.fill('#search', 'faster allocated');
assert.deepEqual(await cells(2), ['B.Faster']);
await page.fill('#search', '');
await page.selectOption('#outcome', 'removed');
assert.ok((await cells(1)).every(one => one.startsWith('removed')));

await page.goto(`file://${join(folder, 'large.html')}`);
const timed = action => page.evaluate(async action => {
  const began = performance.now();
  if (action.click) document.querySelector(action.click).click();
  if (action.search) { const box = document.getElementById('search'); box.value = action.search; box.dispatchEvent(new Event('input')); }
  document.body.getBoundingClientRect();
  await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - began;
}, action);
const times = {};
for (const column of [2, 4, 6]) times[`sort by column ${column}`] = await timed({ click: `#results th:nth-child(${column}) button` });
times.search = await timed({ search: 'case77' });
assert.ok((await cells(2)).length > 0 && (await cells(2)).every(name => name.includes('Case77')));
times['sort the found'] = await timed({ click: '#results th:nth-child(5) button' });
await browser.close();

const bytes = statSync(join(folder, 'large.html')).size;
console.log(`10,000 rows: ${(bytes / 1e6).toFixed(2)} MB`);
for (const [what, time] of Object.entries(times)) console.log(`${what}: ${time.toFixed(0)} ms`);
assert.deepEqual(errors, []);
assert.ok(bytes <= 5e6);
