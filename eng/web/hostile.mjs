// Renders the comment and the HTML report of every hostile name, and compares the pages with those of an honest name:
// the same elements, nothing live, no request, no dialog, no error.
// Run as: node hostile.mjs
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './browser.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
// Where a run of all tests has written the pages already, they are taken from there.
const folder = process.env.PERFGATE_HOSTILE_FOLDER ?? join(here, 'out', 'hostile');
if (!process.env.PERFGATE_HOSTILE_FOLDER) {
  rmSync(folder, { recursive: true, force: true });
  const written = spawnSync('dotnet', ['run', '--project', join(root, 'tests/PerfGate.Core.Tests'), '--', '--filter-class', 'PerfGate.Core.Tests.Reports.Hostile.HostileFiles'], {
    env: { ...process.env, PERFGATE_HOSTILE_FOLDER: folder }, encoding: 'utf8',
  });
  if (written.status !== 0) throw new Error(written.stdout + written.stderr);
}

const browser = await launch();
const page = await browser.newPage();
const alarms = [];
page.on('dialog', dialog => { alarms.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
page.on('pageerror', error => alarms.push(`error ${error.message}`));
await page.route('**/*', route => {
  const url = route.request().url();
  if (url.startsWith('file:') || url.startsWith('data:') || url === 'about:blank') return route.continue();
  alarms.push(`request ${url}`);
  return route.abort();
});

// What a page is made of, apart from its words: elements with their attributes, but not the values that carry text. A name in code may
// break behind each of its dots: a bare <wbr> there belongs to the words.
const shape = () => page.evaluate(() => [...document.body.querySelectorAll('*')]
  .filter(element => !(element.matches('code > wbr') && element.attributes.length === 0)).map(element =>
  element.tagName + [...element.attributes].filter(one => one.name !== 'alt').map(one => ` ${one.name}${one.name === 'href' || one.name === 'src' ? `=${one.value}` : ''}`).sort().join('')).join('\n'));
const live = () => page.evaluate(() => [...document.querySelectorAll('a, script:not(body > script), iframe, object, embed, form, style:not(head > style), svg, [onclick], [onerror], [onload], [onmouseover]')]
  .map(element => element.outerHTML.slice(0, 120)));
// GitHub makes mentions and references of text outside of code: none of ours may look like one there.
const references = () => page.evaluate(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node; (node = walker.nextNode());) {
    if (node.parentElement.closest('code, pre, a, script, style')) continue;
    if (/(^|[^A-Za-z0-9_])@[A-Za-z0-9]|(^|\W)#\d|\bGH-\d|\bwww\.|https?:\/\//i.test(node.data)) found.push(node.data.slice(0, 80));
  }
  return found;
});

async function load(file) {
  if (file.endsWith('.html')) {
    await page.goto(`file://${join(folder, file)}`);
    return;
  }
  const body = execFileSync('cmark-gfm', ['--unsafe', '-e', 'table', '-e', 'strikethrough', '-e', 'autolink', '-e', 'tagfilter', join(folder, file)], { encoding: 'utf8' });
  await page.setContent(`<!DOCTYPE html><html><head></head><body>${body}</body></html>`);
}

const problems = [];
for (const kind of ['md', 'html']) {
  const files = readdirSync(folder).filter(file => file.endsWith(`.${kind}`)).sort();
  let honest;
  for (const file of files) {
    await load(file);
    const found = await shape();
    honest ??= found;
    if (found !== honest) {
      const [one, two] = [honest.split('\n'), found.split('\n')];
      const at = two.findIndex((line, i) => line !== one[i]);
      problems.push(`${file}: other elements: ${one[at]} became ${two[at]} at ${at}, ${one.length} and ${two.length}`);
    }
    for (const one of await live()) problems.push(`${file}: live: ${one}`);
    if (kind === 'md') for (const one of await references()) problems.push(`${file}: reference: ${one}`);
    while (alarms.length > 0) problems.push(`${file}: ${alarms.pop()}`);
  }
  console.log(`${files.length} pages from .${kind}, ${honest.split('\n').length} elements each`);
}
await browser.close();
for (const problem of problems.slice(0, 40)) console.error(problem);
console.log(`${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
