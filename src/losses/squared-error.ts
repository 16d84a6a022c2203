/** Mean of (prediction − target)² over all elements, as one operation with its gradient. */
export { squaredError } from "../nn/kernels/row-losses.ts";
