/** The form of one example: a point in the plane, a greyscale image, or a plain feature vector. */
export type ExampleShape =
  | { readonly kind: "points"; readonly dims: 2 }
  | { readonly kind: "image"; readonly height: number; readonly width: number }
  | { readonly kind: "features"; readonly dims: number; readonly names?: readonly string[] };
