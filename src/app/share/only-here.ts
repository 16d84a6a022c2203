/** Whether an address leads to the page on this computer and nowhere on another: a loopback host, or a file. */
export const isOnlyHere = ({ protocol, hostname }: Pick<Location, "protocol" | "hostname">): boolean =>
  protocol === "file:" || /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
