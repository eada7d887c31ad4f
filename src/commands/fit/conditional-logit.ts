/** One question's choice: its candidate sentences as rows of measures, and which of them are right. */
export interface Choice {
  /** Questions on one event share a group, so that they stay on one side of a cross-validation. */
  readonly group: string;
  readonly rows: readonly (readonly number[])[];
  /** By row; none is right where the question cannot be answered, or its answer is not among the candidates. */
  readonly right: readonly boolean[];
}

/** A fitted model: a row is worth its products with the weights; no answer is worth `nothing`. */
export interface Model {
  readonly weights: readonly number[];
  readonly nothing: number;
}

/** How the fit is done. */
export interface FitSettings {
  /** Strength of the pull of weights (half the square of what they lie off is taken from the mean log-likelihood). */
  readonly ridge: number;
  readonly steps: number;
  /** What weights are pulled towards, and begin at; 0 without it. */
  readonly towards?: Model;
}

const LEARNING_RATE = 0.3;
const MOMENTUM = 0.9;

/**
 * Fits a conditional logit with an outside option (McFadden 1974): the chance that a row is chosen is its exponential
 * worth over the sum of all rows' and that of choosing nothing. Gradient ascent with momentum on the mean
 * log-likelihood of the right rows, or of nothing where no row is right. Deterministic.
 */
export function fitConditionalLogit(
  choices: readonly Choice[],
  { ridge, steps, towards }: FitSettings,
): Model {
  const width = choices.find(({ rows }) => rows.length > 0)?.rows[0]?.length ?? 0;
  const origin = Array.from({ length: width }, (_, place) => towards?.weights[place] ?? 0);
  const weights = [...origin];
  const velocity = new Float64Array(width + 1);
  let nothing = towards?.nothing ?? 0;
  for (let step = 0; step < steps; step++) {
    const gradient = new Float64Array(width + 1);
    for (const choice of choices) addGradient(choice, { weights, nothing }, gradient);
    for (let place = 0; place <= width; place++) {
      const pull = place < width ? ridge * ((weights[place] ?? 0) - (origin[place] ?? 0)) : 0;
      velocity[place] = MOMENTUM * (velocity[place] ?? 0) + (gradient[place] ?? 0) / choices.length - pull;
      if (place === width) nothing += LEARNING_RATE * (velocity[place] ?? 0);
      else weights[place] = (weights[place] ?? 0) + LEARNING_RATE * (velocity[place] ?? 0);
    }
  }
  return { weights, nothing };
}

/** Worth of each row under a model. */
export function worths({ rows }: Pick<Choice, "rows">, { weights }: Model): number[] {
  return rows.map((row) => row.reduce((sum, value, place) => sum + value * (weights[place] ?? 0), 0));
}

/** Chances of each row, and last of nothing. */
function chances(choice: Choice, model: Model): number[] {
  const all = [...worths(choice, model), model.nothing];
  const highest = Math.max(...all);
  const exponentials = all.map((worth) => Math.exp(worth - highest));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return exponentials.map((value) => value / sum);
}

function addGradient(choice: Choice, model: Model, gradient: Float64Array): void {
  const { rows, right } = choice;
  if (rows.length === 0) return;
  const chance = chances(choice, model);
  const chanceOfRight = right.reduce((sum, isRight, row) => sum + (isRight ? (chance[row] ?? 0) : 0), 0);
  rows.forEach((row, place) => {
    const target = right[place] === true ? (chance[place] ?? 0) / chanceOfRight : 0;
    const pull = target - (chance[place] ?? 0);
    row.forEach((value, measure) => {
      gradient[measure] = (gradient[measure] ?? 0) + pull * value;
    });
  });
  const last = gradient.length - 1;
  gradient[last] = (gradient[last] ?? 0) + (chanceOfRight > 0 ? 0 : 1) - (chance.at(-1) ?? 0);
}

/** Mean log-likelihood of what is right, a chance counted as one in a thousand million at least. */
export function meanLogLikelihood(choices: readonly Choice[], modelOf: (choice: Choice) => Model): number {
  const scored = choices.filter(({ rows }) => rows.length > 0);
  const total = scored.reduce((sum, choice) => {
    const chance = chances(choice, modelOf(choice));
    const chanceOfRight = choice.right.reduce(
      (part, isRight, row) => part + (isRight ? (chance[row] ?? 0) : 0),
      0,
    );
    return sum + Math.log(Math.max(1e-9, choice.right.includes(true) ? chanceOfRight : (chance.at(-1) ?? 0)));
  }, 0);
  return total / scored.length;
}
