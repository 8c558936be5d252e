import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { SettingError } from '../setting-error.ts';
import type { Metrics } from '../settings.ts';

/** What the port of whoever operates this answers with. */
export type MetricsSource = {
  contentType: string;
  text: () => Promise<string>;
  ready: () => Promise<boolean>;
};

/**
 * `/metrics`, `/healthz` and `/readyz` on a port of their own, which stays open while the other one stops, so that whoever asks there is told. Rejects with a `SettingError` when
 * the port can't be had.
 */
export async function openMetricsPort({ port, host }: Metrics, source: MetricsSource) {
  const server = createServer((request, answer) => {
    void answerTo(request.url ?? '', source).then(({ status, type = 'text/plain', body }) =>
      answer.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body),
    );
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SettingError('METRICS_PORT', `or METRICS_HOST can't be used (${code})`);
  }
  return { close: () => closed(server) };
}

type Answer = { status: number; type?: string; body: string };

async function answerTo(url: string, source: MetricsSource): Promise<Answer> {
  const path = url.split('?')[0];
  if (path === '/metrics')
    return { status: 200, type: source.contentType, body: await source.text() };
  if (path === '/healthz') return { status: 200, body: 'alive\n' };
  if (path !== '/readyz')
    return { status: 404, body: 'There are /metrics, /healthz and /readyz.\n' };
  return (await source.ready())
    ? { status: 200, body: 'ready\n' }
    : { status: 503, body: 'not ready\n' };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
