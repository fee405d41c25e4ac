/** What is in `deploy/` fits the bot: settings, paths, ports, routes and times. None of it can be run by a test. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { CARDS_PATH, EVENTS_PATH } from '../src/edge/subscription.ts';
import { BAD_SETTINGS, readConfig } from '../src/settings/config.ts';
import { filesIn, root, textOf } from './support/sources.ts';
import { startWorld, type TestWorld } from './support/world.ts';

const settings = [...textOf('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name = '']) => name);
/** Of what stands around the bot. */
const foreign = ['NODE_ENV', 'POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD_FILE', 'AF_INET', 'AF_UNIX'];
const ofTheseFiles = ['HIREBOT_DOMAIN', 'HIREBOT_UPSTREAMS', 'HIREBOT_POLICY'];
const known = new Set([...settings, ...settings.map((name) => `${name}_FILE`), ...foreign, ...ofTheseFiles]);

const dockerfile = textOf('deploy/Dockerfile');
const unit = textOf('deploy/hirebot.service');
const isThere = (path: string): boolean => existsSync(resolve(root, path));
const lines = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = '']) => found);

const Compose = z.object({
  services: z.record(
    z.string(),
    z.object({
      build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
      environment: z.record(z.string(), z.string()).default({}),
      secrets: z.array(z.string()).default([]),
      volumes: z.array(z.string()).default([]),
      networks: z.array(z.string()).default([]),
      stop_grace_period: z.string().optional(),
    }),
  ),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
  networks: z.record(z.string(), z.unknown()),
  volumes: z.record(z.string(), z.unknown()),
});
const compose = Compose.parse(parse(textOf('deploy/compose.yml'), { merge: true }));
const services = Object.values(compose.services);

const Probe = z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) });
const Pod = z.object({
  terminationGracePeriodSeconds: z.number(),
  containers: z.tuple([
    z.object({
      ports: z.tuple([z.object({ name: z.string(), containerPort: z.number() })]),
      env: z.array(z.object({ name: z.string(), value: z.string() })),
      livenessProbe: Probe,
      readinessProbe: Probe,
      startupProbe: Probe,
      volumeMounts: z.array(z.object({ name: z.string(), mountPath: z.string() })),
    }),
  ]),
  volumes: z.array(z.object({ name: z.string() })),
});
const documents = parseAllDocuments(textOf('deploy/kubernetes.yml')).map((each) => each.toJS());
const pod = z.object({ spec: z.object({ template: z.object({ spec: Pod }) }) }).parse(documents[0]).spec.template.spec;
const [container] = pod.containers;
const probes = [container.livenessProbe, container.readinessProbe, container.startupProbe];

/** What a stop may take, with room. */
const STOPS_WITHIN_S = 10;

describe('names', () => {
  const all = filesIn('deploy', /./).map((file) => ({ file, text: textOf(file) }));

  test('what looks like a setting is one', () => {
    const named = all.flatMap(({ text }) => lines(text, /(?<![\w/$.-])\$?\{?\$?([A-Z]+_[A-Z_]+)\b/g));
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    expect(named.length).toBeGreaterThan(40);
  });

  test('what is handed to the bot is well set', () => {
    const [bot] = services.filter(({ build }) => build);
    const handed = Object.entries(bot?.environment ?? {}).map(([name, value]) => [
      name,
      value.replace(/\$\{\w+:-(.*)\}/, '$1'),
    ]);
    for (const each of [handed, container.env.map(({ name, value }) => [name, value])]) {
      const given = Object.fromEntries(each.filter(([name = '']) => !/_FILE$|^FEISHU_APP_ID$/.test(name)));
      expect(readConfig(given)).toMatchObject({ ok: true });
    }
  });
});

describe('Dockerfile', () => {
  const sources = lines(dockerfile, /^COPY (?!--from)(.+) \S+$/gm).flatMap((each) => each.split(' '));

  test('what it copies is there, and let in', () => {
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((path) => !isThere(path))).toEqual([]);
    const letIn = lines(textOf('deploy/Dockerfile.dockerignore'), /^!(.+)$/gm);
    expect([...new Set(sources)].sort()).toEqual([...letIn].sort());
    const built = lines(dockerfile, /^COPY --from=build \/build\/(\S+) /gm);
    expect(built.filter((path) => !isThere(path))).toEqual([]);
  });

  test('it runs as nobody special, what was built, on a line of Node that is tested', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(lines(dockerfile, /"(?:\.\/)?(dist\/[^"]+)"/g).filter((path) => !isThere(path))).toEqual([]);
    const [tested = ''] = lines(textOf('src/node-version.ts'), /tested = '([^']+)'/g);
    for (const line of lines(dockerfile, /^FROM node:(\d+)-/gm)) expect(tested.split(', ')).toContain(line);
  });
});

