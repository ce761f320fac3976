// Takes the pictures of docs/images: the comment as GitHub shows it and the HTML report, light, dark and on a phone.
// Run `bash eng/render` first; then: node shots.mjs
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './browser.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const preview = process.argv[2] ?? join(root, 'artifacts', 'preview');
const images = process.argv[3] ?? join(root, 'docs', 'images');
if (!existsSync(join(preview, 'comment.md'))) throw new Error(`${preview} has no comment.md: run \`bash eng/render\` first.`);
mkdirSync(images, { recursive: true });

const body = execFileSync('cmark-gfm', ['--unsafe', '-e', 'table', '-e', 'strikethrough', '-e', 'autolink', '-e', 'tagfilter', join(preview, 'comment.md')], { encoding: 'utf8' })
  .replace(/<blockquote>\s*<p>\[!(NOTE|WARNING)\]/g, '<blockquote><p><strong>$1</strong><br>');
const browser = await launch();
const shots = process.argv[2] ? [['light', 860], ['dark', 860], ['light', 390], ['dark', 390]] : [['light', 860], ['dark', 860], ['light', 390]];
for (const [theme, width] of shots) {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: theme, deviceScaleFactor: 1.5 });
  const css = readFileSync(join(here, `node_modules/github-markdown-css/github-markdown-${theme}.css`), 'utf8');
  const html = join(preview, `comment-${theme}.html`);
  writeFileSync(html, `<!DOCTYPE html><meta charset="utf-8"><style>${css} body { margin: 0; background: ${theme === 'dark' ? '#0d1117' : '#fff'}; } article { padding: 16px; }</style><article class="markdown-body">${body}</article>`);
  await page.goto(`file://${html}`);
  await page.screenshot({ path: join(images, `comment-${theme}${width < 500 ? '-phone' : ''}.png`), fullPage: true });
  await page.goto(`file://${join(preview, 'report.html')}`);
  await page.screenshot({ path: join(images, `report-${theme}${width < 500 ? '-phone' : ''}.png`), fullPage: false });
  await page.close();
}
// The charts of a run of load, which a preview that was named has none of.
const load = join(root, 'artifacts', 'preview-load', 'report.html');
if (!process.argv[2] && existsSync(load)) {
  const page = await browser.newPage({ viewport: { width: 1040, height: 1210 }, colorScheme: 'light' });
  await page.goto(`file://${load}`);
  await page.screenshot({ path: join(images, 'load-report.png'), fullPage: false });
  await page.close();
}
await browser.close();
