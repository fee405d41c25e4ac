/** How an app comes to be by a scanned code (`/oauth/v1/app/registration`): begun and polled by a program, confirmed by a person. */
import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import express, { type Express } from 'express';
import { z } from 'zod';
import { NoSuch } from '../world/no-such.ts';
import { type AppConfig, forget } from './app-config.ts';
import type { Trouble } from './trouble.ts';

/** What the scanned address asks for. */
const Addons = z.object({
  preset: z.boolean().default(true),
  scopes: z.object({ tenant: z.array(z.string()).default([]) }).optional(),
  events: z.object({ items: z.object({ tenant: z.array(z.string()).default([]) }) }).optional(),
  callbacks: z.object({ items: z.array(z.string()).default([]) }).optional(),
});

export interface Asked {
  readonly name: string;
  /** Of the app that is widened; null for a new one. */
  readonly appId: string | null;
  readonly createOnly: boolean;
  readonly scopes: readonly string[];
  readonly events: readonly string[];
  readonly callbacks: readonly string[];
}

export interface Scan {
  /** As it stands in the code. */
  readonly url: string;
  readonly answer: 'confirm' | 'decline' | 'expire';
  /** Scopes that the person leaves out. */
  readonly without?: readonly string[];
}

export interface Registration {
  route(app: Express): void;
  /** A person scans the code; resolves to what it asked for. */
  scan(scan: Scan): Asked;
}

export interface RegistrationDeps {
  readonly credentials: { readonly appId: string; readonly appSecret: string };
  readonly trouble: Trouble;
  readonly config: AppConfig;
  /** Scopes that the platform knows: others are ignored in silence. */
  readonly known: readonly string[];
  /** Seconds between polls. */
  readonly pollS?: number | undefined;
}

const PATH = '/oauth/v1/app/registration';
const POLL_S = 5;
const EXPIRES_S = 600;
const errors = { decline: 'access_denied', expire: 'expired_token', waiting: 'authorization_pending' };

export function createRegistration(deps: RegistrationDeps): Registration {
  const codes = new Map<string, Scan['answer'] | 'waiting'>();
  return {
    route: (app) => {
      app.post(PATH, express.urlencoded({ extended: false }), (request, response) => {
        const { action, device_code: code } = request.body ?? {};
        if (action === 'begin') return void response.json(begun(codes, `https://${request.header('host')}`, deps));
        const state = codes.get(String(code));
        if (state === undefined) return void response.status(400).json({ error: 'invalid_grant' });
        if (state !== 'confirm') return void response.status(400).json({ error: errors[state] });
        const { appId: client_id, appSecret: client_secret } = deps.credentials;
        response.json({ client_id, client_secret, user_info: { open_id: 'ou_administrator', tenant_brand: 'feishu' } });
      });
    },
    scan: ({ url, answer, without = [] }) => {
      const asked = askedIn(new URL(url));
      const code = new URL(url).searchParams.get('user_code') ?? '';
      if (!codes.has(code)) throw new NoSuch('sandbox: no such code');
      codes.set(code, answer);
      if (answer === 'confirm') grant(deps, asked, without);
      return asked;
    },
  };
}

function begun(codes: Map<string, unknown>, origin: string, { pollS = POLL_S }: RegistrationDeps) {
  const code = randomBytes(8).toString('hex');
  codes.set(code, 'waiting');
  const verification_uri_complete = `${origin}/page/launcher?user_code=${code}`;
  return { device_code: code, verification_uri_complete, expires_in: EXPIRES_S, interval: pollS };
}

function askedIn({ searchParams }: URL): Asked {
  const zipped = Buffer.from(searchParams.get('addons') ?? '', 'base64url');
  const { scopes, events, callbacks } = Addons.parse(JSON.parse(gunzipSync(zipped).toString('utf8')));
  return {
    name: searchParams.get('name') ?? '',
    appId: searchParams.get('clientID'),
    createOnly: searchParams.get('createOnly') === 'true',
    scopes: scopes?.tenant ?? [],
    events: events?.items.tenant ?? [],
    callbacks: callbacks?.items ?? [],
  };
}

/** Adds to an app that is there; a new one has nothing else. */
function grant({ trouble, config, known }: RegistrationDeps, asked: Asked, without: readonly string[]): void {
  if (asked.appId === null) {
    for (const scope of known) trouble.missingScopes.add(scope);
    forget(config);
  }
  for (const scope of asked.scopes) if (!without.includes(scope)) trouble.missingScopes.delete(scope);
  for (const name of asked.events) config.events.names.add(name);
  for (const name of asked.callbacks) config.callbacks.names.add(name);
}
