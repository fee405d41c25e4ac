/** Deliveries at a steady pace, however long their answers take, and what a process needs meanwhile. */
import { execFileSync } from 'node:child_process';
import { Agent, request } from 'undici';
import type { Forged } from './attacks.ts';

export interface Answered {
  readonly status: number;
  readonly ms: number;
}

export interface Load {
  readonly url: string;
  readonly perSecond: number;
  readonly seconds: number;
  readonly next: () => Forged;
}

/** Each leaves at its moment, whether those before it were answered or not. Resolves with all answers. */
export async function load({ url, perSecond, seconds, next }: Load): Promise<Answered[]> {
  const dispatcher = new Agent({ connections: 64 });
  const begun = performance.now();
  const answers: Promise<Answered>[] = [];
  for (let nth = 0; nth < perSecond * seconds; nth += 1) {
    const due = begun + (nth * 1_000) / perSecond;
    // The subject itself: the pace.
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    answers.push(answered(url, next(), dispatcher));
  }
  const all = await Promise.all(answers);
  await dispatcher.close();
  return all;
}

async function answered(url: string, { body, headers }: Forged, dispatcher: Agent): Promise<Answered> {
  const began = performance.now();
  try {
    const answer = await request(url, { method: 'POST', headers, body, dispatcher });
    await answer.body.dump();
    return { status: answer.statusCode, ms: performance.now() - began };
  } catch {
    return { status: 0, ms: performance.now() - began };
  }
}

/** Memory that it occupies now. */
export const megabytesOf = (pid: number | undefined): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
