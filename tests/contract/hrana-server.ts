import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { HranaEngine, type PipelineRequest } from './hrana-engine.ts';

/** What goes wrong next, counted down with each request that meets it. */
export type HranaFaults = {
  /** Answers 503 without touching the database. */
  unavailable: number;
  /** Answers 403 as a service does whose plan is used up, without touching the database. */
  forbidden: number;
  /** Does the work, commits, and cuts the connection instead of answering. */
  dropAnswers: number;
  /** Answers as a database that somebody else holds: `SQLITE_BUSY`, nothing done. */
  busy: number;
  /** Answers after half a second. */
  slow: number;
};

/** Nothing goes wrong. */
export const NO_FAULTS: HranaFaults = {
  unavailable: 0,
  forbidden: 0,
  dropAnswers: 0,
  busy: 0,
  slow: 0,
};

/** A running stand-in: where it listens, its faults, and how many pipelines it carried out. */
export type HranaServer = {
  url: string;
  faults: HranaFaults;
  readonly pipelines: number;
  close(): Promise<void>;
};

/**
 * A stand-in for a libSQL server: Hrana 2 over HTTP (`POST /v2/pipeline`, JSON) as `@libsql/client` speaks it for `execute` and `batch`,
 * answered by the real libSQL engine over a local file. It proves the wire and the SQL; nothing about replication, a service's limits,
 * or streams that outlive a request (interactive transactions are refused).
 */
export async function startHranaServer(options: {
  file: string;
  authToken?: string;
}): Promise<HranaServer> {
  const engine = new HranaEngine(options.file);
  const faults = { ...NO_FAULTS };
  let pipelines = 0;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { authToken } = options;
    if (authToken && request.headers.authorization !== `Bearer ${authToken}`)
      return send(response, 401, { message: 'unauthorized', code: 'AUTH' });
    if (request.method !== 'POST' || request.url !== '/v2/pipeline')
      return send(response, 404, { message: 'only POST /v2/pipeline is here', code: 'NOT_FOUND' });
    const { baton, requests } = await bodyOf(request);
    if (baton)
      return send(response, 400, { message: 'no stream outlives a request', code: 'BATON' });
    if (taken(faults, 'unavailable'))
      return send(response, 503, { message: 'unavailable on purpose', code: 'UNAVAILABLE' });
    if (taken(faults, 'forbidden'))
      return send(response, 403, { message: 'blocked on purpose', code: 'BLOCKED' });
    if (taken(faults, 'busy'))
      return send(response, 200, {
        baton: null,
        base_url: null,
        results: requests.map(busyResult),
      });
    if (taken(faults, 'slow')) await pause(500);
    pipelines += 1;
    const results = engine.pipeline(requests);
    if (taken(faults, 'dropAnswers')) return void request.socket.destroy();
    send(response, 200, { baton: null, base_url: null, results });
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      send(response, 400, { message: String(error), code: 'HRANA_PROTO_ERROR' });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    faults,
    get pipelines() {
      return pipelines;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      engine.close();
    },
  };
}

const busyResult = () => ({
  type: 'error',
  error: { message: 'database is locked', code: 'SQLITE_BUSY' },
});

function taken(faults: HranaFaults, kind: keyof HranaFaults): boolean {
  if (faults[kind] === 0) return false;
  faults[kind] -= 1;
  return true;
}

async function bodyOf(
  request: IncomingMessage,
): Promise<{ baton?: string | null; requests: PipelineRequest[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
