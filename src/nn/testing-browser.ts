/** Set-up of the tests in a browser: tells the WASM backend where its binaries are. */
import { locateWasm } from "./wasm-files.ts";

locateWasm();
