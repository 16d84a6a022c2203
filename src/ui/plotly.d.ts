/** The few parts of plotly.js that the lab uses; its own types cover the full bundle only. */
declare module "plotly.js/lib/core" {
  type Json = Record<string, unknown>;
  interface Plotly {
    register(modules: unknown[]): void;
    react(root: HTMLElement, data: Json[], layout: Json, config: Json): Promise<unknown>;
    restyle(root: HTMLElement, update: Json, traces: number[]): Promise<unknown>;
    extendTraces(root: HTMLElement, update: Record<string, number[][]>, traces: number[]): Promise<unknown>;
    relayout(root: HTMLElement, update: Json): Promise<unknown>;
    purge(root: HTMLElement): void;
    toImage(root: HTMLElement, options: Json): Promise<string>;
  }
  const plotly: Plotly;
  export default plotly;
}
declare module "plotly.js/lib/bar" {
  const trace: unknown;
  export default trace;
}
declare module "plotly.js/lib/heatmap" {
  const trace: unknown;
  export default trace;
}
