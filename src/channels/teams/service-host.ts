import { LOCAL_SERVICE_HOSTS } from "./settings.ts";

/**
 * Whether replies may go to an address. An allowed host stands for its subdomains too, at HTTPS's own port unless it
 * names another; this machine may be reached over plain HTTP and, where no port is named, at any.
 */
export function isServiceAllowed(serviceUrl: string, allowed: readonly string[]): boolean {
  const url = URL.parse(serviceUrl);
  if (url === null || url.username + url.password !== "") return false;
  const isLocal = LOCAL_SERVICE_HOSTS.includes(url.hostname);
  if (url.protocol !== "https:" && !(isLocal && url.protocol === "http:")) return false;
  // A dot at the end names the same host.
  const host = url.hostname.replace(/\.$/u, "");
  return allowed.some((entry) => {
    const { hostname, port } = hostOf(entry);
    const isHost = host === hostname || (!isLocal && host.endsWith(`.${hostname}`));
    return isHost && (port === url.port || (isLocal && port === ""));
  });
}

/** Name and port of `name` or `name:port`, as a URL has them. */
function hostOf(entry: string): { readonly hostname: string; readonly port: string } {
  const { hostname, port } = new URL(`https://${entry}`);
  return { hostname, port };
}
