import type { MethodTexts } from "../../lab/method.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const en = {
  ...card.en,
  controls: {
    perClass: {
      label: "Images per class",
      help: "How many images of every digit are learned, and chosen by each of the other ways.",
    },
    examples: { label: "Real images", help: "The data set that is to be made small or clean." },
    ambiguity: {
      label: "Ambiguous digits",
      help: "Share of images that lie between two digits. Some of their labels are debatable by nature.",
    },
    labelNoise: {
      label: "Wrong labels planted",
      help: "In a copy of the data set this share of labels is made wrong, and a filter looks for them. The images that are distilled keep their right labels. 0: no filter is run.",
    },
    noiseKind: {
      label: "Kind of wrong label",
      help: "Any other digit, or always the one it is most easily taken for.",
      options: { symmetric: "Any other", asymmetric: "A similar one" },
    },
    folds: {
      label: "Folds of the filter",
      help: "The copy is cut into so many parts. For each, a network learns from all others and is asked about this one.",
    },
    objective: {
      label: "What is matched",
      help: "The mean features of each class in random networks, or the gradients by which a network would learn.",
      options: { distribution: "Mean features", gradient: "Gradients" },
    },
    start: {
      label: "Start",
      help: "What the images are before the first step: the random choice, the mean of their class, or noise.",
      options: { real: "Real images", mean: "Class means", noise: "Noise" },
    },
    siamese: {
      label: "Move while matching",
      help: "Real and learned images are shifted and turned a little before they are compared, both in the same way.",
    },
    innerSteps: {
      label: "Steps of the network",
      help: "After each step of the images, the network that gives the gradients takes so many steps on them; after 10 a fresh one takes its place. 0: always a fresh one.",
    },
    width: {
      label: "Width of the model",
      help: "Hidden units of the network that learns from each set: the model that stays as it is.",
    },
    depth: { label: "Hidden layers", help: "Of that model and of the small student." },
    studentWidth: {
      label: "Width of the small student",
      help: "Hidden units of the student that knowledge distillation teaches.",
    },
    T: {
      label: "Temperature T",
      help: "Softens the answers of the large model before the small student learns from them; 1: as they are.",
    },
    judges: {
      label: "Fresh networks per set",
      help: "Every set is given to so many networks that have seen nothing before. Their mean is shown.",
    },
    lr: { label: "Learning rate of the images", help: "Step size of Adam on the pixels; it falls to a tenth." },
    iterations: { label: "Steps of the images", help: "How long the images are learned." },
    steps: {
      label: "Steps of every network",
      help: "Training steps of the models, of the filter's networks and of the small student: the same for all.",
    },
  },
  metrics: {
    matchingLoss: "Distance of learned from real",
    learnedAccuracy: "Learned images",
    randomAccuracy: "Random choice",
    herdingAccuracy: "Herding",
    kCentreAccuracy: "K-centre",
    classMeanAccuracy: "Class means",
    movedAccuracy: "Random choice, moved",
    fullAccuracy: "All images",
    noisyAccuracy: "With wrong labels",
    filteredAccuracy: "After the filter",
    kdAccuracy: "Small student, taught",
    smallAccuracy: "Small student, labels alone",
    filterPrecision: "Filter: flagged that are wrong",
    filterRecall: "Filter: wrong that are flagged",
    learnedLoss: "On learned images",
    randomLoss: "On the random choice",
    fullLoss: "On all images",
    foldsLoss: "Networks of the filter",
    kdLoss: "Small student, taught",
    smallLoss: "Small student, labels alone",
  },
  charts: {
    accuracy: "Fresh networks on held-out images",
    matching: "Distance of learned images from real ones",
    cleaning: "With wrong labels, and without those found",
    students: "The small student",
    loss: "Training loss",
  },
  chartTabs: {
    accuracy: "Sets",
    matching: "Matching",
    cleaning: "Cleaning",
    students: "Student",
    loss: "Loss",
  },
  phases: {
    distil: "Learning images",
    folds: "Looking for wrong labels",
    judges: "Fresh networks on every set",
    students: "Small student",
  },
} satisfies MethodTexts<Spec>;
