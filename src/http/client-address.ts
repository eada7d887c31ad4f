import type { IncomingMessage } from "node:http";
import { isIPv4, isIPv6 } from "node:net";
import type { Express, Request } from "express";

/** How many 16-bit groups of an IPv6 address name a network: one household or phone usually holds a /64 (RFC 6177). */
const NETWORK_GROUPS = 4;
const ALL_GROUPS = 8;

/**
 * Whom a request's rate is counted against: an IPv4 address, or the /64 network of an IPv6 one. Where a trusted proxy
 * passes on something that is no address, the proxy itself.
 */
export function clientAddress(request: Request): string {
  return addressKey(request.ip ?? "") ?? addressKey(request.socket.remoteAddress ?? "") ?? "unknown";
}

/** As `clientAddress`, for a connection that leaves HTTP and so never passes through the app. */
export function clientAddressOutside(app: Express): (request: IncomingMessage) => string {
  return ({ headers, socket }) => {
    // What Express reads of a request to tell `ip`, so that the same proxies are believed.
    const properties = { headers: { value: headers }, socket: { value: socket } };
    return clientAddress(Object.create(app.request, properties) as Request);
  };
}

/** The key of an address, or null for a text that is none. */
export function addressKey(address: string): string | null {
  if (isIPv4(address)) return address;
  const withoutZone = address.replace(/%.*$/u, "");
  if (!isIPv6(withoutZone)) return null;
  const groups = ipv6Groups(withoutZone);
  const [high, low] = groups.slice(6);
  // IPv4 as a socket for both families shows it (RFC 4291, 2.5.5.2).
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped && high !== undefined && low !== undefined) {
    return [high >> 8, high & 255, low >> 8, low & 255].join(".");
  }
  const network = groups.slice(0, NETWORK_GROUPS).map((group) => group.toString(16));
  return `${network.join(":")}::/64`;
}

/** Whether an address is this machine itself. */
export function isLoopback(address: string | undefined): boolean {
  const key = addressKey(address ?? "");
  return key !== null && (key.startsWith("127.") || address === "::1");
}

function ipv6Groups(address: string): number[] {
  // A URL writes an address in its one short form (RFC 5952), an IPv4 tail in hexadecimal too.
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = "", tail] = short.split("::");
  const read = (part: string): number[] =>
    part === "" ? [] : part.split(":").map((group) => parseInt(group, 16));
  const before = read(head);
  const after = read(tail ?? "");
  return [...before, ...Array<number>(ALL_GROUPS - before.length - after.length).fill(0), ...after];
}
