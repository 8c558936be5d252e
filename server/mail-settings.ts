import { SettingError } from './setting-error.ts';

/** Where mails go and who they are from; without a `server` and a `service` they become files under `dataDir`. */
export type MailSettings = { from: string; server?: MailServer; service?: MailService };

/** A mail server: `secure` speaks TLS from the first byte, else by STARTTLS where the server can; with a user it has to. */
export type MailServer = {
  host: string;
  port: number;
  secure: boolean;
  auth?: { user: string; pass: string };
};

/** A service that takes mails as JSON by HTTP (`httpMail`); the token is a bearer's. */
export type MailService = { url: string; token?: string };

type Of = (name: string) => string | undefined;

/** Reads `MAIL_URL`, `MAIL_FROM` and the sign-in, which has settings of its own because URLs end up in logs and in lists of processes. */
export function mailOf(of: Of): MailSettings {
  const text = of('MAIL_URL');
  const from = of('MAIL_FROM');
  const [user, pass, token] = ['MAIL_USER', 'MAIL_PASSWORD', 'MAIL_TOKEN'].map(of);
  if (text === undefined) {
    if ((user ?? pass ?? token) !== undefined)
      throw new SettingError(
        'MAIL_URL',
        'should be set, too, where MAIL_USER, MAIL_PASSWORD or MAIL_TOKEN is',
      );
    return { from: from === undefined ? 'noreply@localhost.invalid' : emailOf('MAIL_FROM', from) };
  }
  const isService = /^https?:/.test(text);
  if (isService && (user ?? pass) !== undefined)
    throw new SettingError('MAIL_USER', 'is for a mail server; a service by HTTP has MAIL_TOKEN');
  if (!isService && token !== undefined)
    throw new SettingError('MAIL_TOKEN', 'is for a service by HTTP; a mail server has MAIL_USER');
  const place = isService
    ? { service: { url: serviceOf(text), ...(token !== undefined && { token }) } }
    : { server: serverOf(text, user, pass) };
  if (from === undefined) throw new SettingError('MAIL_FROM', 'should be set where MAIL_URL is');
  return { from: emailOf('MAIL_FROM', from), ...place };
}

function serverOf(text: string, user: string | undefined, pass: string | undefined): MailServer {
  const [, scheme, place] = /^(smtps?):\/\/([^/@?#]+)\/?$/.exec(text) ?? [];
  if (!place || !URL.canParse(`http://${place}`))
    throw new SettingError(
      'MAIL_URL',
      'should be the address of a mail server, like smtp://127.0.0.1:587 or smtps://mail.example.be, or of a service, like https://mail.example.be/send, without a user in it',
    );
  if ((user === undefined) !== (pass === undefined))
    throw new SettingError('MAIL_USER', 'and MAIL_PASSWORD go together');
  const secure = scheme === 'smtps';
  // An http: URL keeps no port 80 apart from none, and that is no port for mail.
  const { hostname, port } = new URL(`http://${place}`);
  const host = hostname.replace(/^\[|\]$/g, '');
  const server = { host, port: Number(port || (secure ? 465 : 587)), secure };
  return {
    ...server,
    ...(user !== undefined && pass !== undefined && { auth: { user, pass } }),
  };
}

// What is sent there has people's addresses in it.
function serviceOf(text: string): string {
  const url = /^https?:\/\/[^@?#]+$/.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(url?.hostname ?? '');
  if (!url || (url.protocol === 'http:' && !isHere))
    throw new SettingError(
      'MAIL_URL',
      'should be the address of a service that takes mails, like https://mail.example.be/send, by TLS and without a user or a query in it',
    );
  return url.href;
}

/** How an address in a setting looks. */
export const EMAIL = /^[^\s@<>",;]+@[^\s@<>",;.]+(\.[^\s@<>",;.]+)+$/;

/** A setting that is one e-mail address. */
export function emailOf(name: string, text: string): string {
  if (!EMAIL.test(text))
    throw new SettingError(name, 'should be one e-mail address, like name@example.be');
  return text;
}
