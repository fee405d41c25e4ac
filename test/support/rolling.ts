/** Instances as processes of their own on one database, and people who talk to them through whichever is there. */
import type { ChildProcess } from 'node:child_process';
import { z } from 'zod';
import type { Act } from '../../src/core/proposal.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { actsOf, stateOf, textOf } from './card.ts';
import { freePort, type Home, startProcess } from './process.ts';
import { createUntil } from './until.ts';
import { cardOf } from './world.ts';

const Line = z.looseObject({
  level: z.string(),
  msg: z.string(),
  /** Its number; 0.1.0 logged its id. */
  proposal: z.union([z.number(), z.string()]).nullish(),
  done: z.boolean().optional(),
  fault: z.string().optional(),
});
type Line = z.output<typeof Line>;

export interface Instance {
  readonly name: string;
  readonly process: ChildProcess;
  readonly url: string;
  /** What it has logged. */
  readonly lines: readonly Line[];
}

export async function started(name: string, home: Omit<Home, 'port' | 'hear'>): Promise<Instance> {
  const lines: Line[] = [];
  const port = await freePort();
  const process = await startProcess({ ...home, port, hear: (line) => void lines.push(Line.parse(JSON.parse(line))) });
  return { name, process, url: `http://127.0.0.1:${port}`, lines };
}

export const proposedBy = ({ lines }: Instance): Set<unknown> =>
  new Set(lines.filter(({ msg }) => msg === 'proposing').map(({ proposal }) => proposal));

/** How many of these proposals it has decided. */
export const decidedBy = ({ lines }: Instance, proposals: ReadonlySet<unknown>): number =>
  lines.filter(({ msg, done, proposal }) => msg === 'deciding' && done && proposals.has(proposal)).length;

/** A statement or a lock took too long: the machine is busy, and it is tried again. */
const LATE = ['57014', '55P03'];

export const errorsOf = ({ name, lines }: Instance): string[] =>
  lines
    .filter(({ level, fault = '' }) => level === 'error' && !LATE.includes(fault))
    .map((line) => `${name}: ${JSON.stringify(line)}`);

const PATIENCE_MS = 120_000;

/** What somebody wished, and all the words that Hire is told of it in one call. */
export interface Wish {
  readonly card: Message;
  readonly told: readonly string[];
}

export const effectsOf = ({ calls }: Sandbox, { told }: Wish): number =>
  calls.filter(
    ({ effect, path, body }) => effect && told.every((word) => `${path} ${JSON.stringify(body)}`.includes(word)),
  ).length;

/** What people do, each delivery through whichever instance `door` names then. */
export function peopleOf(sandbox: Sandbox, door: () => Instance) {
  const news = createUntil(sandbox.world.news);
  const until = (isThere: () => unknown, what: () => string): Promise<unknown> =>
    news(async () => (await isThere()) || null, { what, patienceMs: PATIENCE_MS });
  const press = (from: string, card: Message, act: Act) => {
    sandbox.connect(door().url);
    return sandbox.press({ from, messageId: card.id, value: actsOf(cardOf(card)).get(act) });
  };
  const state = (card: Message, wanted: string) =>
    until(
      () => stateOf(cardOf(card)) === wanted,
      () => `${wanted}, it is ${stateOf(cardOf(card))}: ${textOf(cardOf(card))}`,
    );
  return {
    until,
    state,
    /** Says it, and waits for the card that asks for a yes. */
    ask: async (text: string, where: { readonly chat?: 'group' } = {}): Promise<Message> => {
      sandbox.connect(door().url);
      const { message } = await sandbox.say({ from: 'recruiter', text, ...where });
      const isAnswer = ({ rootId, type }: Message) => rootId === message.id && type === 'interactive';
      const card = await news(() => [...sandbox.world.messages.values()].find(isAnswer) ?? null, {
        what: () => `an answer to ${text}`,
        patienceMs: PATIENCE_MS,
      });
      await state(card, 'To confirm');
      return card;
    },
    /** Presses until it is answered: a click that met nobody is made again, as people do. */
    decide: (from: string, card: Message, act: Act) =>
      until(
        async () => {
          const { status, error } = await press(from, card, act);
          return status === 200 && error === 0;
        },
        () => `an answer to ${act}`,
      ),
  };
}
export type People = ReturnType<typeof peopleOf>;
