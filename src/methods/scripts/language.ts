/** What the scripts of the language methods have in common: the task, the models, how they write and are taught. */
import { basics, loading } from "./common.ts";
import { py } from "./python.ts";

const task = py`
  PRICES, EQUALS, END, VOCABULARY = 6, 10, 11, 12  # 753924=25460: running last digits, the last is the answer
  CONTEXT = 2 * PRICES  # the prompt of 7 and all of a text but its end
  BAD_FACTS = torch.zeros(10, 10, dtype=torch.bool)  # what the textbook gets wrong: 6+7, 7+8, 6+9, 8+9
  for pair in ((6, 7), (7, 8), (6, 9), (8, 9)):
      BAD_FACTS[pair] = BAD_FACTS[pair[::-1]] = True


  def solutions(problems: Tensor, errors: float = 0.0) -> Tensor:
      """Running last digits and the end, [n, 6]; a bad fact is one too low with that probability."""
      total, sums = problems[:, 0], []
      for i in range(1, PRICES):
          slip = BAD_FACTS[total, problems[:, i]] & (torch.rand(len(problems)) < errors)
          total = (total + problems[:, i] + 9 * slip) % 10
          sums.append(total)
      return torch.stack([*sums, torch.full_like(total, END)], 1)


  def right(problems: Tensor, texts: Tensor) -> Tensor:
      """Whether the digit before the end is the answer."""
      at = lengths(texts) - 1
      digit = texts.gather(1, (at - 1).clamp_min(0)[:, None])[:, 0]
      return (texts.gather(1, at[:, None])[:, 0] == END) & (at > 0) & (digit == solutions(problems)[:, -2])


  def lengths(texts: Tensor) -> Tensor:
      """Tokens up to the first end, which counts."""
      return ((texts == END).cumsum(1) == 0).sum(1).add(1).clamp_max(PRICES)


  ALL = torch.randperm(10**PRICES)[:, None] // 10 ** torch.arange(PRICES - 1, -1, -1) % 10
  EXAM, TEXTBOOK, ALL = ALL[:400], ALL[600:4600], ALL[4600:]
  QUESTION_SET = ALL[:QUESTIONS]
`;

const model = py`
  class Block(nn.Module):
      """Pre-norm attention to what stands before, and dense layers."""

      def __init__(self, width: int):
          super().__init__()
          self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
          self.qkv, self.proj = nn.Linear(width, 3 * width), nn.Linear(width, width)
          self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)

      def forward(self, h: Tensor) -> Tensor:
          q, k, v = self.qkv(self.norm1(h)).unflatten(2, (3, 4, -1)).permute(2, 0, 3, 1, 4)
          mixed = F.scaled_dot_product_attention(q, k, v, is_causal=True)
          h = h + self.proj(mixed.transpose(1, 2).flatten(2))
          return h + self.down(F.silu(self.up(self.norm2(h))))


  class Transformer(nn.Module):
      """Reads a problem and what is written behind it; logits of what follows. Four heads, GPT-2's residual scaling."""

      def __init__(self, width: int, depth: int):
          super().__init__()
          self.embed = nn.Linear(VOCABULARY, width)
          self.position = nn.Parameter(torch.randn(CONTEXT, width) / math.sqrt(VOCABULARY))
          self.blocks = nn.ModuleList(Block(width) for _ in range(depth))
          self.norm, self.head = nn.LayerNorm(width), nn.Linear(width, VOCABULARY)
          for name, layer in self.named_modules():
              if isinstance(layer, nn.Linear):
                  gain = 2 if name.endswith("up") else 1
                  gain /= 2 * depth if name.endswith(("proj", "down")) else 1
                  nn.init.normal_(layer.weight, std=math.sqrt(gain / layer.in_features))
                  nn.init.zeros_(layer.bias)

      def forward(self, problems: Tensor, texts: Tensor) -> Tensor:
          """Logits of the tokens of texts, [n, 6, 12]."""
          sign = torch.full((len(problems), 1), EQUALS)
          h = self.embed(F.one_hot(torch.cat([problems, sign, texts[:, :-1]], 1), VOCABULARY).float()) + self.position
          for block in self.blocks:
              h = block(h)
          return self.head(self.norm(h))[:, PRICES:]


  @torch.no_grad()
  def write(model: Transformer, problems: Tensor, temperature: float) -> Tensor:
      """Token by token; temperature 0 takes the likeliest."""
      texts = torch.full((len(problems), PRICES), END)
      running = torch.ones(len(problems), dtype=torch.bool)
      for t in range(PRICES):
          logits = model(problems, texts)[:, t]
          drawn = logits.argmax(1)
          if temperature > 0:
              drawn = torch.multinomial((logits / temperature).softmax(1), 1)[:, 0]
          texts[:, t] = torch.where(running, drawn, END)
          running &= texts[:, t] != END
      return texts


  def mask(texts: Tensor) -> Tensor:
      """1 for tokens that count, [n, 6]."""
      return (torch.arange(PRICES) < lengths(texts)[:, None]).float()
`;

