import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Mail, OutgoingMail } from '../effects/mail.ts';

/** A mail port that keeps what it is given; `failing` is thrown instead while it is set. */
export type KeptMails = Mail & { mails: OutgoingMail[]; failing: Error | undefined };

/** A mailbox in memory, without a mail server. */
export function keptMails(): KeptMails {
  const mails: OutgoingMail[] = [];
  const box: KeptMails = {
    mails,
    failing: undefined,
    send: async (mail) => {
      if (box.failing) throw box.failing;
      mails.push(mail);
    },
  };
  return box;
}

/** What a real mail server was handed: the envelope, and the message as it came. */
export type Received = { from: string; to: string[]; raw: string };

/** A real SMTP server on a port of its own (`smtp-server`). `rejects` answers a recipient or the data with a code of its choice; `falls` breaks the connection off. */
export type MailServerForTests = AsyncDisposable & {
  port: number;
  received: Received[];
  rejects: { recipient?: number; data?: number };
  /** Ends the connection after the message was read and kept, and before it says so. */
  falls: boolean;
};

/** Starts it, on the same port again where one is given. */
export async function startMailServer(port = 0): Promise<MailServerForTests> {
  const state: Pick<MailServerForTests, 'received' | 'rejects' | 'falls'> = {
    ...{ received: [], rejects: {}, falls: false },
  };
  const sockets = new Set<Socket>();
  const refused = (code: number) => Object.assign(new Error('No.'), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onRcptTo: (_, __, done) =>
      done(state.rejects.recipient ? refused(state.rejects.recipient) : undefined),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (state.rejects.data) return done(refused(state.rejects.data));
        const { mailFrom, rcptTo } = session.envelope;
        state.received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
        });
        if (state.falls) for (const socket of sockets) socket.destroy();
        else done();
      });
    },
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return Object.assign(state, {
    port: (server.server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}
