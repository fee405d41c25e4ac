export interface Toasted {
  readonly id: number;
  readonly text: string;
  readonly style: string;
}

/** Short answers of the bot, read out as they come. */
export const Toasts = ({ toasts }: { toasts: readonly Toasted[] }) => (
  <div class="toasts" role="status" aria-live="polite">
    {toasts.map(({ id, text, style }) => (
      <p key={id} class={`toast ${style}`}>
        {text}
      </p>
    ))}
  </div>
);
