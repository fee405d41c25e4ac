/** `HTTPS_PROXY` and `NO_PROXY`, as most programs read them. */

export interface ProxyWish {
  readonly proxy: string | undefined;
  /** Hosts that are reached without it: `*`, names, and names with all below them. */
  readonly except: string | undefined;
}

/** The proxy on the way to this address; null where there is none. */
export function proxyTo(address: string, { proxy, except = '' }: ProxyWish): string | null {
  const { protocol, hostname, port } = new URL(address);
  if (proxy === undefined || protocol !== 'https:') return null;
  const spared = except
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  return spared.some((entry) => covers(entry, { hostname, port: port || '443' })) ? null : proxy;
}

function covers(entry: string, { hostname, port }: { hostname: string; port: string }): boolean {
  const [, name = '', wanted = port] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  if (wanted !== port) return false;
  const bare = name.replace(/^\*?\./, '');
  return name === '*' || hostname === bare || hostname.endsWith(`.${bare}`);
}
