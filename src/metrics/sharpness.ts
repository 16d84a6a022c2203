/** Blur of images, without anything to compare them with. */

/**
 * Mean squared Laplacian 4·x - left - right - above - below over the inner pixels of images `[n, height·width]`, in
 * squared pixel values. Blur lowers it, noise and ringing raise it: compare with that of real images. NaN for images
 * without inner pixels.
 */
export function laplacianEnergy(images: ArrayLike<number>, height: number, width: number): number {
  const size = height * width;
  let sum = 0;
  for (let image = 0; image < images.length; image += size) {
    for (let row = 1; row < height - 1; row++) {
      for (let i = image + row * width + 1; i < image + (row + 1) * width - 1; i++) {
        const laplacian = 4 * images[i] - images[i - 1] - images[i + 1] - images[i - width] - images[i + width];
        sum += laplacian ** 2;
      }
    }
  }
  return sum / ((images.length / size) * (height - 2) * (width - 2));
}
