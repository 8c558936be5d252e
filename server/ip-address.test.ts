import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import { describe, test } from 'node:test';
import { clientNetwork, ipVersion } from './ip-address.ts';

describe('a network address', () => {
  for (const text of [
    ...['127.0.0.1', '0.0.0.0', '255.255.255.255', '256.1.1.1', '1.2.3', '01.2.3.4', '1.2.3.4.5'],
    ...['::1', '::', '2001:db8::a', '2001:DB8:0:0:0:0:0:1', '::ffff:1.2.3.4', '1::2::3', ':::'],
    ...['[::1]', '::1]', '12345::', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '::1/64', '::1 '],
    ...['', 'localhost', '1', '0x7f.1', '127.1', '2130706433', '::1@x', '1.2.3.4:80'],
  ])
    test(`is told as Node tells it: "${text}"`, () => {
      assert.equal(ipVersion(text), isIP(text));
    });

  test('counts as the network that one client has all of', () => {
    assert.equal(clientNetwork('203.0.113.7'), '203.0.113.7');
    assert.equal(clientNetwork('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64');
    assert.equal(clientNetwork('2001:db8::6'), '2001:db8:0:0::/64');
    assert.equal(clientNetwork('not one'), 'not one');
  });
});
