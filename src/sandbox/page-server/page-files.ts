/** Everything that the page loads: the document, its scripts and styles, its packages, and the policy they come with. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Request, Response } from 'express';
import { styleSheet } from './styles.ts';

export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
  readonly zipped: Buffer;
}

/** The project's folder, whether this is run from source, built or packed. */
function projectAbove(folder: string): string {
  if (existsSync(join(folder, 'src/sandbox/page/theme.css'))) return folder;
  if (folder === dirname(folder)) throw new Error('the page of the sandbox is not there');
  return projectAbove(dirname(folder));
}
const project = projectAbove(import.meta.dirname);
/** The page is always the one that `tsc` built; its styles need no building. */
const scripts = join(project, 'dist/src/sandbox/page');
const styles = join(project, 'src/sandbox/page');

const packageFile = (name: string, path: string): string =>
  join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), path);

/** The page's packages, as they come: no bundler, the import map says where they are. */
const packages: Readonly<Record<string, string>> = {
  preact: packageFile('preact', 'dist/preact.module.js'),
  'preact/hooks': packageFile('preact', 'hooks/dist/hooks.module.js'),
  'preact/jsx-runtime': packageFile('preact', 'jsx-runtime/dist/jsxRuntime.module.js'),
  marked: packageFile('marked', 'lib/marked.esm.js'),
};
const addressOf = (name: string): string => `/vendor/${name.replace('/', '-')}.js`;

const importMap = JSON.stringify({
  imports: Object.fromEntries(Object.keys(packages).map((name) => [name, addressOf(name)])),
});
const hash = createHash('sha256').update(importMap).digest('base64');
const policy = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${hash}'`,
  // Colours and sizes of cards are set on elements; they pass an allow-list first.
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>招聘助手 · 沙盒 / hirebot sandbox</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page/page.css">
<script type="importmap">${importMap}</script>
${Object.keys(packages)
  .map((name) => `<link rel="modulepreload" href="${addressOf(name)}">`)
  .join('\n')}
<script type="module" src="/page/main.js"></script>
</head>
<body><div id="page"><p class="loading">正在打开沙盒… / Opening the sandbox…</p></div></body>
</html>
`;

const served = (bytes: Buffer, type: string): PageFile => ({ type, bytes, zipped: gzipSync(bytes) });
const fileOf = (path: string, type: string): PageFile => served(readFileSync(path), type);

/** Everything that the page loads, by address. */
export function pageFiles(): Map<string, PageFile> {
  const script = 'text/javascript; charset=utf-8';
  const own = readdirSync(scripts, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.js'));
  return new Map([
    ...own.map((name): [string, PageFile] => [`/page/${name}`, fileOf(join(scripts, name), script)]),
    ...Object.entries(packages).map(([name, path]): [string, PageFile] => [addressOf(name), fileOf(path, script)]),
    ['/page/page.css', served(styleSheet(styles), 'text/css; charset=utf-8')],
    ['/', served(Buffer.from(html), 'text/html; charset=utf-8')],
  ]);
}

export function sendFile({ type, bytes, zipped }: PageFile, request: Request, response: Response): void {
  const zips = request.acceptsEncodings('gzip') === 'gzip';
  response.setHeader('content-security-policy', policy);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cache-control', 'no-cache');
  response.setHeader('content-type', type);
  if (zips) response.setHeader('content-encoding', 'gzip');
  response.end(zips ? zipped : bytes);
}
