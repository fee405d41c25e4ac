/** A restart of the sandbox is another world: an open page says so and begins anew, with what was typed still in its box. */
const KEY = 'hirebot-start';
const TOLD = 'hirebot-restarted';

/** True where the page belongs to another start: it is loaded again. */
export function isOfAnotherStart(start: string): boolean {
  const before = sessionStorage.getItem(KEY);
  sessionStorage.setItem(KEY, start);
  if (before === null || before === start) return false;
  sessionStorage.setItem(TOLD, 'yes');
  location.reload();
  return true;
}

/** Was the page loaded because of a restart? Told once. */
export function wasRestarted(): boolean {
  const told = sessionStorage.getItem(TOLD) !== null;
  sessionStorage.removeItem(TOLD);
  return told;
}
