import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { clientAddress } from './client-address.ts';

function told(peer: string | undefined, forwarded: string, trusted: string[]): string {
  const request = new Request('http://x/', { headers: { 'X-Forwarded-For': forwarded } });
  return clientAddress(trusted)(request, { incoming: { socket: { remoteAddress: peer } } });
}

describe('the address of a client', () => {
  const proxies = ['10.0.0.0/8', '::1', '2001:db8:1::/48'];
  const table: [string, string | undefined, string, string[], string][] = [
    ['is the peer where no proxy is trusted', '203.0.113.1', '9.9.9.9', [], '203.0.113.1'],
    ['is the peer where it is no trusted proxy', '203.0.113.1', '9.9.9.9', proxies, '203.0.113.1'],
    [
      'is the rightmost that no trusted proxy has',
      '10.1.1.1',
      '9.9.9.9, 8.8.8.8, 10.2.2.2',
      proxies,
      '8.8.8.8',
    ],
    ['is the proxy where it says nothing', '10.1.1.1', '', proxies, '10.1.1.1'],
    ['is the proxy where it says nonsense', '10.1.1.1', '8.8.8.8, nonsense', proxies, '10.1.1.1'],
    [
      'is the last proxy where all are trusted',
      '10.1.1.1',
      '10.9.9.9, 10.2.2.2',
      proxies,
      '10.9.9.9',
    ],
    ['is read without a port', '10.1.1.1', '8.8.8.8:4711', proxies, '8.8.8.8'],
    ['is IPv4 also in IPv6 clothes', '::ffff:10.1.1.1', '::ffff:8.8.8.8', proxies, '8.8.8.8'],
    ['is a network of IPv6', '2001:db8:5:6:7:8:9:a', '', proxies, '2001:db8:5:6::/64'],
    [
      'is a network of IPv6, written short',
      '::1',
      '[2001:db8::7]:443',
      proxies,
      '2001:db8:0:0::/64',
    ],
    [
      'is a network of IPv6 behind proxies of it',
      '2001:db8:1:2::3',
      '2001:db8:9::1',
      proxies,
      '2001:db8:9:0::/64',
    ],
    ['is empty where the host does not know it', undefined, '8.8.8.8', proxies, ''],
  ];
  for (const [name, peer, forwarded, trusted, expected] of table)
    test(name, () => assert.equal(told(peer, forwarded, trusted), expected));
});
