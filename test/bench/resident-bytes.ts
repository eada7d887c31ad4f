/** Resident memory of a server, in bytes, from its own metrics. Throws where they are not to be had. */
export async function residentBytes(url: string): Promise<number> {
  const response = await fetch(`${url}/metrics`);
  const found = /^process_resident_memory_bytes (\S+)$/m.exec(await response.text());
  if (found?.[1] === undefined)
    throw new Error(`no process_resident_memory_bytes in /metrics (${response.status})`);
  return Number(found[1]);
}
