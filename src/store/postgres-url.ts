/** What a `DATABASE_URL` says, before anything is loaded for it. */

export const isPostgres = (url: string): boolean => /^postgres(ql)?:/.test(url);

/** Those of libpq that would take a server without asking who it is, or ask for half of it. */
const HALF_ASKED = ['prefer', 'require', 'verify-ca'];

/**
 * The URL decides whether the way to the server is sealed. Where it is, the server has to prove its name, as `pg` has it so
 * far; said aloud, so that a later version of it cannot ask for less. `no-verify` is for who writes just that.
 */
export function proven(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  const { searchParams: asked } = parsed;
  if (asked.has('uselibpqcompat') || !HALF_ASKED.includes(asked.get('sslmode') ?? '')) return url;
  asked.set('sslmode', 'verify-full');
  return parsed.href;
}
