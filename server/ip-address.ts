/** Which kind of network address a text is, and nothing else beside it: 4, 6, or 0 for neither. */
export function ipVersion(text: string): 0 | 4 | 6 {
  if (IPV4.test(text)) return 4;
  // Only an address stands in brackets (WHATWG URL, 4.3), and none of them has a zone.
  return /^[\da-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]`) ? 6 : 0;
}

const BYTE = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`^${BYTE}(\\.${BYTE}){3}$`);

/** What one client has, written in one way: an IPv4 address, or the network (/64) of an IPv6 one, of which it has every address. */
export const clientNetwork = (address: string): string =>
  ipVersion(address) === 6 ? networkOf(address) : address;

function networkOf(address: string): string {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? [] : Array(8 - groups.length - after.length).fill('0');
  return [...groups, ...zeros, ...after].slice(0, 4).join(':') + '::/64';
}
