/** Links short enough to be said aloud: `#/go/temperature`. What follows a `?` is added to the experiment's own query. */
export const shortLinks: Readonly<Record<string, string>> = {
  temperature: "kd?v=1&T=8&seed=1",
  "dark-knowledge": "kd?v=1&omit=3&alpha=1&seed=1",
  "wrong-labels": "kd?v=1&ln=0.4&seed=1",
  "few-steps": "progressive?v=1&target=ring8&N=8&its=1000&seed=1",
  samplers: "sample?v=1&steps=4&seed=1",
  apt: "apt?v=1&seed=1",
  "on-policy": "gkd?v=1&seed=1",
  "small-data": "dataset-distillation?v=1&ipc=1&seed=1",
};

/** The link that a short one stands for; any other string comes back as it is. */
export function resolveShort(hash: string): string {
  const [, name = "", query] = /^#?\/?go\/([\w-]+)\/?(?:\?(.*))?$/.exec(hash) ?? [];
  if (!Object.hasOwn(shortLinks, name)) return hash;
  return `#/${shortLinks[name]}${query ? `&${query}` : ""}`;
}
