import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { HostPages } from '../isolation/host-pages.ts';
import { HOSTS } from '../isolation/twelve-hosts.ts';
import { startServer, type StartedServer } from '../started-server.ts';
import { CHECKS, type Check, nameOf, whyNoCell } from './cells.ts';
import { type Opener, opener } from './engine-page.ts';
import { type Seen, visitHost } from './visit-host.ts';

let hosts: HostPages;
let server: StartedServer;
let engine: Opener;

before(async () => {
  hosts = await HostPages.start();
  server = await startServer({ EMBED_ORIGINS: hosts.origin });
  engine = await opener();
});
after(async () => {
  await engine?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
  await hosts?.[Symbol.asyncDispose]();
});

for (const [name, host] of Object.entries(HOSTS))
  describe(name, () => {
    let seen: Seen;
    before(async () => {
      await using page = await engine.page();
      seen = await visitHost(page, { name, host, hosts, server });
    });

    for (const check of Object.keys(CHECKS) as Check[]) {
      const skip = whyNoCell(name, check) ?? false;
      test(nameOf(name, check), { skip }, () => assert.deepEqual(seen[check], []));
    }
  });
