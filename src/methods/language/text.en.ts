/** Words of the controls that the language methods share. */
export const lookText = {
  problem: { label: "Problem", help: "Six prices of one digit each; with fewer, the first ones are 0." },
  temperature: {
    label: "Temperature of writing",
    help: "How boldly the models on screen draw their tokens. 0: always the likeliest one, and that is how they are measured.",
  },
  draw: { label: "Draw", help: "Every number is another draw from the same models." },
};

export const teacherText = {
  teacher: {
    label: "Teacher",
    help: "Shipped: trained by this project's own script on a textbook that errs. Train now: the same network trained before your eyes, on a textbook that errs as often as you say.",
    options: { pretrained: "Shipped", live: "Train now" },
  },
  teacherErrors: {
    label: "Errors in its textbook",
    help: "How often the textbook gets 6 + 7, 7 + 8, 6 + 9 and 8 + 9 one too low. Above one half, the likeliest answer of the teacher is the wrong one.",
  },
  teacherSteps: { label: "Teacher's training steps", help: "Length of the teacher's training." },
};

export const studentText = {
  width: { label: "Width", help: "Numbers per token in the student's one layer; the teacher has two layers of 64." },
};
