/** Words of the claims page's filters. */
export const en = {
  filters: "Filter the claims",
  method: "Technique",
  every: "All techniques",
  text: "Containing",
  hint: "a word, or an id such as K4",
  shown: "{n} of {all} claims",
  none: "No claim fits. Widen the filters.",
  clear: "Show all",
  with: { seed: "with seed {seeds}", seeds: "with seeds {seeds}" },
  sofar: "So far, with {n} of {of} seeds",
};
