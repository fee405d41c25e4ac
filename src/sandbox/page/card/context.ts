/** What every part of a card may need: who reads it, how to press, the form around it. */
import { type ComponentChildren, createContext } from 'preact';
import type { Node } from './safe.ts';

export type Language = 'zh' | 'en';

/** What a control tells the bot (`platform.md` section 5.1). */
export interface Action {
  readonly tag: string;
  readonly value?: unknown;
  readonly name?: string;
  readonly option?: string;
  readonly inputValue?: string;
  readonly checked?: boolean;
  readonly form?: Readonly<Record<string, unknown>>;
}

export interface Reader {
  readonly language: Language;
  readonly nameOf: (openId: string) => string;
  /** Members of the chat, open_ids: who a picker without options offers. */
  readonly members: readonly string[];
}

export interface CardTools extends Reader {
  /** True for old versions and while an answer is awaited: nothing can be pressed. */
  readonly idle: boolean;
  press(action: Action): void;
  toast(text: string): void;
  /** Resolves with false when the person changes their mind. */
  confirm(question: Node): Promise<boolean>;
  elements(nodes: unknown): ComponentChildren;
}

const nobody = (): never => {
  throw new Error('rendering outside a card');
};

export const CardContext = createContext<CardTools>({
  language: 'zh',
  nameOf: (openId) => openId,
  members: [],
  idle: true,
  press: nobody,
  toast: nobody,
  confirm: nobody,
  elements: nobody,
});

/** The controls of a form by name; null outside a form. */
export interface FormTools {
  readonly values: Map<string, unknown>;
  readonly required: Set<string>;
  submit(button: Node): Promise<void>;
  reset(): void;
}

export const FormContext = createContext<FormTools | null>(null);
/** Containers around: a card nests five at most, a hostile one as often as it likes. */
export const DepthContext = createContext(0);
