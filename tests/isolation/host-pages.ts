import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a host page is made of; all but the widget itself. */
export type Host = {
  /** Style sheet of the page. */
  css?: string;
  /** Attributes of `<html>`. */
  attributes?: string;
  /** What runs before the widget's script. */
  script?: string;
  /** In the head, before the script; the widget's own script where `null` is given instead. */
  embed?: string | null;
  /** Markup around the widget, with `%` in its place. */
  around?: string;
  /** Attributes of the widget; French unless given. */
  widget?: string;
  policy?: string;
  /** Whether it has no doctype, as old pages. */
  isQuirky?: boolean;
  /** Markup in the place of the widget and all around it. */
  body?: string;
};

/** What a page has of its own, of ten kinds; the widget may change nothing of them. */
export const TEN = `<div id="ten"><h1>Title</h1><p>Text</p><a href="#x">Link</a><button>Button</button><input value="x">
<select><option>One</option></select><table><tr><td>Cell</td></tr></table><ul><li>Point</li></ul><label>Label</label><textarea>Words</textarea></div>`;

export const LINK = '<a id="fallback" href="/fr/">Une plainte ?</a>';

/** Pages of other people on an origin of their own, served on this machine; `await using` ends it. */
export class HostPages {
  readonly origin: string;
  /** What policies refused, as browsers report it to `/reports` where a policy says so. */
  readonly reports: string[] = [];
  readonly #server: Server;
  readonly #pages = new Map<string, { html: string; policy?: string }>();

  constructor(server: Server) {
    this.#server = server;
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, answer) => {
      const { url = '' } = request;
      if (url === '/reports') {
        request.setEncoding('utf8').on('data', (text: string) => this.reports.push(text));
        return request.on('end', () => answer.writeHead(204).end());
      }
      const page = this.#pages.get(url);
      if (page?.policy) answer.setHeader('Content-Security-Policy', page.policy);
      answer.writeHead(page ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' });
      return answer.end(page?.html);
    });
  }

  static async start(): Promise<HostPages> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new HostPages(server);
  }

  /** Makes a page and answers its address. `from` is where the widget's files are. */
  put(from: string, host: Host = {}): string {
    const path = `/${this.#pages.size}`;
    const entry = `<script type="module" src="${from}/embed/v1/sfs-complaint.js"></script>`;
    const widget = `<sfs-complaint ${host.widget ?? 'lang="fr"'}>${LINK}</sfs-complaint>`;
    this.#pages.set(path, {
      html: `${host.isQuirky ? '' : '<!doctype html>'}<html lang="fr" ${host.attributes ?? ''}><head><meta charset="utf-8"><title>Host</title>
<link rel="icon" href="data:,">${host.css ? `<style>body{margin:0}${host.css}</style>` : host.policy ? '' : '<style>body{margin:0}</style>'}
${host.script ? `<script>${host.script}</script>` : ''}${host.embed === undefined ? entry : (host.embed ?? '')}</head>
<body>${TEN}${host.body ?? (host.around ?? '%').replace('%', widget)}</body></html>`,
      ...(host.policy && { policy: host.policy }),
    });
    return this.origin + path;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
