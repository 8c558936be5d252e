/** A setting that is wrong; the message is one sentence for whoever starts the server. */
export class SettingError extends Error {
  constructor(name: string, should: string) {
    super(`${name} ${should}.`);
    this.name = 'SettingError';
  }
}
