import { BlockList, isIP } from 'node:net';
import type { Connection } from '../env.ts';
import { clientNetwork } from '../ip-address.ts';

/**
 * Makes the port that tells what rate limits count by. `X-Forwarded-For` is read from the right, as far as trusted proxies wrote it: what is left of
 * them anyone can invent. Of IPv6 only the network (/64) counts, since one client has all of it.
 */
export function clientAddress(
  trustedProxies: readonly string[],
): (request: Request, connection: Connection) => string {
  const trusted = new BlockList();
  for (const proxy of trustedProxies) {
    const [address = '', prefix] = proxy.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(prefix), family);
  }
  const isTrusted = (address: string) =>
    trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return (request, connection) => {
    let client = plain(connection?.incoming?.socket.remoteAddress ?? '');
    const forwarded = (request.headers.get('X-Forwarded-For') ?? '').split(',');
    while (isIP(client) && isTrusted(client)) {
      const before = plain(forwarded.pop() ?? '');
      if (!isIP(before)) break;
      client = before;
    }
    return clientNetwork(client);
  };
}

/** Without brackets, port and zone; an IPv4 address in IPv6 clothes as IPv4. */
function plain(written: string): string {
  const text = written.trim();
  const bare =
    /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  return bare.replace(/%.*$/, '').replace(/^::ffff:(?=[\d.]+$)/i, '');
}