describe('compose.yml', () => {
  test('two bots on one database; what they name is declared or there', () => {
    expect(services.filter(({ build }) => build?.dockerfile === 'deploy/Dockerfile')).toHaveLength(2);
    expect(services.flatMap(({ secrets }) => secrets).filter((name) => !compose.secrets[name])).toEqual([]);
    expect(services.flatMap(({ networks }) => networks).filter((name) => !(name in compose.networks))).toEqual([]);
    const mounted = services.flatMap(({ volumes }) => volumes).map((each) => each.replace(/^\$\{\w+:-(.*?)\}/, '$1'));
    const [named, files] = [/^[a-z]+:/, /^\.{1,2}\//].map((kind) => mounted.filter((each) => kind.test(each)));
    expect(named?.map((each) => each.split(':')[0]).filter((name = '') => !(name in compose.volumes))).toEqual([]);
    expect(files?.map((each) => `deploy/${each.split(':')[0]}`).filter((path) => !isThere(path))).toEqual([]);
    const given = services.flatMap(({ environment }) => Object.values(environment));
    const paths = given
      .filter((value) => value.startsWith('/run/secrets/'))
      .map((value) => value.split('/').at(-1) ?? '');
    expect(paths.filter((name) => !compose.secrets[name])).toEqual([]);
  });

  test('it waits for the stop', () => {
    const graces = services
      .filter(({ build }) => build)
      .map(({ stop_grace_period: grace = '' }) => Number.parseInt(grace, 10));
    expect(Math.min(...graces)).toBeGreaterThan(STOPS_WITHIN_S);
  });
});

describe('hirebot.service', () => {
  test('starts what was built, reads credentials that it loads, and knows the end that is no crash', () => {
    expect(lines(unit, /(dist\/[\w/-]+\.js)/g).filter((path) => !isThere(path))).toEqual([]);
    const loaded = lines(unit, /LoadCredential=(\w+):/g);
    expect(lines(unit, /=%d\/(\w+)/g).sort()).toEqual(loaded.sort());
    expect(unit).toContain(`RestartPreventExitStatus=${BAD_SETTINGS}\n`);
    expect(Number(lines(unit, /TimeoutStopSec=(\d+)/g)[0])).toBeGreaterThan(STOPS_WITHIN_S);
  });
});

describe('proxies let through what Feishu calls, and as much as the bot takes', () => {
  const server = textOf('src/edge/http/server.ts');

  test.each(['deploy/Caddyfile', 'deploy/nginx.conf', 'deploy/kubernetes.yml'])('%s', (file) => {
    const text = textOf(file);
    for (const path of [EVENTS_PATH, CARDS_PATH]) {
      const [, , last = ''] = path.split('/');
      expect(text).toMatch(new RegExp(`${path}\\b|/feishu/\\([a-z|]*${last}`));
    }
    for (const size of lines(text, /(?:max_size|client_max_body_size) (\d+)k/gi))
      expect(server).toContain(`MAX_BODY_BYTES = ${size} * 1024`);
  });
});

describe('against a bot that runs', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  test("the image's health check tells alive from gone", async () => {
    const [command = ''] = lines(dockerfile, /^HEALTHCHECK[^\n]*\\\n +CMD (\[.*\])$/gm);
    const [file = '', ...words] = z.array(z.string()).parse(JSON.parse(command));
    const check = (port: number) =>
      promisify(execFile)(file === 'node' ? process.execPath : file, words, { env: { PORT: String(port) } });
    await check(world.bot.port);
    await expect(check(1)).rejects.toMatchObject({ code: 1 });
  });

  test('the probes of Kubernetes ask for what there is', async () => {
    expect(container.ports[0]).toEqual({ name: 'http', containerPort: 3000 });
    for (const { httpGet } of probes) {
      expect(httpGet.port).toBe('http');
      expect((await fetch(`http://127.0.0.1:${world.bot.port}${httpGet.path}`)).status).toBe(200);
    }
    const mounts = container.volumeMounts.map(({ name }) => name);
    expect(pod.volumes.map(({ name }) => name).sort()).toEqual(mounts.sort());
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(STOPS_WITHIN_S);
  });
});
