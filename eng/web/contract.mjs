// Serves GitHub's own description of its interface, cut down to what PerfGate asks for, and runs the contract tests against it:
// a request that the description does not allow is answered with an error.
// Run as: node contract.mjs            or, for a command of your own: node contract.mjs dotnet test
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const repository = '/repos/{owner}/{repo}';
const paths = [
  '/user', `${repository}/pulls`, `${repository}/pulls/{pull_number}`, `${repository}/issues/{issue_number}/comments`, `${repository}/issues/comments/{comment_id}`,
  `${repository}/check-runs`, `${repository}/check-runs/{check_run_id}`, `${repository}/commits/{ref}/check-runs`,
  `${repository}/git/blobs`, `${repository}/git/trees`, `${repository}/git/commits`, `${repository}/git/refs`, `${repository}/git/refs/{ref}`,
  `${repository}/actions/runs/{run_id}/artifacts`, `${repository}/actions/artifacts/{artifact_id}/{archive_format}`,
];
const whole = JSON.parse(readFileSync(join(here, 'node_modules/@octokit/openapi/generated/api.github.com.json'), 'utf8'));
for (const path of paths) {
  if (!whole.paths[path]) throw new Error(`GitHub's description has no ${path}`);
}

const part = { ...whole, paths: Object.fromEntries(paths.map(path => [path, whole.paths[path]])), components: {} };
delete part['x-webhooks'];
delete part.webhooks;
const needed = new Set();
const take = node => {
  if (Array.isArray(node)) node.forEach(take);
  else if (node && typeof node === 'object') {
    const [, kind, name] = /^#\/components\/([^/]+)\/([^/]+)/.exec(node.$ref ?? '') ?? [];
    if (kind && !needed.has(`${kind}/${name}`)) {
      needed.add(`${kind}/${name}`);
      (part.components[kind] ??= {})[name] = whole.components[kind][name];
      take(whole.components[kind][name]);
    }
    Object.values(node).forEach(take);
  }
};
take(part.paths);
mkdirSync(join(here, 'out'), { recursive: true });
const description = join(here, 'out', 'github.json');
writeFileSync(description, JSON.stringify(part));

const port = await new Promise(resolve => {
  const probe = createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => resolve(port)); });
});
const prism = spawn('node', [join(here, 'node_modules/@stoplight/prism-cli/dist/index.js'), 'mock', '-h', '127.0.0.1', '-p', `${port}`, description]);
let log = '';
prism.stdout.on('data', data => { log += data; });
prism.stderr.on('data', data => { log += data; });
try {
  for (let waited = 0; !log.includes('Prism is listening'); waited += 250) {
    if (waited > 120_000 || prism.exitCode !== null) throw new Error(`Prism did not start:\n${log.slice(-2000)}`);
    await new Promise(resolve => setTimeout(resolve, 250));
  }
  const contract = ['dotnet', 'run', '--project', join(root, 'tests/PerfGate.GitHub.Tests'), '--', '--filter-class', 'PerfGate.GitHub.Tests.ContractTests'];
  const [program, ...words] = process.argv.length > 2 ? process.argv.slice(2) : contract;
  const tests = spawnSync(program, words, {
    stdio: 'inherit', env: { ...process.env, PERFGATE_PRISM: `http://127.0.0.1:${port}/` },
  });
  if (tests.status !== 0) console.error(log.split('\n').filter(line => /violation|error/i.test(line)).slice(-40).join('\n'));
  process.exitCode = tests.status ?? 1;
} finally {
  prism.kill();
}
