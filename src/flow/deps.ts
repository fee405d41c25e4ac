/** What every flow is given: the real things, no interfaces over them. */
import type { Advice } from '../core/advice.ts';
import type { Pass } from '../core/failpoint.ts';
import type { Finding } from '../core/finding.ts';
import type { Log } from '../core/log.ts';
import type { Look } from '../core/look.ts';
import type { DrawnOperation, Operation, StoredItem } from '../core/operation.ts';
import type { Policy } from '../core/policy.ts';
import type { Handing } from '../core/spoken.ts';
import type { Files } from '../feishu/files.ts';
import type { Finders } from '../feishu/find/finders.ts';
import type { People } from '../feishu/find/people.ts';
import type { Gateway } from '../feishu/gateway.ts';
import type { Messages } from '../feishu/messages.ts';
import type { CallGroup } from '../store/calls.ts';
import type { Db } from '../store/schema.ts';
import type { Bells } from './loop.ts';

export interface Deps {
  readonly db: Db;
  readonly gateway: Gateway;
  readonly messages: Messages;
  readonly files: Files;
  readonly people: People;
  readonly finders: Finders;
  /** The same for the answer to one message: nothing is searched twice. */
  readonly askedOnce: (finders: Finders) => Finders;
  readonly operations: readonly Operation[];
  /** An operation as far as cards, lists and counts need it, also one that is gone: then its items tell what they can. */
  readonly drawn: (name: string, items?: readonly StoredItem[]) => DrawnOperation;
  /** The command over all of them that hold a part of somebody's work. */
  readonly handover: Handing;
  readonly looks: readonly Look[];
  readonly commonAdvice: readonly Advice[];
  /** Who may propose what and who must say yes; read again whenever its file changes. */
  readonly policy: { current(): { readonly policy: Policy | null; readonly version: string } };
  /** A look at everything that can be well or not. */
  readonly findings: () => Promise<readonly Finding[]>;
  /** What o'clock it is, for people: it may be set. */
  readonly now: () => number;
  /** Never jumps: leases, quiet periods and pauses go by it. */
  readonly steady: () => number;
  readonly newId: () => string;
  /** Awaited between two steps: a test may end the process there. */
  readonly pass: Pass;
  /** The calls that this process is making: whatever the time, nobody here settles them meanwhile. */
  readonly underWay: Set<CallGroup & { readonly line: string; readonly hasLeft: boolean }>;
  readonly log: Log;
  readonly settings: {
    readonly appId: string;
    /** IANA name of the tenant's zone. */
    readonly timeZone: string;
    readonly proposalTtlMs: number;
    /** How long an applied proposal can be undone. */
    readonly undoWithinMs: number;
    /** How long names, texts and values of a proposal are kept. */
    readonly retentionMs: number;
    /** Quiet period after an unclear outcome. */
    readonly settleAfterMs: number;
    /** What the entries of the bot's menu open, as words that could be typed, by their keys. */
    readonly menu: ReadonlyMap<string, string>;
    /** Page on which an administrator grants scopes. */
    readonly consoleUrl: string;
  };
  /** Rung when there is work, so that nobody waits for the next look. */
  readonly bells: Bells;
}

/** Undefined for one that a later version has dropped: its proposals stay. */
export const operationNamed = ({ operations }: Pick<Deps, 'operations'>, name: string): Operation | undefined =>
  operations.find((each) => each.name === name);