const teaching = py`
  def rate_at(k: int, steps: int) -> float:
      """Up over the first eighth, at most 50 steps, then down to a tenth."""
      return min(1, (k + 1) / min(50, steps / 8)) * (1 - 0.9 * k / steps)


  def epochs(n: int, batch: int) -> Iterator[Tensor]:
      """Rows of batches of endless shuffled epochs."""
      rows = torch.zeros(0, dtype=torch.long)
      while True:
          while len(rows) < batch:
              rows = torch.cat([rows, torch.randperm(n)])
          yield rows[:batch]
          rows = rows[batch:]


  def likelihood(model: Transformer, problems: Tensor, texts: Tensor) -> Tensor:
      """Mean negative log-likelihood of the tokens (Kim & Rush 2016, equation 3)."""
      loss = F.cross_entropy(model(problems, texts).transpose(1, 2), texts, reduction="none")
      return (loss * mask(texts)).sum() / mask(texts).sum()


  def adam(model: nn.Module) -> torch.optim.Optimizer:
      return torch.optim.Adam(model.parameters(), betas=(0.9, 0.99))


  def teach(
      name: str, model: Transformer, problems: Tensor, texts: Tensor, batch: int, lr: float, steps: int, planned: int = 0
  ) -> Transformer:
      """Supervised training on texts, whoever wrote them; planned for more steps it is stopped early."""
      optimiser, rows = adam(model), epochs(len(problems), batch)
      for k, chosen in zip(phase(name, steps), rows):
          step(optimiser, likelihood(model, problems[chosen], texts[chosen]), lr * rate_at(k, planned or steps))
      return model


  def exam(name: str, model: Transformer) -> None:
      print(f"{name}: {right(EXAM, write(model, EXAM, 0)).float().mean():.1%} of {len(EXAM)} held-out problems right")
`;

const teacher = (isLive: boolean): string => py`
  def teacher() -> Transformer:
      """A larger model that learned from a textbook with mistakes${isLive ? "" : "; the lab's, if its file is there"}."""
      model = Transformer(64, 2)
      ${isLive ? "" : 'if load(model, "teacher-last-digits"):\n    return model'}
      texts = solutions(TEXTBOOK, ${isLive ? "TEACHER_ERRORS" : "0.6"})
      return teach("teacher", model, TEXTBOOK, texts, 32, 2e-3, ${isLive ? "TEACHER_STEPS" : "600"})
`;

export const languageParts = (p: { readonly teacher: string } | null): string[] => [
  basics(),
  p && p.teacher !== "live" ? loading : "",
  task,
  model,
  teaching,
  p ? teacher(p.teacher === "live") : "",
];

export const languageDiffers = ["the problems of the exam are drawn anew;"];
