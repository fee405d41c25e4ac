/** One of several ways to narrow a list. */
import type { ComponentChildren } from 'preact';

interface FilterParts {
  readonly active: boolean;
  readonly choose: () => void;
  readonly children: ComponentChildren;
}

export const FilterButton = ({ active, choose, children }: FilterParts) => (
  <button type="button" class="filter" aria-pressed={active} onClick={choose}>
    {children}
  </button>
);
