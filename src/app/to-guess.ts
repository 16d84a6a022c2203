/** Takes the focus to where the guess is made, as soon as that is on screen. @param frames how long it is waited for */
export function toGuess(frames = 300): void {
  const field = document.querySelector<HTMLElement>("#guess input");
  if (field) field.focus();
  else if (frames > 0) requestAnimationFrame(() => toGuess(frames - 1));
}
