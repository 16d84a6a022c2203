export const CHROMIUM_FLAGS: string[];
export const WEBGPU_FLAGS: string[];
export function candidates(playwrightChromium?: string): string[];
export function findChromium(): Promise<string>;
