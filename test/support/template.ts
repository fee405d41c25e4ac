/** One database on the server, brought up to date once a run: those of the tests are copies of it. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/store/open.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Empty where the tests run on SQLite. */
    template: string;
  }
}

export async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

export function urlOf(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

export async function setup({ config, provide }: TestProject): Promise<() => Promise<void>> {
  const server = config.env.TEST_DATABASE;
  if (!server) throw new Error('TEST_DATABASE names no server');
  const name = `hirebot_template_${randomBytes(8).toString('hex')}`;
  await onServer(server, `create database ${name}`);
  const db = await openDatabase(urlOf(server, name));
  await db.destroy();
  provide('template', name);
  return () => onServer(server, `drop database ${name} with (force)`);
}
